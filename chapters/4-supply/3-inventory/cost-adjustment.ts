/** A cost adjustment: freight, duty or another cost that belongs to goods which came before, split over them - on hand it raises their value, gone it follows them. */
import { account, accountant, duty, factsOf, financeManager, foreignFields, goodsFacts, inBooks, item, payablesAccountant, rateSaid, stockAccountOf, type GoodsFacts } from '#commons'
import { alsoIn, choice, credit, day, debit, document, line, lines, money, quantity, ref, text, type Posting, type RowOf } from '#declare'
import { allocate, compare, isZero, negated, refuse, sum } from '#words'
import { qualityInspection, stockReceipt, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { storeReaders } from './readers.ts'

const costed = supplyPolicy.clause('4.3.3')
const writers = [accountant, payablesAccountant, financeManager] as const

const fields = {
  date: day('入账日期', 'Date').required().startsToday(),
  kind: choice('费用类型', 'Kind', { freight: ['运费', 'Freight'], duty: ['关税', 'Duty'], insurance: ['保险', 'Insurance'], handling: ['装卸', 'Handling'], price: ['价格更正', 'Price correction'], other: ['其他', 'Other'] }).required(),
  supplier: ref(supplier, '收款单位', 'Payee').because('空着则记暂估', 'Left empty it is provided for'),
  amount: money('金额', 'Amount').signed().required(),
  ...foreignFields,
  basis: choice('分摊依据', 'Basis', { value: ['按金额', 'By value'], quantity: ['按数量', 'By quantity'], manual: ['手工', 'By hand'] }).initially('value'),
  note: text('说明', 'Note', 300).searched(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    accepted: line(qualityInspection, '验收行', 'Accepted line'),
    receipt: line(stockReceipt, '入库行', 'Receipt line'),
    quantity: quantity('数量', 'Quantity', 6).required(),
    value: money('货值', 'Value').initially('0'),
    share: money('分摊金额', 'Share').signed(),
  }).required(),
}
export type CostAdjustment = RowOf<typeof fields>

export const costAdjustmentDocument = document('supply.cost-adjustment', {
  label: ['成本调整单', 'Cost adjustment'], clause: costed, numbered: 'CB-{yyyy}{MM}-{0000}', fields,
  derive: { lines: (row) => shared(row as CostAdjustment) as never },
  check: (row) => rateSaid(row) ?? whole(row),
  known: { items: (row: CostAdjustment) => goodsFacts(row.lines.map((one) => one.item)) },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['入账', 'Post'], from: 'draft', to: 'posted', by: writers, clause: costed, duty: duty.record, needs: ['items'], post: (row, known) => laid(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: writers, clause: costed, duty: duty.record, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: writers } },
  list: { columns: ['number', 'date', 'kind', 'supplier', 'amount', 'state'], filters: ['state', 'kind', 'supplier', 'date'], sort: '-date' },
  form: [['date', 'kind', 'supplier', 'amount'], ['currency', 'exchangeRate', 'basis', 'note'], ['lines']],
})

/** By value, by quantity where nothing has a value; the parts, in the currency of the books, add up to the amount, to the last cent. */
function shared(row: CostAdjustment): CostAdjustment['lines'] {
  if (row.basis === 'manual' || row.lines.length === 0) return row.lines
  const values = row.lines.map(({ value }) => value)
  const weights = row.basis === 'value' && !isZero(sum(values)) ? values : row.lines.map((one) => one.quantity)
  const parts = isZero(sum(weights)) ? undefined : allocate(inBooks(row.amount, row), weights, 2)
  return row.lines.map((one, at) => ({ ...one, share: parts?.[at] ?? one.share }))
}

function whole(row: CostAdjustment) {
  const at = row.lines.findIndex((one) => (one.accepted === undefined) === (one.receipt === undefined))
  if (at >= 0) return refuse('请选择费用所属的一行入库', 'Choose the one receipt line that the cost belongs to', `lines.${at}.receipt`)
  return compare(sum(row.lines.map(({ share }) => share ?? '0')), inBooks(row.amount, row)) === 0 ? undefined : refuse('分摊金额之和不等于总额', 'The shares do not add up to the amount', 'amount')
}

const laid = (row: CostAdjustment & { readonly number: string }, { items }: { items: readonly GoodsFacts[] }): readonly Posting[] => [{
  summary: [`成本调整 ${row.number}`, `Cost adjustment ${row.number}`], date: row.date,
  lines: [
    ...row.lines.map((one) => ({ ...debit(stockAccountOf(factsOf(items, one.item)), one.share ?? '0', { item: one.item }, one.id), late: one.accepted ?? one.receipt ?? '' })),
    row.supplier ? alsoIn(row.currency, negated(row.amount), credit(account.payable, inBooks(row.amount, row), { party: row.supplier })) : credit(account.goodsReceivedNotInvoiced, inBooks(row.amount, row)),
  ],
}]
