/** Whether something has come near to sight: what is costly to draw waits until then, and stays drawn. */
import { startTransition, useEffect, useRef, useState, type RefObject } from 'react'

export function useSeen<E extends Element>(): readonly [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [seen, see] = useState(false)
  useEffect(() => {
    if (seen || !ref.current) return undefined
    const watch = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) startTransition(() => see(true)) }, { rootMargin: '300px' })
    watch.observe(ref.current)
    return () => watch.disconnect()
  }, [seen])
  return [ref, seen]
}
