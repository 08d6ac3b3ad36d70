/** Refusals by the field they mean, and the way to that field. */
import type { Refusal } from '#words'
import { refusalsIn } from '../client/failure.ts'

/** What is refused, by the path of its field, e.g. `lines.3.quantity`. */
export type Faults = Readonly<Record<string, Refusal>>

export const faultsOf = (refusal: Refusal | undefined): Faults =>
  refusal ? Object.fromEntries(refusalsIn(refusal).flatMap((one) => (one.field ? [[one.field, one]] : []))) : {}

/** Leads to a field by its path; a path that has no field of its own leads to the nearest above it. */
export function jumpTo(field: string): void {
  for (let path = field; path; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
    const found = document.getElementById(idOf(path))
    if (!found) continue
    found.scrollIntoView({ block: 'center' })
    found.focus({ preventScroll: true })
    // A grid draws only the cells in sight: it leads to the one that is meant itself.
    found.dispatchEvent(new CustomEvent('jump', { detail: field }))
    return
  }
}
export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`
