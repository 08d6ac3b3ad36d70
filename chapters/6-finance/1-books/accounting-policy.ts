/** An accounting policy: what the standards leave to the company to choose, from a day on; the version before it held until then (CAS 28, article 3). */
import { all, choice, day, document, rows, text, type RowOf } from '#declare'
import { accountant, financeManager, generalManager, internalAuditor, payablesAccountant } from '#commons'
import { refuse, type Day } from '#words'
import { accountingPolicy } from '../contract.ts'
import { financePolicy } from '../policy.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  from: day('生效日期', 'From').required(),
  estimates: choice('货到票未到的暂估', 'Estimates of goods without their invoice', {
    kept: ['保留至发票到达', 'Kept until the invoice comes'], 'taken-back': ['次月初红字冲回，月末未到票再暂估', 'Taken back in red on the 1st, estimated again at the month\'s end'],
  }).required().initially('kept'),
  creditCounts: choice('客户信用占用', 'What counts against a customer\'s credit', {
    claims: ['应收账款与未开票订单', 'Receivables, and orders not invoiced yet'], bills: ['另加持有的票据与已质押、已贴现的应收账款', 'Bills held and claims taken to a bank as well'],
  }).required().initially('claims'),
  backDated: choice('以前日期的出入库', 'Goods moved on an earlier day', {
    keepers: ['仓库人员均可补录', 'Entered by whoever keeps the store'], manager: ['仅仓储主管可补录', 'Entered by the warehouse manager alone'],
  }).required().initially('keepers'),
  reason: text('选择的理由', 'Why', 300).required().searched(),
}
export type AccountingPolicy = RowOf<typeof fields>

export const accountingPolicyDocument = document('finance.accounting-policy', {
  label: ['会计政策', 'Accounting policy'], clause: booked, numbered: 'ZC-{000}', fields,
  known: {
    later: (row: AccountingPolicy) => rows<{ from: Day }>({ source: { document: accountingPolicy.name }, where: { state: 'in-force', from: { from: row.from } }, fields: { from: 'from' }, sort: ['-from'], limit: 1 }),
  },
  states: { draft: ['草稿', 'Draft'], 'in-force': ['有效', 'In force'] },
  actions: {
    enact: { label: ['生效', 'Enact'], from: 'draft', to: 'in-force', by: financeManager, clause: booked, needs: ['later'], guard: goesOn, grave: true },
  },
  access: { see: all(accountant, payablesAccountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] }, company: true },
  list: { columns: ['number', 'from', 'estimates', 'creditCounts', 'backDated', 'state'], filters: ['state'], sort: '-from' },
  form: [['from', 'estimates'], ['creditCounts', 'backDated'], ['reason']],
})

/** What was booked stays as it was chosen then, so a choice begins after the one before it. */
function goesOn(_row: AccountingPolicy, { later: [last] }: { later: readonly { readonly from: Day }[] }) {
  return last ? refuse(`应晚于上一版本的生效日期 ${last.from}`, `Must begin after the version before it, ${last.from}`, 'from', { kind: 'conflict' }) : undefined
}
