/** Short words about what was just done, shown for a moment and read out once. */
import { CheckCircleFilled } from '@ant-design/icons'
import { useSyncExternalStore } from 'react'

type Told = { readonly key: number; readonly text: string }

let told: readonly Told[] = []
let count = 0
const listeners = new Set<() => void>()
const change = (next: readonly Told[]): void => { told = next; listeners.forEach((hear) => hear()) }

export function tell(text: string): void {
  const key = ++count
  change([...told.slice(-2), { key, text }])
  setTimeout(() => change(told.filter((one) => one.key !== key)), 4_000)
}

export function Telling() {
  const shown = useSyncExternalStore((hear) => { listeners.add(hear); return () => listeners.delete(hear) }, () => told)
  return <div className="telling" role="status" aria-live="polite">{shown.map(({ key, text }) => <p key={key}><CheckCircleFilled aria-hidden /> {text}</p>)}</div>
}
