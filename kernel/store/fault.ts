/** What PostgreSQL refuses, told as a refusal of the house: which field, and why. */
import type { AnyDocument, Plan } from '#declare'
import { Refused, refuse, type Refusal } from '#words'
import { tableOf } from './table.ts'

type Fault = { readonly code?: string; readonly constraint?: string; readonly table?: string; readonly schema?: string; readonly column?: string }

/** The refusal behind a constraint; nothing when the error is none of the expected ones. */
export function refusalOfFault(plan: Plan, error: unknown): Refusal | undefined {
  const fault = error as Fault
  if (fault.code === '23505') return told(plan, fault, '已存在相同的值', 'already exists', 'conflict')
  if (fault.code === '23503') return told(plan, fault, '所引用的单据不存在', 'refers to something that does not exist', 'unfit')
  if (fault.code === '22003' || fault.code === '22008') return refuse('数值超出范围', 'A value is out of range')
  return undefined
}

/** What is answered while the database cannot be reached; whoever asked may ask again. */
export const away: Refusal = refuse('数据库暂时连不上，请稍后再试', 'The database cannot be reached just now; try again shortly', undefined, { kind: 'busy' })

/** Whether it could not be reached, or went away under way. */
export function isAway(error: unknown): boolean {
  const { code = '', message } = error as Error & Fault
  return (error instanceof Refused && error.refusal === away) || /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0[1-5]|53300|08\d{3})$/.test(code) || /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
}

/** Constraints are named `<table>_<column>_<key|fkey>` by the schema, so the field is read back from the name; a number that is the code is told as the code. */
function told(plan: Plan, fault: Fault, zh: string, en: string, kind: 'conflict' | 'unfit'): Refusal {
  for (const document of plan.documents.values()) {
    const field = fieldOf(document, fault)
    if (field) return refuse(`“${field.label[0]}”${zh}`, `"${field.label[1]}" ${en}`, field.path, { kind })
  }
  return refuse(`数据${zh}`, `A value ${en}`, undefined, { kind })
}

function fieldOf(document: AnyDocument, { schema, table, constraint = '' }: Fault): { readonly label: readonly [string, string]; readonly path: string } | undefined {
  const drawn = tableOf(document)
  if (drawn.schema !== schema) return undefined
  const own = [{ plain: drawn.plain, columns: drawn.columns, path: '' }, ...drawn.lines.map(({ key, plain, columns }) => ({ plain, columns, path: `${key}.` }))]
  const at = own.find(({ plain }) => plain === table)
  const column = at?.columns.find((one) => constraint === `${at.plain}_${one.column}_key` || constraint === `${at.plain}_${one.column}_fkey`)
  if (!at || !column) return undefined
  const coded = column.key === 'number' && !document.numbered ? ['code', 'login'].find((key) => Object.hasOwn(document.fields, key)) : undefined
  return { label: document.fields[coded ?? '']?.label ?? column.field?.label ?? [column.key, column.key], path: coded ?? `${at.path}${column.key}` }
}
