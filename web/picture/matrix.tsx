/** A 5 x 5 matrix to look at: a table whose places open what stands in them. */
import type { ReactNode } from 'react'
import { steps, toneOf, type Step, type Weighed } from './matrix.ts'
import './picture.css'

export type Axis = { readonly name: string; /** What each of the five steps means. */ readonly says: Readonly<Record<Step, string>> }

export function Matrix<T>({ label, often, much, items, chosen, choose, count }: {
  label: string; often: Axis; much: Axis; items: readonly Weighed<T>[]
  chosen: string | undefined; choose: (place: string | undefined) => void; count: (n: number) => ReactNode
}) {
  return (
    <div className="picture">
      <table className="matrix" aria-label={label}>
        <tbody>
          {steps.toReversed().map((row) => (
            <tr key={row}>
              <th scope="row">{often.says[row]}</th>
              {steps.map((column) => {
                const [n, place] = [items.filter((one) => one.often === row && one.much === column).length, `${row}-${column}`]
                return <td key={column} className={`tone-${toneOf(row, column)}`}>{n > 0 && <button type="button" aria-pressed={chosen === place} aria-label={`${often.name} ${often.says[row]}, ${much.name} ${much.says[column]}: ${n}`} onClick={() => choose(chosen === place ? undefined : place)}>{count(n)}</button>}</td>
              })}
            </tr>
          ))}
        </tbody>
        <tfoot><tr><td><small>{often.name} ↑ · {much.name} →</small></td>{steps.map((column) => <th key={column} scope="col">{much.says[column]}</th>)}</tr></tfoot>
      </table>
    </div>
  )
}
