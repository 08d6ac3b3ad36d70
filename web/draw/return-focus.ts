/** Whoever closes what lay over the page, or did what took their button away, goes on where they were. */
import { useEffect, useState } from 'react'

/** For a dialog: the focus goes back to what had it, else to the head of the page. */
export function useReturn(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => { requestAnimationFrame(() => backTo(before)) }, [before])
}

/** Gives a lost focus a place again. */
export function backTo(before?: Element | null): void {
  if (document.activeElement && document.activeElement !== document.body) return
  const place = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.querySelector<HTMLElement>('main h1')
  place?.focus({ preventScroll: true })
}
