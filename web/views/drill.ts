/** Where a number leads: the house names its own addresses, the windows show the same thing at theirs. */
import type { Search } from '../client/search.ts'

export const placeOf = (drill: string): string => (drill.split('?')[0] ?? '').replace(/^\/api/, '')
export const searchOf = (drill: string): Search => Object.fromEntries(new URLSearchParams(drill.split('?')[1] ?? ''))
