/** Widths of columns as the reader drew them: a drag or the arrows, kept once the hand is off. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

export type Widths = Readonly<Record<string, number>>
export type Sizing = { readonly widths: Widths; /** How many columns from the left stay in sight. */ readonly frozen: number; readonly keep: (widths: Widths) => void; readonly label: (key: string) => string }

export const [narrowest, widest] = [56, 720] as const
export const fitting = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)))

/** What an arrow does to a width; 16 px a press, 1 px with Shift, Home is as narrow as may be. */
export function resized(key: string, width: number, fine: boolean): number | undefined {
  const by = fine ? 1 : 16
  const next = { ArrowLeft: width - by, ArrowRight: width + by, Home: narrowest, End: widest }[key]
  return next === undefined ? undefined : fitting(next)
}

/** The edge of a column as something to hold: `shown` are the widths while one drags. */
export function useSizing({ widths, keep }: Pick<Sizing, 'widths' | 'keep'>) {
  const [dragged, drag] = useState<{ readonly key: string; readonly from: number; readonly width: number; readonly now: number }>()
  // Keys come faster than a page is drawn: while an edge is held, the next press goes on from the one before.
  const pressed = useRef<number>(undefined)
  const shown: Widths = dragged ? { ...widths, [dragged.key]: dragged.now } : widths
  const measured = (edge: Element): number => edge.closest('th')?.getBoundingClientRect().width ?? narrowest
  return {
    shown,
    edge: (key: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => { event.preventDefault(); event.currentTarget.setPointerCapture(event.pointerId); const width = measured(event.currentTarget); drag({ key, from: event.clientX, width, now: width }) },
      onPointerMove: (event: PointerEvent<HTMLElement>) => { if (dragged?.key === key) drag({ ...dragged, now: fitting(dragged.width + event.clientX - dragged.from) }) },
      onPointerUp: () => { if (dragged?.key === key) { keep({ ...widths, [key]: fitting(dragged.now) }); drag(undefined) } },
      onPointerCancel: () => drag(undefined),
      onDoubleClick: () => keep(Object.fromEntries(Object.entries(widths).filter(([one]) => one !== key))),
      onFocus: () => { pressed.current = undefined },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const next = resized(event.key, pressed.current ?? shown[key] ?? measured(event.currentTarget), event.shiftKey)
        if (next === undefined) return
        event.preventDefault()
        pressed.current = next
        keep({ ...widths, [key]: next })
      },
    }),
  }
}
