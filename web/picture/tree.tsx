/** A tree of boxes, such as a company's departments: side by side where there is room, indented on a phone, walked by the arrows. */
import { useRef, useState, type ReactNode } from 'react'
import { stepOf, type Branch } from './tree.ts'
import './picture.css'

export function Tree<T>({ label, branches, box, leaves, isOpenAtFirst }: {
  label: string; branches: readonly Branch<T>[]; box: (branch: Branch<T>) => ReactNode
  /** What stands in a box once it is opened, under its name. */
  leaves?: (branch: Branch<T>) => ReactNode
  isOpenAtFirst: (branch: Branch<T>) => boolean
}) {
  const [turned, turn] = useState<ReadonlySet<string>>(new Set())
  const [at, stand] = useState(branches[0]?.id ?? '')
  const tree = useRef<HTMLUListElement>(null)
  const levels = levelsOf(branches, isOpenAtFirst)
  const isOpen = (id: string): boolean => levels.get(id) !== turned.has(id)
  const opens = ({ below }: Branch<T>): boolean => below.length > 0 || leaves !== undefined
  const toggle = (id: string): void => turn(new Set(turned.has(id) ? [...turned].filter((one) => one !== id) : [...turned, id]))
  const press = (event: React.KeyboardEvent<HTMLElement>): void => {
    if ((event.target as HTMLElement).getAttribute('role') !== 'treeitem') return
    if (event.key === 'Enter') { (event.target as HTMLElement).querySelector('a')?.click(); return }
    const step = stepOf(event.key, at, branches, isOpen, opens)
    if (!step) return
    event.preventDefault()
    if (step.toggle) toggle(step.toggle)
    if (step.focus) { stand(step.focus); tree.current?.querySelector<HTMLElement>(`[data-branch="${CSS.escape(step.focus)}"]`)?.focus() }
  }
  const item = (one: Branch<T>): ReactNode => {
    const open = isOpen(one.id)
    return (
      <li key={one.id} role="treeitem" data-branch={one.id} aria-level={one.level} aria-expanded={opens(one) ? open : undefined} aria-selected={one.id === at} tabIndex={one.id === at ? 0 : -1} onFocus={(event) => { event.stopPropagation(); stand(one.id) }}>
        <div className="tree-box">
          {box(one)}
          {opens(one) && <button type="button" tabIndex={-1} aria-hidden className="tree-turn" onClick={() => toggle(one.id)}>{open ? '−' : '+'}</button>}
          {open && leaves?.(one)}
        </div>
        {open && one.below.length > 0 && <ul role="group">{one.below.map(item)}</ul>}
      </li>
    )
  }
  return <div className="picture"><ul ref={tree} className="tree" role="tree" aria-label={label} onKeyDown={press}>{branches.map(item)}</ul></div>
}

const levelsOf = <T,>(branches: readonly Branch<T>[], isOpen: (branch: Branch<T>) => boolean): ReadonlyMap<string, boolean> => new Map(branches.flatMap((one) => [[one.id, isOpen(one)] as const, ...levelsOf(one.below, isOpen)]))
