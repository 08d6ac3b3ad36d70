/** A graph of what hangs together: nodes in columns from left to right, lines between them; each node is drawn by whoever shows the graph. */
import { Fragment, type ReactNode } from 'react'
import { layersOf, type Edge, type Node } from './layers.ts'
import './picture.css'

const [wide, high, gap, leading] = [188, 60, 44, 12]

export function Graph({ label, nodes, edges, node, more }: { label: string; nodes: readonly Node[]; edges: readonly Edge[]; node: (id: string) => ReactNode; more: (count: number) => ReactNode }) {
  const { placed, columns, rows, more: rest } = layersOf(nodes, edges)
  const at = new Map(placed.map(({ id, column, row }) => [id, { x: column * (wide + gap), y: row * (high + leading) }]))
  const height = rows * (high + leading) + (rest.size > 0 ? 28 : 0)
  return (
    <div className="picture graph" role="region" aria-label={label} tabIndex={0}>
      <div className="graph-plane" style={{ width: columns * (wide + gap) - gap, height }}>
        <svg aria-hidden width={columns * (wide + gap)} height={height}>
          {edges.map((edge, n) => {
            const [from, to] = [at.get(edge.from), at.get(edge.to)]
            return from && to && <path key={n} d={lineOf(from.x + wide, from.y + high / 2, to.x, to.y + high / 2)} />
          })}
        </svg>
        <ol>{placed.map(({ id, column, row }) => <li key={id} style={{ insetInlineStart: column * (wide + gap), top: row * (high + leading), width: wide, height: high }}>{node(id)}</li>)}</ol>
        {[...rest].map(([column, count]) => <Fragment key={column}><p className="graph-more" style={{ insetInlineStart: column * (wide + gap), width: wide }}>{more(count)}</p></Fragment>)}
      </div>
    </div>
  )
}

/** Leaves to the right and arrives from the left, however far apart. */
const lineOf = (x: number, y: number, toX: number, toY: number): string => { const bend = Math.max(20, (toX - x) / 2); return `M${x} ${y}C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}` }
