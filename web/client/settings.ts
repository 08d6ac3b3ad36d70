/** How this reader likes the windows: language, light or dark, dense or wide; kept in the browser. */
import { useSyncExternalStore } from 'react'
import type { Language } from '#words'

export type Settings = { readonly language: Language; readonly theme: 'light' | 'dark' | 'system'; readonly density: 'dense' | 'wide' }

const key = 'zhangfa-settings'
const listeners = new Set<() => void>()
let current: Settings = { language: navigator.language.startsWith('zh') ? 'zh' : 'en', theme: 'system', density: 'dense', ...kept() }

export const settings = (): Settings => current

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change }
  try { localStorage.setItem(key, JSON.stringify(current)) } catch { /* a browser that keeps nothing still shows it now */ }
  listeners.forEach((tell) => tell())
}

export const useSettings = (): Settings => useSyncExternalStore(hear, settings)

const darkness = matchMedia('(prefers-color-scheme: dark)')

/** Whether the windows are dark now, by choice or as the system is. */
export function useDark(): boolean {
  const { theme } = useSettings()
  const systemDark = useSyncExternalStore((tell) => { darkness.addEventListener('change', tell); return () => darkness.removeEventListener('change', tell) }, () => darkness.matches)
  return theme === 'system' ? systemDark : theme === 'dark'
}

function hear(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function kept(): Partial<Settings> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
