/** Any list of documents: as a table on a desk, as cards on a phone. */
import { Link } from '@tanstack/react-router'
import type { DocumentMeta, FieldMeta } from '#declare'
import type { Refs, Row } from '../client/documents.ts'
import { columnOf, useHouse } from '../client/house.ts'
import { titleOf } from '../client/names.ts'
import { useWords, type Words } from '../words/words.tsx'
import { currencyOf } from './currency.ts'
import { labelOf } from './labels.ts'
import { StateTag } from './status.tsx'
import { Table, type Column, type Sorting } from './table.tsx'
import { isNothing, isNumber, Value } from './value.tsx'
import { usePhone } from './phone.ts'
import type { Sizing } from './widths.ts'

export type Listed = { readonly document: DocumentMeta; readonly rows: readonly Row[]; readonly refs: Refs }

export type Choosing = { readonly ids: readonly string[]; readonly toggle: (id: string) => void; readonly set: (ids: readonly string[]) => void }
type More = { readonly keys?: readonly string[]; readonly sums?: Readonly<Record<string, string>> | undefined; readonly choosing?: Choosing; readonly sorting?: Sorting | undefined; readonly onSort?: (sorting: Sorting) => void; readonly sizing?: Omit<Sizing, 'label'> }

export function List({ document, rows, refs, keys = columnsOf(document), sums, choosing, sorting, onSort, sizing }: Listed & More) {
  const words = useWords()
  const phone = usePhone()
  const { company } = useHouse()
  if (phone) return <Cards document={document} rows={rows} refs={refs} />
  const columns = keys.map((key, at): Column<Row> => {
    const field = columnOf(document, key)
    return {
      key, label: <>{labelOf(field, words)}{field.kind === 'money' && <small className="unit"> {company.currency}</small>}</>, number: isNumber(field), sorts: field.kind !== 'lines', wide: field.kind === 'text' && key !== 'number',
      cell: (row) => <Cell document={document} row={row} refs={refs} field={key} leads={at === 0} />,
      ...(sums?.[key] === undefined ? {} : { total: sums[key] }),
    }
  })
  const shown = choosing ? [chooser(choosing, rows, words), ...columns] : columns
  // The box to choose a row by stands still with the columns after it.
  const sized = sizing && { ...sizing, frozen: sizing.frozen + (choosing && sizing.frozen > 0 ? 1 : 0), label: (key: string) => words.t('columns.width', { name: labelOf(columnOf(document, key), words) }) }
  return <Table sizing={sized} label={words.say(document.label)} columns={shown} rows={rows} rowKey={(row) => row.id} sorting={sorting} onSort={onSort} totals={sums !== undefined && Object.keys(sums).length > 0} rowClass={(row) => (choosing?.ids.includes(row.id) ? 'chosen' : undefined)} />
}

/** A box at each row, and one for all that are shown. */
function chooser({ ids, toggle, set }: Choosing, rows: readonly Row[], { t }: Words): Column<Row> {
  const all = rows.length > 0 && rows.every(({ id }) => ids.includes(id))
  return {
    key: '#', slim: true, label: <input type="checkbox" checked={all} aria-label={t('batch.mark-all')} onChange={() => set(all ? [] : rows.map(({ id }) => id))} />,
    cell: (row) => <input type="checkbox" checked={ids.includes(row.id)} aria-label={t('batch.mark', { number: row.number || row.id })} onChange={() => toggle(row.id)} />, total: <span className="faint">{t('total')}</span>,
  }
}

function Cell({ document, row, refs, field: key, leads }: { document: DocumentMeta; row: Row; refs: Refs; field: string; leads: boolean }) {
  const field = columnOf(document, key)
  if (key === 'state') return <StateTag document={document.name} state={row.state} />
  if (!leads) return <><Value field={field} value={shownIn(document, row, key)} refs={refs} /><Currency document={document} field={field} row={row} refs={refs} onlyOther /></>
  return <Link to="/documents/$type/$id" params={{ type: document.name, id: row.number || row.id }} search={{}} className="leads"><Value field={field} value={shownIn(document, row, key)} refs={refs} plain /></Link>
}

/** The title stands in the reader's language where it has an English half. */
const shownIn = (document: DocumentMeta, row: Row, key: string): unknown => (key === document.title ? titleOf(document, row) : row[key])

/** The currency beside an amount; in a column whose head says that of the books, only another one. */
function Currency({ document, field, row, refs, onlyOther = false }: { document: DocumentMeta; field: FieldMeta; row: Row; refs: Refs; onlyOther?: boolean }) {
  const { company } = useHouse()
  const currency = currencyOf(document, row, refs, company.currency)
  if (field.kind !== 'money' || isNothing(row[field.key]) || (onlyOther && currency === company.currency)) return null
  return <small className="unit"> {currency}</small>
}

/** Title, state and the three fields that say most. */
function Cards({ document, rows, refs }: Listed) {
  const words = useWords()
  const [first = 'number', ...others] = columnsOf(document).filter((key) => key !== 'state')
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/documents/$type/$id" params={{ type: document.name, id: row.number || row.id }} search={{}}>
            <div className="card-top"><b><Value field={columnOf(document, first)} value={shownIn(document, row, first)} refs={refs} plain /></b><StateTag document={document.name} state={row.state} /></div>
            <dl>{others.slice(0, 4).map((key) => <div key={key}><dt>{labelOf(columnOf(document, key), words)}</dt><dd><Value field={columnOf(document, key)} value={shownIn(document, row, key)} refs={refs} plain /><Currency document={document} field={columnOf(document, key)} row={row} refs={refs} /></dd></div>)}</dl>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Declared columns; the number stands first unless the declaration says otherwise, the state is never missing. */
export function columnsOf(document: DocumentMeta): readonly string[] {
  const known = declared.get(document) ?? (document.list.columns.includes('state') ? document.list.columns : [...document.list.columns, 'state'])
  declared.set(document, known)
  return known
}
const declared = new WeakMap<DocumentMeta, readonly string[]>()

export const sortingOf = (sort: string | undefined): Sorting | undefined => {
  const [first] = (sort ?? '').split(',')
  return first ? { by: first.replace(/^-/, ''), down: first.startsWith('-') } : undefined
}
