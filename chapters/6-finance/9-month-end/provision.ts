/** A provision: at the end of a month claims are expected to come by their age, and stock is worth what it can be sold for; the difference to what was provided is booked (CAS 1, 15-19; CAS 22). */
import { all, choice, credit, day, debit, document, integer, lines, money, rate, ref, rows, several, text, type Posting, type RowOf } from '#declare'
import { account, accountant, datedWithin, duty, financeManager, generalManager, internalAuditor, item } from '#commons'
import { addDays, daysBetween, isNegative, isZero, minus, refuse, sum, times, type Day, type Decimal } from '#words'
import { accountMapping, moneyReceipt, provision, salesInvoice, settlement } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { bandsInForce, newestBands, type Band } from './provision-rate.ts'
import { doubtful, writtenDown, type Provided } from './provisions.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  kind: choice('类型', 'Kind', { claims: ['坏账准备', 'Doubtful claims'], stock: ['存货跌价准备', 'Stock below cost'] }).required(),
  month: text('期间', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required(),
  items: lines('存货', 'Stock', {
    item: ref(item, '物料', 'Item').required().unique(),
    nrv: money('可变现净值', 'Net realisable value').required().because('估计售价减去完工成本、销售费用和税费', 'What it sells for, less the cost to finish and to sell it'),
    cost: money('账面成本', 'Cost').fixed(),
  }),
  bands: lines('账龄', 'By age', {
    lateFrom: integer('逾期天数起', 'Days late from').fixed(),
    open: money('未收金额', 'Open').signed().fixed(),
    rate: rate('计提比例', 'Rate').fixed(),
  }).fixed(),
  before: money('已计提', 'Provided before').signed().fixed(),
  needed: money('应计提', 'Needed').fixed(),
  booked: money('本期计提（转回为负）', 'Booked, below zero what comes back').signed().fixed(),
}
export type Provision = RowOf<typeof fields>
type Kept = Provision & { readonly id: string; readonly number: string }
type Claim = { readonly due: Day | null; readonly date: Day; readonly open: Decimal }
type Turned = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Known = { readonly allowed: readonly { readonly role: string }[]; readonly claims: readonly Claim[]; readonly since: Since; readonly bands: readonly Band[]; readonly stood: readonly Turned[]; readonly costs: readonly (Turned & { readonly item: string })[]; readonly again: readonly { readonly number: string }[] }

const goods = [account.inventory, account.finishedGoods, account.supplies].map((one) => one.account)
const roleOf = ({ kind }: Pick<Provision, 'kind'>) => (kind === 'claims' ? account.badDebtProvision : account.stockProvision)
const turned = { debit: { sum: 'debit' }, credit: { sum: 'credit' } } as const

/** What came off a claim after a day stood open on it: money, what was set against it, and what a red invoice took back. */
type Since = Readonly<Record<'paid' | 'set' | 'taken', readonly (Claim & { readonly rate: Decimal | null })[]>>
const settledSince = (day: Day) => {
  const lines = (of: { readonly name: string }) => rows<Since['paid'][number]>({ source: { document: of.name, lines: 'lines' }, where: { 'parent.state': 'posted', 'parent.date': { from: addDays(day, 1) }, 'invoice.date': { to: day } }, fields: { due: 'invoice.due', date: 'invoice.date', open: 'amount', rate: 'invoice.exchangeRate' } })
  return several({
    paid: lines(moneyReceipt), set: lines(settlement),
    taken: rows<Since['taken'][number]>({ source: { document: salesInvoice.name }, where: { state: 'posted', red: { not: null }, date: { from: addDays(day, 1) }, 'red.date': { to: day } }, fields: { due: 'red.due', date: 'red.date', open: 'total', rate: 'red.exchangeRate' } }),
  })
}

/** Books of a standard that makes provisions have an account for them. */
export const provisionsAllowed = () => rows<{ role: string }>({ source: { document: accountMapping.name }, where: { role: account.badDebtProvision.account, state: 'in-force' }, fields: { role: 'role' }, limit: 1 })
export const provisionsOf = (month: string) => rows<{ kind: string; number: string }>({ source: { document: provision.name }, where: { month, state: 'posted' }, fields: { kind: 'kind', number: 'number' } })
export const goodsHeld = (month: string) => rows<Turned>({ source: { journal: 'balances' }, where: { role: { in: goods }, period: { to: month } }, measures: turned })

export const provisionDocument = document(provision.name, {
  label: ['减值准备', 'Provision'], clause: booked, numbered: 'ZB-{yyyy}{MM}-{000}', fields,
  check: (row) => {
    const astray = datedWithin(row)
    if (astray) return astray
    const at = (row.items ?? []).findIndex(({ nrv }) => isNegative(nrv))
    return at < 0 ? undefined : refuse('可变现净值不小于零', 'It is worth nothing at least', `items.${at}.nrv`)
  },
  known: {
    allowed: () => provisionsAllowed(),
    claims: (row: Kept) => rows<Claim>({ source: { document: salesInvoice.name }, where: { state: 'posted', red: null, date: { to: row.date }, open: { not: '0' } }, open: { of: 'total', less: ['settled', 'taken-back'], at: 'exchangeRate' }, fields: { due: 'due', date: 'date', open: 'open' } }),
    since: (row: Kept) => settledSince(row.date),
    bands: (row: Kept) => bandsInForce(row.date),
    stood: (row: Kept) => rows<Turned>({ source: { journal: 'balances' }, where: { role: roleOf(row).account, period: { to: row.month } }, measures: turned }),
    costs: (row: Kept) => rows<Turned & { item: string }>({ source: { journal: 'balances' }, where: { role: { in: goods }, item: { in: (row.items ?? []).map((one) => one.item) }, period: { to: row.month } }, fields: { item: 'item' }, measures: turned }),
    again: (row: Kept) => rows<{ number: string }>({ source: { document: provision.name }, where: { month: row.month, kind: row.kind, state: 'posted' }, fields: { number: 'number' }, limit: 1 }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已计提', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['计提', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['allowed', 'claims', 'since', 'bands', 'stood', 'costs', 'again'],
      guard: made, sets: (row, known) => workedOut(row, known), post: (row) => loss(row),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'kind', 'month', 'needed', 'booked', 'state'], filters: ['kind', 'state', 'date'], sort: '-month' },
  form: [['kind', 'month', 'date'], ['items'], ['bands'], ['before', 'needed', 'booked']],
})

const netOf = ({ debit: debits, credit: credits }: Turned): Decimal => minus(debits ?? '0', credits ?? '0')

function made(row: Kept, { allowed, bands, again: [before] }: Known) {
  if (allowed.length === 0) return refuse('小企业会计准则第六条：资产按成本计量，不计提资产减值准备', 'Accounting Standards for Small Enterprises, article 6: assets are measured at cost, and no provision is made', 'kind', { rule: 'no-provisions' })
  if (before) return refuse(`该期间已由 ${before.number} 计提`, `${before.number} has provided for this month already`, 'month', { kind: 'conflict' })
  if (row.kind === 'stock' && (row.items ?? []).length === 0) return refuse('请列出存货及其可变现净值', 'List the stock and what it can be sold for', 'items')
  return row.kind === 'claims' && bands.length === 0 ? refuse('没有生效的坏账计提比例', 'No provision rates are in force', 'kind', { rule: 'finance.provision-rate' }) : undefined
}

/** The band of a claim is the latest that its days reach. */
function byBand({ date }: Kept, { claims: now, since, bands }: Known): readonly { readonly lateFrom: number; readonly open: Decimal; readonly rate: Decimal }[] {
  const falling = newestBands(bands)
  const claims = [...now, ...[since.paid, since.set, since.taken].flat().map((one) => ({ ...one, open: times(one.open, one.rate ?? '1') }))]
  const late = (claim: Claim) => Math.max(0, daysBetween(claim.due ?? claim.date, date))
  return falling.map(({ lateFrom, rate: of }) => ({ lateFrom, rate: of, open: sum(claims.filter((one) => falling.find((band) => band.lateFrom <= late(one))?.lateFrom === lateFrom).map(({ open }) => open)) })).toReversed()
}

function workedOut(row: Kept, known: Known) {
  const before = minus('0', sum(known.stood.map(netOf)))
  const told = ({ needed, booked: amount }: Provided) => ({ before, needed, booked: amount })
  if (row.kind === 'claims') {
    const bands = byBand(row, known)
    const keyed = (of: 'open' | 'rate') => Object.fromEntries(bands.map((one) => [String(one.lateFrom), one[of]]))
    return { bands, ...told(doubtful(keyed('open'), keyed('rate'), before)) }
  }
  const items = (row.items ?? []).map((one) => ({ ...one, cost: sum(known.costs.filter(({ item: of }) => of === one.item).map(netOf)) }))
  return { items, ...told(writtenDown(items, before)) }
}

/** A loss, or what comes back of an earlier one; never beyond nothing, since what is needed is nothing at least. */
function loss(row: Kept): readonly Posting[] {
  const amount = row.booked ?? '0'
  if (isZero(amount)) return []
  return [{ summary: row.kind === 'claims' ? [`坏账准备 ${row.month}`, `Doubtful claims ${row.month}`] : [`存货跌价准备 ${row.month}`, `Stock below cost ${row.month}`], date: row.date, word: '转', lines: [debit(account.impairmentLoss, amount), credit(roleOf(row), amount)] }]
}
