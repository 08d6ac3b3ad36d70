/** Undo and redo over whole values: what was, what is, what was taken back. */

export type Past<T> = { readonly before: readonly T[]; readonly now: T; readonly after: readonly T[] }

const most = 100

export const begun = <T>(now: T): Past<T> => ({ before: [], now, after: [] })

/** A new deed; what had been taken back is gone. The oldest of a hundred is forgotten. */
export const done = <T>(past: Past<T>, next: T): Past<T> => (next === past.now ? past : { before: [...past.before, past.now].slice(-most), now: next, after: [] })

/** The same deed told in more words (a name that was looked up): nothing to undo. */
export const settled = <T>(past: Past<T>, next: T): Past<T> => ({ ...past, now: next })

export function undone<T>(past: Past<T>): Past<T> {
  const last = past.before.at(-1)
  return last === undefined ? past : { before: past.before.slice(0, -1), now: last, after: [past.now, ...past.after] }
}

export function redone<T>(past: Past<T>): Past<T> {
  const [next, ...after] = past.after
  return next === undefined ? past : { before: [...past.before, past.now], now: next, after }
}
