/** A cell's text becomes a field's value, exactly, or is refused with a reason; nothing is ever guessed. */
import type { Field } from '#declare'
import { dividedBy, isDay, refuse, type Refusal } from '#words'

export type Read = { readonly value: unknown } | { readonly refusal: Refusal }

/** The value of every kind that is not a reference; an empty cell is no value. */
export function valueOf(field: Field, cell: string): Read {
  const said = cell.normalize('NFKC').trim()
  if (said === '') return { value: undefined }
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(said)) return no('单元格里是错误值', 'holds an error of the spreadsheet')
  switch (field.kind) {
    case 'text': return { value: cell.trim() }
    case 'long-text': return { value: cell.replace(/\r\n?/g, '\n').trim() }
    case 'integer': return integer(said)
    case 'quantity': case 'money': return decimal(said)
    case 'rate': return rate(said)
    case 'day': return day(said)
    case 'instant': return instant(said)
    case 'flag': return flag(said)
    case 'choice': return choice(field, said)
    default: return no('不能从表格导入', 'cannot be imported from a sheet')
  }
}

const no = (zh: string, en: string): Read => ({ refusal: refuse(zh, en) })
const notANumber = (said: string): Read => no(`“${said}”不是可以确认的数字`, `"${said}" is not a number beyond doubt`)

/** `1,200` · `¥15.50` · `(1.5)` · `１２` are numbers; `1,20`, `1.2E+05` and `12kg` are not beyond doubt. */
export function decimal(said: string): Read {
  const bracketed = /^\((.+)\)$/.exec(said)
  const bare = (bracketed?.[1] ?? said).replace(/^(-?)\s*(?:¥|\$|€|£|RMB|CNY|人民币)\s*/i, '$1').replace(/\s*元$/, '')
  const grouped = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?$/.exec(bare)
  if (!grouped || (grouped[2] === undefined && grouped[3] === undefined) || (bracketed && grouped[1])) return notANumber(said)
  const [, minus = '', whole = '0', rest = ''] = grouped
  return { value: `${minus || (bracketed ? '-' : '')}${whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')}${rest}`.replace(/^-(0+(?:\.0+)?)$/, '$1') }
}

/** `13%` is 0.13; a bare 13 is thirteen, and the field's own limits say whether that can be. */
function rate(said: string): Read {
  const percent = /^(.+?)\s*%$/.exec(said)
  const read = decimal(percent?.[1] ?? said)
  if ('refusal' in read || !percent) return 'refusal' in read ? notANumber(said) : read
  const value = read.value as string
  return { value: dividedBy(value, '100', (value.split('.')[1]?.length ?? 0) + 2) }
}

function integer(said: string): Read {
  const read = decimal(said)
  if ('refusal' in read) return read
  const whole = (read.value as string).replace(/\.0+$/, '')
  return /^-?\d{1,10}$/.test(whole) ? { value: Number(whole) } : no(`“${said}”不是整数`, `"${said}" is not a whole number`)
}

/** Year first: `2026-11-24`, `2026/1/4`, `2026.1.4`, `2026年1月4日`, `20261124`. Which of 3/4/2026 is the month, nobody can say. */
function day(said: string): Read {
  const found = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(said)
  const [month, date] = found ? [found[3] ?? found[5] ?? found[7] ?? '', found[4] ?? found[6] ?? found[8] ?? ''] : ['', '']
  const value = `${found?.[1]}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(value) ? { value } : no(`“${said}”不是可以确认的日期，请写成 2026-11-24`, `"${said}" is not a day beyond doubt; write it as 2026-11-24`)
}

/** Local time of the company when no zone is written. */
function instant(said: string): Read {
  const found = /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(said)
  const on = found && day(found[1] as string)
  if (!on || 'refusal' in on) return no(`“${said}”不是可以确认的时刻，请写成 2026-11-24 08:00`, `"${said}" is not an instant beyond doubt; write it as 2026-11-24 08:00`)
  const at = new Date(`${String(on.value)}T${(found[2] ?? '0').padStart(2, '0')}:${found[3] ?? '00'}:${found[4] ?? '00'}${found[5] ?? '+08:00'}`)
  return Number.isNaN(at.getTime()) ? no(`“${said}”不是时刻`, `"${said}" is no instant`) : { value: at.toISOString() }
}

function flag(said: string): Read {
  if (/^(是|有|true|yes|y|1|√|✓|✔)$/i.test(said)) return { value: true }
  return /^(否|无|false|no|n|0|×|✗)$/i.test(said) ? { value: false } : no(`“${said}”不是“是”或“否”`, `"${said}" is neither yes nor no`)
}

function choice({ facts: { options = {} } }: Field, said: string): Read {
  const same = (text: string) => text.normalize('NFKC').toLowerCase() === said.toLowerCase()
  const found = Object.entries(options).filter(([key, label]) => same(key) || label.some(same))
  if (found.length === 1) return { value: found[0]?.[0] }
  const names = (at: 0 | 1) => Object.values(options).map((label) => label[at]).join(at === 0 ? '、' : ', ')
  return no(`“${said}”不在可选项之内（${names(0)}）`, `"${said}" is none of ${names(1)}`)
}
