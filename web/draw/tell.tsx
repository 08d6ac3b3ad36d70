/** Short words about what was just done, shown for a moment and read out once. */
import { CheckCircleFilled } from '@ant-design/icons'
import { useEffect, useSyncExternalStore } from 'react'
import { isTyping } from '../shell/keys.ts'

/** Something that can still be done about it, while the words are shown. */
export type Offer = { readonly label: string; readonly take: () => void }
type Told = { readonly key: number; readonly text: string; readonly offer: Offer | undefined }

let told: readonly Told[] = []
let count = 0
const listeners = new Set<() => void>()
const change = (next: readonly Told[]): void => { told = next; listeners.forEach((hear) => hear()) }

export function tell(text: string, offer?: Offer): void {
  const key = ++count
  change([...told.slice(-2), { key, text, offer }])
  setTimeout(() => forget(key), offer ? 5_000 : 4_000)
}

const forget = (key: number): void => change(told.filter((one) => one.key !== key))

export function Telling() {
  const shown = useSyncExternalStore((hear) => { listeners.add(hear); return () => listeners.delete(hear) }, () => told)
  useUndoing(shown)
  return <div className="telling" role="status" aria-live="polite">{shown.map(({ key, text, offer }) => <p key={key}><CheckCircleFilled aria-hidden /> {text}{offer && <> · <button type="button" className="jump" onClick={() => { forget(key); offer.take() }}>{offer.label}</button></>}</p>)}</div>
}

/** Ctrl+Z takes what is still offered, where nobody types. */
function useUndoing(shown: readonly Told[]): void {
  useEffect(() => {
    const last = shown.findLast(({ offer }) => offer)
    if (!last) return
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || isTyping(event)) return
      event.preventDefault()
      forget(last.key)
      last.offer?.take()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [shown])
}
