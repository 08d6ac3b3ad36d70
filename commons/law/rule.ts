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
  readonly given: Given
  constructor(given: Given) { this.given = given }
  has(...names: readonly string[]): boolean { return names.every((name) => this.given[name] !== undefined && this.given[name] !== null) }
  number(name: string, otherwise?: number): number {
    const value = this.given[name] ?? otherwise
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
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
  is(name: string): boolean { return this.given[name] === true }
  not(name: string): boolean { return this.given[name] === false }
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

const longest = 10_000
/** Whatever was sent, as text. */
export const said = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value.slice(0, longest) : JSON.stringify(value))
const isEmpty = (value: unknown): boolean => value === null || value === false || value === '' || value === 'none' || (Array.isArray(value) && value.length === 0)
/** What a list of required things still misses, in the order of the law. */
export const missingOf = (required: readonly string[], present: readonly unknown[]): readonly string[] => required.filter((one) => !present.includes(one))

function wrong(name: string, zh: string, en: string): never {
  throw new Refused(refuse(`“${name}”应为${zh}`, `"${name}" must be ${en}`, name))
}

/** Money to the cent, half up, as a number. */
export const cents = (amount: number): number => Math.round((amount + Number.EPSILON * Math.sign(amount)) * 100) / 100
