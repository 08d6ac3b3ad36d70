/** A document to be read: its fields in the declared groups, its lines as tables. */
import { sectionsOf, type DocumentMeta, type FieldMeta } from '#declare'
import { calledBy, useCoded } from '../client/coded.ts'
import type { Refs, Row } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { currencyOf } from './currency.ts'
import { Help } from './help.tsx'
import { isEmptySide, isVoucher } from './kinds.ts'
import { labelOf } from './labels.ts'
import { Card } from './page.tsx'
import { Table, type Column } from './table.tsx'
import { columnTotal } from './total.ts'
import { isNothing, isNumber, Value } from './value.tsx'

type Sheet = { readonly document: DocumentMeta; readonly row: Row; readonly refs: Refs | undefined; readonly brief?: boolean }

export function Sheet({ document, row, refs, brief = false }: Sheet) {
  return <>{sectionsOf(document).map((section, at) => ('groups' in section
    ? <Groups key={at} document={document} groups={section.groups} row={row} refs={refs} brief={brief} />
    : brief && isNothing((row[section.lines.key] as readonly Row[] | undefined)?.[0]) ? null : <Lines key={at} field={section.lines} row={row} refs={refs} />))}</>
}

function Groups({ groups, ...of }: Sheet & { groups: readonly (readonly FieldMeta[])[] }) {
  const shown = groups.map((fields) => (of.brief ? fields.filter((field) => !isNothing(of.row[field.key])) : fields)).filter((fields) => fields.length > 0)
  return shown.length > 0 ? <Card>{shown.map((fields) => <Fields key={fields[0]?.key} fields={fields} {...of} />)}</Card> : null
}

function Fields({ document, fields, row, refs }: Sheet & { fields: readonly FieldMeta[] }) {
  const words = useWords()
  const { company } = useHouse()
  const currency = currencyOf(document, row, refs, company.currency)
  return (
    <dl className="sheet">
      {fields.map((field) => (
        <div key={field.key} className={field.kind === 'long-text' ? 'whole' : undefined}>
          <dt>{labelOf(field, words)}<Help field={field} /></dt>
          <dd className={isNumber(field) ? 'figures' : undefined}><Value field={field} value={row[field.key]} refs={refs} />{field.kind === 'money' && !isNothing(row[field.key]) && <small className="unit"> {currency}</small>}</dd>
        </div>
      ))}
    </dl>
  )
}

const none: readonly FieldMeta[] = []
const noLines: readonly Row[] = []

function Lines({ field, row, refs }: Pick<Sheet, 'row' | 'refs'> & { field: FieldMeta }) {
  const words = useWords()
  const lines = (row[field.key] ?? noLines) as readonly Row[]
  const house = useHouse()
  const coded = useCoded(field.lines ?? none, lines)
  const voucher = isVoucher(field.lines ?? none)
  const shown = (field.lines ?? []).filter((one) => lines.some((line) => !isNothing(line[one.key])) || one.required)
  const columns: readonly Column<Row>[] = [
    { key: '#', label: '#', slim: true, cell: (line) => <span className="faint">{lines.indexOf(line) + 1}</span> },
    ...shown.map((one): Column<Row> => ({
      key: one.key, label: <>{labelOf(one, words)}<Help field={one} /></>, number: isNumber(one), wide: one.kind === 'text' || one.kind === 'ref',
      cell: (line) => voucher && isEmptySide(one.key, line[one.key]) ? null : <><Value field={one} value={line[one.key]} refs={refs} coded />{one.codeOf !== undefined && <span className="faint"> {calledBy(one, line[one.key], coded, house)}</span>}</>, total: columnTotal(one, field.lines ?? [], lines),
    })),
  ]
  return (
    <Card flush title={labelOf(field, words)} extra={<span className="faint">{words.t('lines.count', { n: lines.length })}</span>}>
      {lines.length > 0 ? <Table label={labelOf(field, words)} columns={columns} rows={lines} rowKey={(line, at) => line.id ?? String(at)} totals={lines.length > 1 && columns.some((column) => column.total !== undefined)} /> : <p className="faint pad">{words.t('lines.none')}</p>}
    </Card>
  )
}
