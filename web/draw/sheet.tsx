/** A document to be read: its fields in the declared groups, its lines as tables. */
import type { DocumentMeta, FieldMeta } from '#declare'
import type { Refs, Row } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useWords } from '../words/words.tsx'
import { currencyOf } from './currency.ts'
import { Help } from './help.tsx'
import { labelOf } from './labels.ts'
import { Card } from './page.tsx'
import { Table, type Column } from './table.tsx'
import { columnTotal } from './total.ts'
import { isNothing, isNumber, Value } from './value.tsx'

type Sheet = { readonly document: DocumentMeta; readonly row: Row; readonly refs: Refs | undefined; readonly brief?: boolean }

export function Sheet({ document, row, refs, brief = false }: Sheet) {
  return <>{sectionsOf(document).map((section, at) => (Array.isArray(section)
    ? <Fields key={at} document={document} fields={section} row={row} refs={refs} brief={brief} />
    : <Lines key={at} document={document} field={section as FieldMeta} row={row} refs={refs} />))}</>
}

function Fields({ document, fields, row, refs, brief }: Sheet & { fields: readonly FieldMeta[] }) {
  const words = useWords()
  const { company } = useHouse()
  const shown = brief ? fields.filter((field) => !isNothing(row[field.key])) : fields
  if (shown.length === 0) return null
  const currency = currencyOf(document, row, refs, company.currency)
  return (
    <Card>
      <dl className="sheet" aria-label={words.say(document.label)}>
        {shown.map((field) => (
          <div key={field.key} className={field.kind === 'long-text' ? 'whole' : undefined}>
            <dt>{labelOf(field, words)}<Help field={field} /></dt>
            <dd className={isNumber(field) ? 'figures' : undefined}><Value field={field} value={row[field.key]} refs={refs} />{field.kind === 'money' && !isNothing(row[field.key]) && <small className="unit"> {currency}</small>}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

export function Lines({ field, row, refs }: Omit<Sheet, 'document'> & { document?: DocumentMeta; field: FieldMeta }) {
  const words = useWords()
  const lines = (row[field.key] ?? []) as readonly Row[]
  const shown = (field.lines ?? []).filter((one) => lines.some((line) => !isNothing(line[one.key])) || one.required)
  const columns: readonly Column<Row>[] = [
    { key: '#', label: '#', slim: true, cell: (line) => <span className="faint">{lines.indexOf(line) + 1}</span> },
    ...shown.map((one): Column<Row> => ({
      key: one.key, label: <>{labelOf(one, words)}<Help field={one} /></>, number: isNumber(one), wide: one.kind === 'text' || one.kind === 'ref',
      cell: (line) => <Value field={one} value={line[one.key]} refs={refs} />, total: columnTotal(one, lines),
    })),
  ]
  return (
    <Card flush title={labelOf(field, words)} extra={<span className="faint">{words.t('lines.count', { n: lines.length })}</span>}>
      {lines.length > 0 ? <Table label={labelOf(field, words)} columns={columns} rows={lines} rowKey={(line, at) => line.id ?? String(at)} totals={lines.length > 1} /> : <p className="faint pad">{words.t('lines.none')}</p>}
    </Card>
  )
}

/** The declared form as a list of field groups and lines; fields that no group names come last. */
export function sectionsOf(document: DocumentMeta): readonly (readonly FieldMeta[] | FieldMeta)[] {
  const field = (key: string): FieldMeta | undefined => document.fields.find((one) => one.key === key)
  const named = new Set(document.form.flat())
  const groups = [...document.form, document.fields.filter((one) => !named.has(one.key)).map((one) => one.key)]
  const sections: (FieldMeta[] | FieldMeta)[] = []
  for (const group of groups) {
    const fields = group.map(field).filter((one) => one !== undefined)
    const plain = fields.filter((one) => one.kind !== 'lines')
    const last = sections.at(-1)
    if (plain.length > 0) { if (Array.isArray(last)) last.push(...plain); else sections.push([...plain]) }
    sections.push(...fields.filter((one) => one.kind === 'lines'))
  }
  return sections
}
