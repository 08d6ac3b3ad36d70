/** A tree out of rows that name their parent, and the walk of the keys through what of it is open. */
export type Branch<T> = { readonly id: string; readonly of: T; readonly level: number; readonly below: readonly Branch<T>[] }

/** A row whose parent is not among them stands at the root; of a ring of parents none is lost either. */
export function treeOf<T>(rows: readonly T[], idOf: (row: T) => string, parentOf: (row: T) => string | null | undefined): readonly Branch<T>[] {
  const known = new Set(rows.map(idOf))
  const under = Map.groupBy(rows, (row) => { const parent = parentOf(row); return parent && known.has(parent) && parent !== idOf(row) ? parent : '' })
  const placed = new Set<string>()
  const branch = (row: T, level: number): Branch<T> => {
    const id = idOf(row)
    placed.add(id)
    return { id, of: row, level, below: (under.get(id) ?? []).flatMap((child) => (placed.has(idOf(child)) ? [] : [branch(child, level + 1)])) }
  }
  const roots = (under.get('') ?? []).map((row) => branch(row, 1))
  return [...roots, ...rows.flatMap((row) => (placed.has(idOf(row)) ? [] : [branch(row, 1)]))]
}

/** From top to bottom, as far as it is open. */
export const openOf = <T>(branches: readonly Branch<T>[], isOpen: (id: string) => boolean): readonly Branch<T>[] => branches.flatMap((one) => [one, ...(isOpen(one.id) ? openOf(one.below, isOpen) : [])])

export type Step = { readonly focus?: string; readonly toggle?: string }

/** What a key does in a tree, as tree views of every system do it: up and down walk, right opens or enters, left shuts or leaves. */
export function stepOf<T>(key: string, at: string, branches: readonly Branch<T>[], isOpen: (id: string) => boolean, opens: (branch: Branch<T>) => boolean): Step | undefined {
  const shown = openOf(branches, isOpen)
  const place = shown.findIndex(({ id }) => id === at)
  const here = shown[place]
  const focus = (branch: Branch<T> | undefined): Step | undefined => (branch ? { focus: branch.id } : undefined)
  if (!here) return focus(shown[0])
  switch (key) {
    case 'ArrowDown': return focus(shown[place + 1])
    case 'ArrowUp': return focus(shown[place - 1])
    case 'Home': return focus(shown[0])
    case 'End': return focus(shown.at(-1))
    case 'ArrowRight': return opens(here) && !isOpen(at) ? { toggle: at } : focus(here.below[0])
    case 'ArrowLeft': return opens(here) && isOpen(at) ? { toggle: at } : focus(shown.slice(0, place).findLast(({ level }) => level < here.level))
    default: return undefined
  }
}
