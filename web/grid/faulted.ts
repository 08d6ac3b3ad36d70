/** What the house refused in cells, by line and column, for as long as the cell stands as it was refused. */
import { useMemo } from 'react'
import type { Refusal } from '#words'
import { isUnknown } from '../client/coded.ts'
import type { Faults } from '../draw/faults.ts'
import { isNothing } from '../draw/kinds.ts'
import { keyOf, type Columns, type Lines } from './lines.ts'
import { nameKey, type LookedUp } from './looked-up.ts'
import { wrongIn } from './read.ts'
import type { Reader } from './shown.ts'

type Faulted = { readonly refusal: Refusal; readonly value: unknown }
export type LineFaults = Readonly<Record<string, Faulted>>

/** By the line's own key: a line put in above does not move a refusal to its neighbour. */
export function useFaulted(path: string, faults: Faults, lines: Lines): ReadonlyMap<string, LineFaults> {
  // The lines are those that were sent: looked at once, when the answer comes.
  return useMemo(() => {
    const found = new Map<string, Record<string, Faulted>>()
    for (const [place, refusal] of Object.entries(faults)) {
      const [of, at, key] = place.split('.')
      const line = of === path ? lines[Number(at)] : undefined
      if (line && key) found.set(keyOf(line), { ...found.get(keyOf(line)), [key]: { refusal, value: line[key] } })
    }
    return found
  }, [faults, path])
}

/** Why a cell cannot stay, in words; nothing when all is well. */
export function whyWrong(column: Columns[number], value: unknown, fault: Faulted | undefined, inVain: LookedUp, { words: { t, say }, coded, house }: Reader): string | undefined {
  if (isUnknown(column, value, coded, house)) return t('grid.wrong-typed', { text: String(value), why: t('grid.wrong-unknown') })
  const wrong = wrongIn(column, value)
  const looked = wrong === 'unknown' ? inVain.get(nameKey(column.to ?? '', String(value))) : wrong
  if (wrong === 'unknown' && !looked) return undefined
  if (looked) return t('grid.wrong-typed', { text: String(value), why: t(`grid.wrong-${looked}`) })
  return fault && (fault.value === value || (isNothing(fault.value) && isNothing(value))) ? say(fault.refusal.refused) : undefined
}
