/** Which lines are drawn: those in sight and some around them, changing by the block, so that a step down draws nothing most of the time. */
import { useLayoutEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { lineHeight } from './widths.ts'

const block = 8

/** `from` to before `to`; `room` is the width there is. */
export function useSeen(box: RefObject<HTMLElement | null>, lines: number): { readonly from: number; readonly to: number; readonly room: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const [first, setFirst] = useState(0)
  useLayoutEffect(() => {
    const view = box.current
    if (!view) return
    const watch = new ResizeObserver(([entry]) => setRoom({ width: Math.floor(entry?.contentRect.width ?? 0), height: Math.ceil(entry?.contentRect.height ?? 0) }))
    // At once, before the browser shows what was scrolled to.
    const scrolled = (): void => flushSync(() => setFirst(Math.floor(view.scrollTop / lineHeight / block)))
    watch.observe(view)
    view.addEventListener('scroll', scrolled, { passive: true })
    return () => { watch.disconnect(); view.removeEventListener('scroll', scrolled) }
  }, [box])
  const from = Math.max(0, (first - 1) * block)
  return { from, to: Math.min(lines, (first + 2) * block + Math.ceil(room.height / lineHeight)), room: room.width }
}
