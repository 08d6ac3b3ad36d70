/** What must be done before a month is closed (6.2.1), declared once: the page, the guard of the period and the cases read this list. */
import { isZero, lastOf, minus, sum, type Decimal, type Label } from '#words'
import { receiptEstimate, supplierInvoice } from '../../4-supply/contract.ts'
import { accrual, bankStatement, deferral, deferralRun, depreciationRun, fixedAsset, overdueReminder, period, productCost, profitTransfer, provision, revaluation, salesInvoice, vatReturn } from '../contract.ts'
import { usedUp } from '../5-assets/depreciation-run.ts'
import { bankOpen } from './bank-accounts.ts'
import { netOf, type Closing } from './closing-facts.ts'
import { assetsOff, customersOff, suppliersOff } from './control-accounts.ts'
import { currenciesWaiting } from './currencies.ts'
import { dueParts } from './deferral-run.ts'
import { estimatesWaiting } from './estimates.ts'

/** In the order in which an accountant goes through the month. */
export const steps = {
  papers: ['单据入账', 'Papers'], estimates: ['暂估与预提', 'Estimates and accruals'], spread: ['折旧、摊销与成本', 'Depreciation, deferrals, costs'], worth: ['调汇、减值与税', 'Revaluation, provisions, tax'],
  ties: ['账账、账实相符', 'Ties'], transfer: ['结转损益', 'Transfer of profit and loss'], close: ['锁定并结账', 'Lock and close'],
} as const satisfies Readonly<Record<string, Label>>
export type Step = keyof typeof steps

/** `stop`: the month is not closed while any is open · `explain`: it is closed with a reason that is kept · `remind`: said, and no more. */
export type Weight = 'stop' | 'explain' | 'remind'
export type ClosingItem = {
  readonly key: string; readonly step: Step; readonly label: Label; readonly weight: Weight
  /** How many are open; none is done. */
  readonly count: number; readonly amount?: Decimal
  /** The first of them by its number. */
  readonly first?: string
  /** Where the open ones are listed: papers, or the book of an account. */
  readonly list?: { readonly document: string; readonly filters: Readonly<Record<string, string>> } | { readonly account: string }
  /** The paper that settles it, begun with these values. */
  readonly begin?: { readonly document: string; readonly values: Readonly<Record<string, string>> }
}

export const closingItems = (month: string, known: Closing): readonly ClosingItem[] => [
  ...papers(month, known), ...estimates(month, known), ...spreading(month, known), ...worth(month, known), ...ties(month, known), transfer(month, known), earlierOpen(known),
]

const inMonth = (month: string, of = 'date') => ({ [`${of}.from`]: `${month}-01`, [`${of}.to`]: lastOf(month) })

/** One row for each kind of paper that waits; one that says so where none does. */
function papers(month: string, { waiting, cards }: Closing): readonly ClosingItem[] {
  const found = waiting.map(({ document, label: [zh, en], states, count, number }): ClosingItem =>
    ({ key: document, step: 'papers', label: [`未入账的${zh}`, `${en}: not posted`], weight: 'stop', count, first: number, list: { document, filters: { state: states.join(','), ...inMonth(month) } } }))
  const drafts: readonly ClosingItem[] = cards[0] ? [{ key: fixedAsset.name, step: 'papers', label: ['未入账的固定资产', 'Fixed assets not capitalised'], weight: 'stop', count: cards.length, first: cards[0].number, list: { document: fixedAsset.name, filters: { state: 'draft', ...inMonth(month, 'acquired') } } }] : []
  return found.length + drafts.length > 0 ? [...found, ...drafts] : [{ key: 'papers', step: 'papers', label: ['各类单据均已入账', 'All papers are posted'], weight: 'stop', count: 0 }]
}

/** Goods that came without their invoice stand in the books at an estimate: somebody says why it did not come. */
function estimates(month: string, { received, estimated, accrued }: Closing): readonly ClosingItem[] {
  const off = received.filter((one) => !isZero(netOf(one)))
  const { asked: chosen, back, again } = estimatesWaiting(estimated)
  const kept: readonly ClosingItem[] = chosen ? [{ key: 'estimates', step: 'estimates', label: ['上月暂估未冲回，或冲回后月末未再暂估', 'Estimates not taken back, or not estimated again'], weight: 'explain', count: back + again, list: { document: receiptEstimate.name, filters: inMonth(month) }, begin: { document: receiptEstimate.name, values: { month, kind: back > 0 ? 'taken-back' : 'estimated' } } }] : []
  return [
    { key: 'received-not-invoiced', step: 'estimates', label: ['货到票未到（已暂估）', 'Goods received, not invoiced (estimated)'], weight: 'explain', count: off.length, amount: minus('0', sum(received.map(netOf))), ...(off[0] ? { list: { account: off[0].account } } : {}) },
    ...kept,
    { key: 'accruals', step: 'estimates', label: ['上月预提未红冲', 'Accruals of before not taken back'], weight: 'stop', count: accrued.length, amount: sum(accrued.map(({ total }) => total)), ...(accrued[0] ? { first: accrued[0].number } : {}), list: { document: accrual.name, filters: { state: 'posted' } } },
  ]
}

function spreading(month: string, { assets, done, run, running, past, spreadIn, production, costed }: Closing): readonly ClosingItem[] {
  const due = run.length > 0 ? [] : usedUp({ month }, { assets, done })
  const uncosted = costed.length > 0 ? '0' : sum(production.map(netOf))
  const parts = spreadIn.length > 0 ? [] : dueParts(month, { running, past })
  return [
    { key: 'depreciation', step: 'spread', label: ['未计提折旧的在用资产', 'Assets in use not depreciated'], weight: 'stop', count: due.length, amount: sum(due.map(({ amount }) => amount)), ...beginning(depreciationRun.name, month, { month }), ...(due.length > 0 ? { list: { document: fixedAsset.name, filters: { state: 'used' } } } : {}) },
    { key: 'deferrals', step: 'spread', label: ['未摊销的待摊与递延', 'Deferrals not spread'], weight: 'stop', count: parts.length, amount: sum(parts.map(({ amount }) => amount)), ...beginning(deferralRun.name, month, { month }), ...(parts.length > 0 ? { list: { document: deferral.name, filters: { state: 'running' } } } : {}) },
    { key: 'product-cost', step: 'spread', label: ['未计算产品成本的生产成本', 'Production cost without a product'], weight: 'explain', count: isZero(uncosted) ? 0 : 1, amount: uncosted, ...beginning(productCost.name, month, { month }) },
  ]
}

function worth(month: string, known: Closing): readonly ClosingItem[] {
  const { currencies, waits } = currenciesWaiting(known.open, known.carried)
  const [first] = waits
  const carried: readonly ClosingItem[] = currencies === 0 ? [] : [{ key: 'revaluation', step: 'worth', label: ['未期末调汇的外币', 'Currencies not revalued'], weight: 'stop', count: waits.length, list: { document: revaluation.name, filters: inMonth(month) }, ...(first ? beginning(revaluation.name, month, { currency: first }) : {}) }]
  return [...carried, ...provisions(month, known), reminders(known), tax(month, known)]
}

/** Customers who were late before the month began, and got no letter since. */
function reminders({ late, reminded }: Closing): ClosingItem {
  const waiting = late.filter(({ customer }) => !reminded.some((one) => one.customer === customer))
  return { key: 'reminders', step: 'worth', label: ['逾期客户未发催款函', 'Late customers not reminded'], weight: 'remind', count: waiting.length, list: { document: overdueReminder.name, filters: {} }, ...(waiting[0] ? { begin: { document: overdueReminder.name, values: { customer: waiting[0].customer } } } : {}) }
}

/** Claims and stock are looked at every month, and whoever leaves it at the end of a quarter says why; a standard that makes no provisions asks for nothing. */
function provisions(month: string, { allowed, provided, goods, owed }: Closing): readonly ClosingItem[] {
  if (allowed.length === 0) return []
  const there = { claims: owed.some((one) => !isZero(netOf(one))), stock: goods.some((one) => !isZero(netOf(one))) }
  const missing = (['claims', 'stock'] as const).filter((kind) => there[kind] && !provided.some((one) => one.kind === kind))
  const [first] = missing
  return [{ key: 'provisions', step: 'worth', label: ['应收与存货未复核减值', 'Claims and stock not reviewed for provisions'], weight: Number(month.slice(5)) % 3 === 0 ? 'explain' : 'remind', count: missing.length, list: { document: provision.name, filters: {} }, ...(first ? beginning(provision.name, month, { month, kind: first }) : {}) }]
}

/** What a month's sales owe, less what its purchases bear, is told by a return. */
function tax(month: string, { taxed: [moved], returned }: Closing): ClosingItem {
  const due = returned.length === 0 && [moved?.debit, moved?.credit].some((one) => !isZero(one ?? '0'))
  return { key: 'tax', step: 'worth', label: ['增值税未结转', 'VAT not returned'], weight: 'explain', count: due ? 1 : 0, ...beginning(vatReturn.name, month, { month }) }
}

/** What the books keep twice must agree; where papers and control accounts differ, somebody says why. */
function ties(month: string, known: Closing): readonly ClosingItem[] {
  const kept = known.ties.filter(({ key }) => key !== 'profit').map(({ key, label, open, difference }): ClosingItem => ({ key, step: 'ties', label, weight: 'stop', count: open, amount: difference }))
  const control = (key: string, label: Label, { count, amount }: { readonly count: number; readonly amount: Decimal }, document: string): ClosingItem => ({ key, step: 'ties', label, weight: 'explain', count, amount, list: { document, filters: {} } })
  const bank = bankOpen(lastOf(month), known.bank.filter((one) => !isZero(one.debit ?? '0') || !isZero(one.credit ?? '0')).map((one) => one.account), known.statements)
  return [...kept,
    control('customers', ['应收账款与客户未清发票', 'Receivables against open invoices'], customersOff(known.controlled), salesInvoice.name),
    control('suppliers', ['应付账款与供应商未清发票', 'Payables against open invoices'], suppliersOff(known.controlled), supplierInvoice.name),
    control('assets', ['固定资产与卡片', 'Fixed assets against their cards'], assetsOff(known.controlled), fixedAsset.name),
    { key: 'bank', step: 'ties', label: ['银行账户未完成对账', 'Bank accounts not reconciled'], weight: 'explain', count: bank.count, amount: bank.amount, list: { document: bankStatement.name, filters: inMonth(month, 'to') }, ...(bank.count > 0 ? { begin: { document: bankStatement.name, values: { from: `${month}-01`, to: lastOf(month) } } } : {}) },
  ]
}

/** What keeps the month open; what needs a reason, and what is only said. */
export const open = (items: readonly ClosingItem[], weight: Weight): readonly ClosingItem[] => items.filter((one) => one.weight === weight && one.count > 0)
/** How many of each are open, and the first of them where it has a number. */
export const told = (items: readonly ClosingItem[], language: 0 | 1): string =>
  items.map(({ label, count, first }) => `${label[language]} ${count}${first === undefined ? '' : [`，如 ${first}`, `, such as ${first}`][language]}`).join(['；', '; '][language])

/** Income and expense may wait on their accounts until the end of the year, and no longer. */
function transfer(month: string, { ties: all }: Closing): ClosingItem {
  const profit = all.find(({ key }) => key === 'profit')
  return { key: 'profit', step: 'transfer', label: profit?.label ?? ['损益科目已结转', 'Income and expense transferred'], weight: month.endsWith('-12') ? 'stop' : 'explain', count: profit?.open ?? 0, amount: profit?.difference ?? '0', ...beginning(profitTransfer.name, month, { kind: 'month' }) }
}

function earlierOpen({ earlier }: Closing): ClosingItem {
  return { key: 'earlier', step: 'close', label: ['更早的月份未结账', 'Earlier months not closed'], weight: 'stop', count: earlier.length, ...(earlier[0] ? { first: earlier[0].number } : {}), list: { document: period.name, filters: { state: 'draft,open,locked' } } }
}

const beginning = (document: string, month: string, values: Readonly<Record<string, string>>): Pick<ClosingItem, 'begin'> => ({ begin: { document, values: { date: lastOf(month), ...values } } })
