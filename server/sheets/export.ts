/** A list leaves the house as a file: what its reader sees on the screen, however long, never held in memory. */
import type { Actor } from '#allow'
import { masked } from '#allow'
import type { AnyDocument, Field, FieldKind, Plan } from '#declare'
import { exportSql, type Asked, type ExportColumn } from '#read'
import { headColumns, type Store } from '#store'
import { inLanguage, minuteText, Refused, refuse, type Label, type Language } from '#words'
import type { Cell, SheetWriter, Write } from './cell.ts'
import { csvWriter } from './csv-writer.ts'
import { xlsxWriter } from './xlsx-writer.ts'

export type Format = 'xlsx' | 'csv'
/** `columns` are fields of the document, or with `lines` set also `lines.<field>`; the list's columns when left out. */
export type Wanted = Asked & { readonly language?: Language; readonly lines?: string; readonly zone?: string }
type Column = ExportColumn & { readonly label: Label; readonly kind: FieldKind; readonly options?: Readonly<Record<string, Label>> | undefined }

/** Rows fetched and written at a time: PostgreSQL's answer is taken apart in one go. */
const batch = 200
/** Milliseconds of work on end, before whoever else waits is let in. */
const turn = 8

/** Writes the whole list and answers how many rows it had; a reader who goes away is noticed when `write` throws. `hear` is told how many rows are written. */
export async function exportList(store: Store, plan: Plan, document: AnyDocument, actor: Actor, wanted: Wanted, format: Format, write: Write, hear?: (rows: number) => Promise<void>): Promise<number> {
  const { language = 'zh', zone = 'Asia/Shanghai' } = wanted
  const columns = columnsOf(document, actor, wanted)
  const statement = exportSql(plan, document, actor, wanted, columns, wanted.lines)
  const writer = writerOf(format, inLanguage(document.label, language), columns, write)
  writer.row(columns.map(({ label }) => ({ text: inLanguage(label, language) })))
  let count = 0
  for await (const rows of store.stream<Readonly<Record<string, unknown>>>(statement, batch)) {
    let since = await othersFirst()
    for (const row of rows) {
      writer.row(columns.map((column) => cellOf(column, row[column.name], language, zone)))
      if (performance.now() - since > turn) since = await othersFirst()
    }
    count += rows.length
    await writer.flush()
    await hear?.(count)
  }
  if (document.access.secret) writer.row([{ text: inLanguage(takenBy(actor.name, minuteText(store.clock(), zone)), language) }])
  await writer.end()
  return count
}

/** Everybody who waits is let in; answers when it went on. */
const othersFirst = (): Promise<number> => new Promise((go) => setImmediate(() => go(performance.now())))

/** What belongs to a secret class says at its end who took it out of the house, and when. */
const takenBy = (name: string, at: string): Label => [`导出：${name}　${at}`, `Exported by ${name}, ${at}`]

export const writerOf = (format: Format, title: string, columns: readonly Pick<Column, 'kind'>[], write: Write): SheetWriter =>
  format === 'csv' ? csvWriter(write) : xlsxWriter(write, { title, widths: columns.map(({ kind }) => widths[kind] ?? 16) })

const widths: Partial<Record<FieldKind, number>> = { ref: 24, 'long-text': 40, text: 24, integer: 10, flag: 8, day: 12, instant: 20 }

function columnsOf(document: AnyDocument, actor: Actor, { columns, lines }: Wanted): readonly Column[] {
  const hidden = masked(document, actor)
  const inLines = lines === undefined ? [] : Object.keys(document.fields[lines]?.facts.of ?? {}).map((key) => `${lines}.${key}`)
  if (lines !== undefined && inLines.length === 0) throw new Refused(refuse(`没有明细“${lines}”`, `There are no lines "${lines}"`, 'lines'))
  const asked = columns ?? ['number', ...document.list.columns.filter((key) => key !== 'number' && !hidden.includes(key)), ...inLines]
  return asked.map((path, at) => {
    const found = hidden.includes(path.split('.')[0] ?? '') ? undefined : columnOf(document, path)
    if (!found) throw new Refused(refuse(`没有列“${path}”`, `There is no column "${path}"`, 'columns'))
    return { ...found, name: `c${at}`, path }
  })
}

/** What every document carries, as a column of a sheet. */
const headLabels: Readonly<Record<string, { readonly label: Label; readonly kind: FieldKind }>> = {
  id: { label: ['标识', 'Id'], kind: 'text' }, number: { label: ['编号', 'Number'], kind: 'text' }, version: { label: ['版本', 'Version'], kind: 'integer' }, state: { label: ['状态', 'State'], kind: 'choice' },
  department: { label: ['所属部门', 'Department'], kind: 'ref' }, enteredBy: { label: ['录入人', 'Entered by'], kind: 'ref' }, enteredAt: { label: ['录入时间', 'Entered at'], kind: 'instant' },
}

function columnOf(document: AnyDocument, path: string): Pick<Column, 'label' | 'kind' | 'options'> | undefined {
  const [first = '', second] = path.split('.')
  if (second === undefined && headColumns.some(({ key }) => key === first) && !Object.hasOwn(document.fields, first)) return { ...headLabels[first] as { label: Label; kind: FieldKind }, ...(first === 'state' ? { options: document.states } : {}) }
  const outer = Object.hasOwn(document.fields, first) ? document.fields[first] : undefined
  const field: Field | undefined = second === undefined ? outer : outer?.facts.of?.[second]
  return field && field.kind !== 'lines' ? { label: field.label, kind: field.kind, options: field.facts.options } : undefined
}

function cellOf({ kind, options }: Column, value: unknown, language: Language, zone: string): Cell {
  if (value === null || value === undefined) return undefined
  switch (kind) {
    case 'integer': case 'quantity': case 'money': case 'rate': return { decimal: String(value) }
    case 'day': return { day: String(value) }
    case 'instant': return { time: clockOf(zone).format(new Date(String(value))).replace(' ', 'T') }
    case 'flag': return { text: value === true ? (language === 'zh' ? '是' : 'Yes') : (language === 'zh' ? '否' : 'No') }
    case 'choice': { const label = options?.[String(value)]; return { text: label ? inLanguage(label, language) : String(value) } }
    default: return { text: String(value) }
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than a thousand uses of it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
  clocks.set(zone, made)
  return made
}
