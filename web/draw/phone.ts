/** Whether the window is as narrow as a phone. */
import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 720px)')

export const usePhone = (): boolean => useSyncExternalStore((tell) => { narrow.addEventListener('change', tell); return () => narrow.removeEventListener('change', tell) }, () => narrow.matches)
