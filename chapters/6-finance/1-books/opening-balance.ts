/** Opening balances: what the house begins with, goods by place with their value, accounts with their balance. */
import { all, credit, day, debit, document, lines, money, quantity, ref, text, type Posting, type RowOf } from '#declare'
import { account, accountant, duty, factsOf, financeManager, generalManager, goodsFacts, internalAuditor, intoPlace, item, location, stockAccountOf, type GoodsFacts } from '#commons'
import { isZero, minus, refuse, rounded, times } from '#words'
import { supplier } from '../../4-supply/contract.ts'
import { chartAccount } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  date: day('日期', 'Date').required(),
  summary: text('说明', 'Summary').required().searched(),
  goods: lines('存货', 'Goods', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '位置', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity').required(),
    price: money('单位成本', 'Unit cost', 4).initially('0'),
  }),
  accounts: lines('科目', 'Accounts', {
    account: text('科目', 'Account', 20).required().codeOf(chartAccount),
    debit: money('借方', 'Debit').initially('0'),
    credit: money('贷方', 'Credit').initially('0'),
    supplier: ref(supplier, '供应商', 'Supplier').because('应付与预付按供应商建账', 'Payables and advances are opened by supplier'),
  }),
}
export type Opening = RowOf<typeof fields>

export const openingBalanceDocument = document('finance.opening-balance', {
  label: ['期初余额', 'Opening balance'], clause: booked, numbered: 'QC-{yyyy}-{000}', fields,
  known: { items: (row: Opening) => goodsFacts((row.goods ?? []).map((one) => one.item)) },
  states: { draft: ['草稿', 'Draft'], posted: ['已记账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['记账', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['items'], guard: (row) => something(row), post: (row, known) => entries(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  title: 'summary',
  list: { columns: ['number', 'date', 'summary', 'state'], filters: ['state', 'date'] },
  form: [['date', 'summary'], ['goods'], ['accounts']],
})

const something = (row: Opening) => (row.goods?.length || row.accounts?.length ? undefined : refuse('没有任何期初数', 'There is nothing to open with', 'goods'))

/** Each line against the opening account, so that what is missing shows there. */
const entries = (row: Opening, { items }: { items: readonly GoodsFacts[] }): readonly Posting[] => [{
  summary: [row.summary, row.summary], date: row.date,
  lines: [
    ...(row.goods ?? []).flatMap((one) => {
      const value = rounded(times(one.quantity, one.price), 2)
      const facts = factsOf(items, one.item)
      return [debit(stockAccountOf(facts), value, { item: one.item }, one.id), credit(account.openingBalance, value, {}, one.id),
        ...intoPlace(facts, one, one.quantity, { account: account.openingGoods, dimensions: {} }, one.id, { worth: value })]
    }),
    ...(row.accounts ?? []).flatMap((one) => {
      const amount = isZero(one.debit) ? minus('0', one.credit) : one.debit
      return [{ account: one.account, amount, dimensions: one.supplier ? { party: one.supplier } : {}, line: one.id }, debit(account.openingBalance, minus('0', amount), {}, one.id)]
    }),
  ],
}]
