/** A rule of law as a fact: where it is written, since when, how sure we are of it, and what it answers to a question. */
import { refuse, Refused, isDay, type Day, type Label } from '#words'

/** `text`: the article itself was read; `second-source`: two secondary sources agree; `recall`: known by specialists, shown as unconfirmed until somebody has read the gazette. */
export type Verified = 'text' | 'second-source' | 'recall'
export type Source = { readonly instrument: string; readonly article: string; readonly since?: Day }
export type Given = Readonly<Record<string, unknown>>
export type LawRule = {
  readonly id: string; readonly title: Label; readonly clauses: readonly string[]; readonly sources: readonly Source[]; readonly verified: Verified
  readonly ask: (asked: Asked) => Readonly<Record<string, unknown>>
}

export const rule = (id: string, title: Label, clauses: readonly string[], sources: readonly Source[], ask: LawRule['ask'], verified: Verified = 'text'): LawRule => ({ id, title, clauses, sources, ask, verified })
export const from = (instrument: string) => (article: string, since?: Day): Source => ({ instrument, article, ...(since ? { since } : {}) })

/** What was asked, read kindly: a missing or wrong value is a refusal at its name. */
export class Asked {
  /** What was told; whoever looks at a name leaves it among those looked for. */
  readonly given: Given
  readonly #told: readonly string[]
  readonly #sought = new Set<string>()
  constructor(given: Given) {
    this.#told = Object.keys(given)
    const seek = (name: string | symbol) => { if (typeof name === 'string') this.#sought.add(name) }
    this.given = new Proxy(given, { get: (all, name) => { seek(name); return Reflect.get(all, name) }, has: (all, name) => { seek(name); return Reflect.has(all, name) } })
  }
  /** Names that were told and that the rule did not look at on its way: they played no part in the answer. */
  unread(): readonly string[] { return this.#told.filter((name) => !this.#sought.has(name)) }
  /** The first of them that looks like a name the rule looked for in vain, with that name: a slip of the pen must not change an answer in silence. */
  misspelt(): readonly [name: string, meant: string] | undefined {
    const vain = [...this.#sought].filter((name) => !this.#told.includes(name))
    return this.unread().flatMap((name) => { const found = vain.find((one) => isSlip(name, one)); return found === undefined ? [] : [[name, found] as const] })[0]
  }
  has(...names: readonly string[]): boolean { return names.every((name) => this.given[name] !== undefined && this.given[name] !== null) }
  number(name: string, otherwise?: number): number {
    const value = this.given[name] ?? otherwise
    const read = typeof value === 'string' && value.trim() !== '' ? numberSaid(value) : value
    return typeof read === 'number' && Number.isFinite(read) ? read : wrong(name, '数字', 'a number')
  }
  day(name: string): Day {
    const value = this.given[name]
    return isDay(value) && value >= '1900' && value < '2900' ? value : wrong(name, '日期，如 2026-03-02', 'a day such as 2026-03-02')
  }
  text(name: string, otherwise = ''): string {
    const value = this.given[name] ?? otherwise
    return typeof value === 'string' && value.length <= longest ? value : wrong(name, `至多 ${longest} 字的文字`, `a text of at most ${longest} letters`)
  }
  list(name: string): readonly unknown[] {
    const value = this.given[name] ?? []
    return Array.isArray(value) ? value : wrong(name, '列表', 'a list')
  }
  /** True only where it was said to be so. */
  is(name: string): boolean { return meant(this.given[name]) === true }
  not(name: string): boolean { return meant(this.given[name]) === false }
  /** True where one of these was told of and is not there: null, false, an empty text or list. What was not told of is not held against anyone. */
  lacks(...names: readonly string[]): boolean { return names.some((name) => name in this.given && isEmpty(this.given[name])) }
  /** The words of several values as one text, to look for what they speak of. */
  words(...names: readonly string[]): string { return names.map((name) => said(this.given[name])).join(' ').trim().slice(0, longest) }
  /** An instant to the minute, read as written. */
  moment(name: string): number {
    const value = this.given[name]
    const read = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? Date.parse(/Z$|[+-]\d{2}:\d{2}$/.test(value) ? value : `${value}Z`) : Number.NaN
    return Number.isNaN(read) ? wrong(name, '时刻，如 2026-05-06T09:00', 'a moment such as 2026-05-06T09:00') : read
  }
}

/** Two names that differ by capitals and dashes, or by one letter too many, too few or other, in a name long enough to tell. */
function isSlip(name: string, meant: string): boolean {
  const [left, right] = [name, meant].map((one) => one.toLowerCase().replaceAll(/[_\s-]/g, '')) as [string, string]
  if (left === right) return true
  if (Math.min(left.length, right.length) < 5 || Math.abs(left.length - right.length) > 1) return false
  const at = [...left].findIndex((sign, index) => sign !== right[index])
  const from = at < 0 ? left.length : at
  return left.slice(from + Number(left.length >= right.length)) === right.slice(from + Number(right.length >= left.length))
}

const longest = 10_000
/** Whatever was sent, as text. */
export const said = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value.slice(0, longest) : JSON.stringify(value))
const isEmpty = (value: unknown): boolean => value === null || meant(value) === false || (typeof value === 'string' && /^\s*(none|nothing|never|missing|absent|not (done|made|given|kept|held|there)|n\/a|无|没有|未(做|建|有|签|测|办)?)?\s*$/i.test(value)) || (Array.isArray(value) && value.length === 0)

/** Yes and no as people write them. */
const meant = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : typeof value !== 'string' ? undefined : /^\s*(yes|y|true|是|有)\s*$/i.test(value) ? true : /^\s*(no|n|false|否|不是)\s*$/i.test(value) ? false : undefined

const units: readonly (readonly [RegExp, number])[] = [[/^亿|^(a )?hundred million/i, 1e8], [/^万|^ten thousand/i, 1e4], [/^千(?![克米瓦])|^thousand/i, 1e3], [/^million/i, 1e6]]
const [digits, letters] = ['零一二三四五六七八九', '一二三四五六七八九两']
const spelled = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const

/** A number as people write it, with what it counts: `5,000`, `5000元`, `1.2万`, `30 days`, `三十日`, `three months`. A share is none, for its whole is not told; neither is a sum of several. */
function numberSaid(text: string): number {
  const plain = text.normalize('NFKC').trim().replace(/^[¥$]|^(RMB|CNY)\s*/i, '')
  const [, figure, rest = ''] = /^([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)\s*([^\d%‰]*)$/i.exec(plain) ?? []
  if (figure !== undefined) return /half|quarter|半|percent|per cent/i.test(rest) ? Number.NaN : Number(figure.replaceAll(',', '')) * (units.find(([unit]) => unit.test(rest))?.[1] ?? 1)
  const word = spelled.findIndex((one) => new RegExp(`^${one}( (?!hundred|thousand|million|and)[a-z-]+){0,2}$`, 'i').test(plain))
  return word >= 0 ? word : chinese(plain)
}

/** 十, 二十三, 两 and the like up to ninety-nine, with what is counted after it. */
function chinese(text: string): number {
  const [, tens, ten, ones] = new RegExp(`^([${letters}])?(十)?([${letters}])?(?![百千万亿半])[^\\d${digits}两十百千万亿半]*$`, 'u').exec(text) ?? []
  const digit = (one: string | undefined) => (one === '两' ? 2 : digits.indexOf(one ?? '零'))
  if (ten) return (tens ? digit(tens) : 1) * 10 + digit(ones)
  return tens && !ones ? digit(tens) : text === '零' ? 0 : Number.NaN
}
/** What a list of required things still misses, in the order of the law. */
export const missingOf = (required: readonly string[], present: readonly unknown[]): readonly string[] => required.filter((one) => !present.includes(one))

function wrong(name: string, zh: string, en: string): never {
  throw new Refused(refuse(`“${name}”应为${zh}`, `"${name}" must be ${en}`, name))
}

/** Whether an amount is within a share of another; the share itself is not rounded in anybody's favour, only what binary figures add is forgiven. */
export const within = (amount: number, share: number, of: number): boolean => amount <= of * share * (1 + 1e-12)
/** The largest amount in whole cents within a share. */
export const mostWithin = (share: number, of: number): number => Math.floor(of * share * 100 * (1 + 1e-12)) / 100

/** Money to the cent, half up, as a number. */
export const cents = (amount: number): number => Math.round((amount + Number.EPSILON * Math.sign(amount)) * 100) / 100
