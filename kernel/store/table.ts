/** Where a document lies: its table, its columns, the tables of its lines - said once, for whoever writes SQL. */
import { linesFields, mainBook, plainFields, type AnyDocument, type Field, type FieldKind } from '#declare'

export type ColumnType = 'uuid' | 'text' | 'integer' | 'numeric' | 'date' | 'timestamptz' | 'boolean'
export type Column = { readonly key: string; readonly column: string; readonly type: ColumnType; readonly required: boolean; /** What rows have that were kept before the column was. */ readonly initially?: string; readonly field?: Field }
export type LinesTable = { readonly key: string; readonly name: string; readonly plain: string; readonly columns: readonly Column[] }
export type Table = {
  /** Quoted and qualified, ready for SQL. */
  readonly name: string
  readonly schema: string
  readonly plain: string
  /** Head columns first, then the declared fields. */
  readonly columns: readonly Column[]
  readonly lines: readonly LinesTable[]
  /** Keys of the texts people search by; a column beside them keeps how they are spelled. */
  readonly searched: readonly string[]
}

const columnTypes: Readonly<Record<Exclude<FieldKind, 'lines'>, ColumnType>> = {
  text: 'text', 'long-text': 'text', choice: 'text', integer: 'integer', quantity: 'numeric', money: 'numeric', rate: 'numeric',
  day: 'date', instant: 'timestamptz', flag: 'boolean', ref: 'uuid', line: 'uuid',
}

export const headColumns: readonly Column[] = [
  { key: 'id', column: 'id', type: 'uuid', required: true },
  { key: 'number', column: 'number', type: 'text', required: true },
  { key: 'version', column: 'version', type: 'integer', required: true },
  { key: 'state', column: 'state', type: 'text', required: true },
  { key: 'department', column: 'department', type: 'uuid', required: false },
  { key: 'book', column: 'book', type: 'text', required: true, initially: mainBook },
  { key: 'enteredBy', column: 'entered_by', type: 'uuid', required: true },
  { key: 'enteredAt', column: 'entered_at', type: 'timestamptz', required: true },
]
/** What every line carries beside its fields. */
export const lineColumns: readonly Column[] = [
  { key: 'id', column: 'id', type: 'uuid', required: true },
  { key: 'parent', column: 'parent', type: 'uuid', required: true },
  { key: 'position', column: 'position', type: 'integer', required: true },
]

/** Kept beside the searched texts, never shown. */
export const spelledColumn: Column = { key: 'spelled', column: 'spelled', type: 'text', required: false }

const tables = new WeakMap<AnyDocument, Table>()

export function tableOf(document: AnyDocument): Table {
  const known = tables.get(document)
  if (known) return known
  const made = drawTable(document)
  tables.set(document, made)
  return made
}

export const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The lines table of a document known by name only, e.g. of another chapter. */
export function linesTableName(document: string, key: string): string {
  const [schema = '', rest = ''] = document.split('.')
  return `${quoted(schema)}.${quoted(`${rest.replaceAll('-', '_')}__${snake(key)}`)}`
}

function drawTable(document: AnyDocument): Table {
  const [schema = '', rest = ''] = document.name.split('.')
  const plain = rest.replaceAll('-', '_')
  return {
    schema, plain, name: `${quoted(schema)}.${quoted(plain)}`,
    columns: [...headColumns, ...plainFields(document.fields).filter(([key]) => !headColumns.some((head) => head.key === key)).map(([key, field]) => columnOf(key, field, 'field_'))],
    searched: plainFields(document.fields).filter(([, { facts, kind }]) => facts.search && (kind === 'text' || kind === 'long-text')).map(([key]) => key),
    lines: linesFields(document).map(([key, of]) => ({
      key, plain: `${plain}__${snake(key)}`, name: `${quoted(schema)}.${quoted(`${plain}__${snake(key)}`)}`,
      columns: [...lineColumns, ...plainFields(of).map(([inner, field]) => columnOf(inner, field, 'line_'))],
    })),
  }
}

/** Names of columns that no field takes, those of the search included. */
const reserved = new Set(['id', 'number', 'version', 'state', 'entered_by', 'entered_at', 'parent', 'position', 'spelled', 'pairs'])

function columnOf(key: string, field: Field, prefix: string): Column {
  const column = snake(key)
  const type = columnTypes[field.kind as Exclude<FieldKind, 'lines'>]
  return { key, column: reserved.has(column) ? `${prefix}${column}` : column, type, required: field.facts.required ?? false, field }
}
