/** A bill of exchange that a customer gave: held, endorsed on to a supplier, discounted at a bank, or collected when due; its chain of holders is kept. */
import { all, choice, credit, day, debit, document, flag, lines, money, rate, ref, text, type Moment, type Posting, type RowOf } from '#declare'
import { account, accountant, cashier, duty, financeManager, generalManager, internalAuditor, party, treasurer } from '#commons'
import { isPositive, refuse } from '#words'
import { supplier } from '../../4-supply/contract.ts'
import { financePolicy } from '../policy.ts'
import { itemFor, standardItems, type Items } from '../1-books/standard-items.ts'
import { discounted, lastDayToPresent, mayEndorse, rightsLapse } from './negotiable.ts'

const used = financePolicy.clause('6.3.2')

const fields = {
  billNumber: text('票据号码', 'Bill number', 60).required().unique().searched(),
  kind: choice('种类', 'Kind', { draft: ['汇票', 'Draft'], note: ['本票', 'Note'], cheque: ['支票', 'Cheque'] }).initially('draft'),
  acceptor: text('承兑人', 'Acceptor', 200),
  customer: ref(party, '交票客户', 'Came from').required(),
  face: money('票面金额', 'Face').required(),
  drawn: day('出票日', 'Drawn').required(),
  due: day('到期日', 'Due').required(),
  barred: flag('不得转让', 'Not transferable').initially(false),
  presentBy: day('最迟提示付款日', 'To be presented by').required(),
  lapses: day('权利时效届满', 'Rights lapse').required(),
  endorsements: lines('背书', 'Endorsements', { to: ref(supplier, '被背书人', 'To').required(), date: day('日期', 'Date').required() }).fixed(),
  endorsee: ref(supplier, '背书给', 'Endorse to'),
  discountRate: rate('贴现率', 'Discount rate'),
  discount: money('贴现息', 'Discount').fixed(),
}
export type Bill = RowOf<typeof fields>
type Kept = Bill & { readonly id: string; readonly number: string }

export const billDocument = document('finance.bill', {
  label: ['应收票据', 'Bill receivable'], clause: used, numbered: 'PJ-{yyyy}-{0000}', fields,
  derive: { presentBy: (row) => lastDayToPresent(row.kind, row.drawn, row.due), lapses: (row) => rightsLapse(row.kind, row.drawn, row.due) },
  check: (row) => (!isPositive(row.face) ? refuse('票面金额须大于零', 'The face must be above zero', 'face') : row.due < row.drawn ? refuse('到期日早于出票日', 'It is due before it was drawn', 'due') : undefined),
  states: { draft: ['草稿', 'Draft'], held: ['持有', 'Held'], endorsed: ['已背书', 'Endorsed'], discounted: ['已贴现', 'Discounted'], collected: ['已收款', 'Collected'] },
  actions: {
    receive: { label: ['收票', 'Receive'], from: 'draft', to: 'held', by: [cashier, accountant], clause: used, duty: duty.record, post: (row, { today }) => moved(row, today, [debit(account.notesReceivable, row.face, { party: row.customer }), credit(account.receivable, row.face, { party: row.customer })]) },
    endorse: {
      label: ['背书转让', 'Endorse'], from: 'held', to: 'endorsed', by: treasurer, clause: used, duty: duty.pay, asks: ['endorsee'], guard: (row, { today }) => mayEndorse(row, today, row.face),
      sets: (row, { today }) => ({ endorsements: [...(row.endorsements ?? []), { to: row.endorsee, date: today }] }), post: (row, { today }) => moved(row, today, [debit(account.payable, row.face, { party: row.endorsee }), credit(account.notesReceivable, row.face, { party: row.customer })]),
    },
    discount: { label: ['贴现', 'Discount'], from: 'held', to: 'discounted', by: treasurer, clause: used, duty: duty.pay, asks: ['discountRate'], guard: (row, { today }) => (today > row.due ? refuse('票据已到期', 'It is due already', 'due') : undefined), sets: (row, { today }) => ({ discount: sold(row, { today }).discount }), post: (row, moment) => atBank(row, moment) },
    collect: { label: ['到期收款', 'Collect'], from: 'held', to: 'collected', by: [cashier, treasurer], clause: used, duty: duty.pay, guard: (row, { today }) => (today < row.due ? refuse('票据未到期', 'It is not due yet', 'due') : today > row.lapses ? refuse('票据权利已消灭（票据法第十七条）', 'The rights have lapsed (Negotiable Instruments Law, 17)', 'lapses') : undefined), post: (row, { today }) => moved(row, today, [debit(account.bank, row.face), credit(account.notesReceivable, row.face, { party: row.customer })]) },
  },
  access: { see: all(cashier, accountant, treasurer, financeManager, generalManager, internalAuditor), edit: { draft: [cashier, accountant] } },
  title: 'billNumber',
  list: { columns: ['number', 'billNumber', 'customer', 'face', 'due', 'presentBy', 'state'], filters: ['state', 'customer', 'due'], sort: 'due' },
  form: [['billNumber', 'kind', 'acceptor'], ['customer', 'face'], ['drawn', 'due', 'barred'], ['presentBy', 'lapses'], ['endorsements'], ['endorsee', 'discountRate', 'discount']],
})

const moved = (row: Kept, date: string, of: Posting['lines']): readonly Posting[] => [{ summary: [`票据 ${row.billNumber}`, `Bill ${row.billNumber}`], date, lines: of }]
const sold = (row: Kept, { today }: Pick<Moment, 'today'>) => discounted(row.face, row.due, row.discountRate ?? '0', today)
/** The bank keeps its interest to the due day; the rest comes at once. */
function atBank(row: Kept, moment: Moment): readonly Posting[] {
  const { discount, received } = sold(row, moment)
  return moved(row, moment.today, [debit(account.bank, received), debit(account.financeCost, discount), credit(account.notesReceivable, row.face, { party: row.customer })])
}
