/** Which deed a key means: one table while cells are walked, a shorter one while a cell is typed in. */

export type Deed =
  | { readonly go: readonly [down: number, right: number]; readonly extend?: boolean }
  | { readonly next: 1 | -1 }
  | { readonly below: 1 | -1 }
  | { readonly move: 1 | -1 }
  | 'edit' | 'cancel' | 'clear' | 'undo' | 'redo' | 'fill-down' | 'all' | 'insert' | 'remove' | 'balance-here' | 'balance'

export type Pressed = { readonly key: string; readonly ctrl: boolean; readonly shift: boolean; readonly alt: boolean }

const far = Number.POSITIVE_INFINITY
const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
const withCtrl: Readonly<Record<string, Deed>> = { z: 'undo', y: 'redo', d: 'fill-down', a: 'all', Delete: 'remove', Backspace: 'remove', F7: 'balance' }
const alone: Readonly<Record<string, Deed>> = { F2: 'edit', F7: 'edit', Delete: 'clear', Backspace: 'clear', Insert: 'insert', '=': 'balance-here' }

/** The deed of a key over a cell nobody types in; nothing where the key types. */
export function walking({ key, ctrl, shift, alt }: Pressed): Deed | undefined {
  const arrow = arrows[key]
  if (arrow && alt) return arrow[1] === 0 ? { move: arrow[0] as 1 | -1 } : undefined
  if (alt) return undefined
  if (arrow) return { go: ctrl ? [arrow[0] * far || 0, arrow[1] * far || 0] : arrow, extend: shift }
  if (key === 'Home') return { go: [ctrl ? -far : 0, -far], extend: shift }
  if (key === 'End') return { go: [ctrl ? far : 0, far], extend: shift }
  if (key === 'PageUp' || key === 'PageDown') return { go: [key === 'PageUp' ? -10 : 10, 0], extend: shift }
  if (ctrl && shift && key.toLowerCase() === 'z') return 'redo'
  if (ctrl) return withCtrl[key.length === 1 ? key.toLowerCase() : key]
  return typing({ key, ctrl, shift, alt }, false) ?? alone[key]
}

/** The deed of a key while typing; up and down walk the names that are offered, where there are some. */
export function typing({ key, ctrl, shift, alt }: Pressed, offered: boolean): Deed | undefined {
  if (ctrl && key === 'F7') return 'balance'
  if (ctrl || alt) return undefined
  if (key === 'Enter') return { below: shift ? -1 : 1 }
  if (key === 'Tab') return { next: shift ? -1 : 1 }
  if (key === 'Escape') return 'cancel'
  if (key === 'ArrowUp' && !offered) return { below: -1 }
  return key === 'ArrowDown' && !offered ? { below: 1 } : undefined
}
