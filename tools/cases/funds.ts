/** Cases of funds: what an offer costs, signs of too little money, the cash of the weeks to come, reminders, bills of exchange - by the functions of finance. */
import { claimed, onItsWay, type Announced } from '../../chapters/6-finance/4-receivables/reminder.ts'
import { cashForecast, firstBelow, firstNegative, type Flow } from '../../chapters/6-finance/7-bank/week-by-week.ts'
import { cheapest, effectiveRate, signals, type Signal } from '../../chapters/6-finance/7-bank/funds.ts'
import { discounted, mayEndorse, type BillKind } from '../../chapters/6-finance/7-bank/negotiable.ts'
import { addDays, compare, dividedBy, isPositive, negated, plus, rounded, times, type Decimal } from '#words'
import { unspoken, type Json, type See, type Step } from './case.ts'
import { Firm } from './firm.ts'
import { today } from './stage.ts'

export const money = (amount: Decimal): string => rounded(amount, 2)
/** What a paper comes to, told by its amount, with its tax, or without it and the rate. */
export function worth(told: Json | undefined): Decimal | undefined {
  if (typeof told !== 'object' || told === null) return text(told)
  const { gross, net, tax_rate: rate = '0' } = told as Partial<Record<'gross' | 'net' | 'tax_rate', Decimal>>
  return gross ?? (net === undefined ? undefined : plus(net, times(net, rate)))
}
export const text = (value: Json | undefined): string | undefined => (value === undefined || value === null ? undefined : String(value))
/** Why a bill is not endorsed, in the words of cases. */
const barred: Readonly<Record<string, RegExp>> = { 'not-transferable': /transfer|barred|forbid|不得转让/i, 'part-endorsement': /part|split|void|whole|amount/i, overdue: /due|late|after|present|expired|over|lapse/i }

export abstract class Funds extends Firm {
  got: Readonly<Record<string, unknown>> = {}
  abstract see: See
  eyes = (got: Readonly<Record<string, unknown>>): See => { this.got = { ...this.got, ...got }; return (name, wanted) => (name in got ? got[name] : this.see(name, wanted)) }
  /** What is kept on account or goes in fees, as a share of what is lent. */
  compared(step: Step): See {
    const { bank, bond } = step as unknown as Readonly<Record<'bank' | 'bond', Readonly<Record<string, Decimal>>>>
    const share = (of: Decimal = '0') => (compare(of, '1') < 0 ? of : dividedBy(of, String(this.of.given['need']), 8))
    const rates = { bank: effectiveRate({ rate: bank['rate'] ?? '0', withheld: share(bank['kept_on_account']) }), bond: effectiveRate({ rate: bond['rate'] ?? '0', withheld: share(bond['issue_fee']) }) }
    return this.eyes({ bank: { effective_rate: rates.bank }, bond: { effective_rate: rates.bond }, choose: cheapest(rates) })
  }
  signalled(): See {
    const { current_assets: currentAssets = '0', stock = '0', current_liabilities: currentLiabilities = '0', assets = '0', liabilities = '0', limits = {} } = this.of.given as unknown as Partial<Record<string, Decimal>> & { readonly limits?: Readonly<Record<string, Decimal>> }
    const found = signals({ currentAssets, stock, currentLiabilities, assets, liabilities }, { current: limits['current_ratio'] ?? '0', quick: limits['quick_ratio'] ?? '0', debt: limits['debt_ratio'] ?? '1' })
    this.ratios = { current_ratio: found.current, quick_ratio: found.quick, debt_ratio: found.debt }
    return this.see
  }
  ratios: Readonly<Record<string, Signal>> = {}
  reminded(): See {
    const { invoice, open, receivable, days_late: late, days_since: since, rate_per_year: rate = '0', fee = '0' } = this.of.given
    const [owed, days] = [worth(invoice ?? open ?? receivable), text(late) ?? text(since)]
    if (days === undefined || owed === undefined) return unspoken('a reminder of nothing')
    const yearly = String(rate)
    return this.eyes(claimed({ open: owed, days: Number(days), ratePerYear: compare(yearly, '1') >= 0 ? dividedBy(yearly, '100', 8) : yearly, fee: String(fee) }))
  }
  forecast(): See {
    const { cash = '0', minimum = '0', receivables = [], payables = [], payroll = [], orders_out: orders = [] } = this.of.given as unknown as Partial<Record<'receivables' | 'payables' | 'payroll' | 'orders_out', readonly Flow[]>> & { readonly cash?: string; readonly minimum?: string }
    const weeks = cashForecast({ cash, minimum, incoming: receivables, outgoing: [...payables, ...payroll, ...orders] })
    return this.eyes({ weeks, first_week_below_minimum: firstBelow(weeks), first_week_negative: firstNegative(weeks), ...Object.fromEntries(weeks.map(({ week, gap }) => [`gap_to_minimum_week_${week}`, gap])) })
  }
  get paper() {
    const { kind = '', drawn, due, face = '100' } = this.of.given as { kind?: string; drawn?: string; due?: string; face?: string }
    const of: BillKind = /支票|cheque|check/i.test(kind) ? 'cheque' : /本票|promissory|^note/i.test(kind) ? 'note' : 'draft'
    return { kind: of, drawn: drawn ?? due ?? today, due: /sight|见票即付/i.test(kind) ? undefined : due, face, barred: /不得转让|not transferable/i.test(kind) }
  }
  sell(step: Step): See {
    const { face, due, rate, days_basis: basis } = this.of.given as Record<string, string>
    const { days, discount, received } = discounted(face ?? '0', due ?? today, rate ?? '0', String(step['date']), Number(basis ?? 360))
    return this.eyes({ days: String(days), discount, received, gl: { '1002': { debit: received }, '6603': { debit: discount }, '1121': { credit: face } } })
  }
  endorse(step: Step): See {
    const amount = text(step['amount'])
    const part = amount !== undefined && !/^(full|all|whole)$/.test(amount) && !(/^[\d.]+$/.test(amount) && compare(amount, this.paper.face) === 0)
    const refusal = mayEndorse(this.paper, text(step['on']) ?? (step['after'] === undefined ? this.paper.drawn : addDays(String(step['after']), 1)), part ? '0' : this.paper.face)
    return (name, wanted) => (name === 'accepted' ? refusal === undefined : name === 'error' ? (refusal === undefined ? 'accepted' : barred[refusal.rule ?? '']?.test(String(wanted)) ? wanted : refusal.rule) : unspoken(`expected ${name}`))
  }
  /** Money on its way, by the paper it is for; told instead of what was announced before, or besides it. */
  announced(step: Step): See {
    const open = Object.fromEntries(['invoice', 'credit_note'].flatMap((name) => { const amount = worth(this.of.given[name]); return amount === undefined ? [] : [[name, amount] as const] }))
    /** A credit note told by its amount still takes off. */
    const told = (name: string, amount: Decimal): Decimal => (name === 'credit_note' && isPositive(open[name] ?? '0') ? negated(amount) : amount)
    const signed = (all: Readonly<Record<string, Decimal>>) => Object.fromEntries(Object.entries(all).map(([name, amount]) => [name, told(name, amount)]))
    this.onWay = [...(step['instead'] === true ? [] : this.onWay), { amount: text(step['amount']) ?? '0', of: signed((step['allocations'] ?? {}) as Readonly<Record<string, Decimal>>) }]
    const { papers, extra } = onItsWay(signed(open), this.onWay)
    return this.eyes({ ...Object.fromEntries(Object.entries(papers).map(([name, of]) => [name, Object.fromEntries(Object.entries(of).map(([key, amount]) => [key, told(name, amount)]))])), extra })
  }
  onWay: readonly Announced[] = []
  /** What a step worked out, and ratios with whether they hold. */
  workedOut(name: string, wanted: Json): unknown {
    if (name in this.got) return this.got[name]
    const ratio = this.ratios[name]
    if (ratio) { const { state } = wanted as { readonly state?: string }; return { value: ratio.value, state: (ratio.holds ? /^(ok|good|normal|fine|green|healthy|safe|正常)$/i : /warn|red|alarm|alert|low|high|below|above|over|under|bad|amber|signal|critical|预警|警告/i).test(String(state)) ? state : ratio.holds ? 'ok' : 'warning' } }
    return undefined
  }
}
