/** A VAT return: what the month's sales owe less what its purchases bear is transferred out as unpaid tax, a surplus of input is carried on; the surcharges follow the tax (VAT Law arts. 14, 16; 财会〔2016〕22号). */
import { all, choice, credit, day, debit, document, lines, money, rate, rows, text, type Fact, type Posting, type PostingLine, type RowOf } from '#declare'
import { account, accountant, datedWithin, duty, financeManager, generalManager, internalAuditor } from '#commons'
import { greatest, isZero, minus, monthBefore, refuse, rounded, times, type Decimal } from '#words'
import { vatReturn } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { vatOf } from './vat.ts'

const booked = financePolicy.clause('6.2.1')

const surcharges = { city: ['城市维护建设税', 'City construction tax'], education: ['教育费附加', 'Education surcharge'], 'local-education': ['地方教育附加', 'Local education surcharge'] } as const
const owedOn = { city: account.cityTax, education: account.educationSurcharge, 'local-education': account.localEducationSurcharge } as const

const fields = {
  month: text('税款所属期', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required(),
  cityRate: rate('城建税税率', 'City construction tax rate').initially('0.07').because('市区 7%，县城、镇 5%，其他 1%（城市维护建设税法第四条）', '7 % in a city, 5 % in a county town, 1 % elsewhere (City Construction Tax Law, 4)'),
  educationRate: rate('教育费附加率', 'Education surcharge rate').initially('0.03'),
  localEducationRate: rate('地方教育附加率', 'Local education surcharge rate').initially('0.02'),
  output: money('销项税额', 'Output tax').signed().fixed(),
  input: money('进项税额', 'Input tax').signed().fixed(),
  notDeductible: money('进项税额转出', 'Input tax taken out').signed().fixed(),
  carried: money('上期留抵', 'Carried from before').fixed(),
  payable: money('应交增值税', 'VAT payable').fixed(),
  excess: money('期末留抵', 'Carried on').fixed(),
  surcharges: lines('附加税费', 'Surcharges', { kind: choice('税费', 'Surcharge', surcharges).required(), rate: rate('税率', 'Rate').required(), amount: money('金额', 'Amount').required() }).fixed(),
}
export type VatReturn = RowOf<typeof fields>
type Kept = VatReturn & { readonly id: string; readonly number: string }
/** What an account of the tax took in; nothing where nothing did. */
type Went = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Known = { readonly outputs: readonly Went[]; readonly inputs: readonly Went[]; readonly takenOut: readonly Went[]; readonly before: readonly Went[]; readonly again: readonly { readonly number: string }[] }

const went = (roles: readonly string[], period: string | { readonly to: string }): Fact<readonly Went[]> =>
  rows<Went>({ source: { journal: 'balances' }, where: { role: { in: [...roles] }, period }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } })
const [sales, purchases, out, transferred] = [account.outputVat, account.inputVat, account.inputVatOut, account.vatTransferredOut].map((role) => role.account) as [string, string, string, string]

/** Whether sales or purchases of a month bore VAT, and the return that told of it. */
export const taxMoved = (month: string) => went([sales, purchases], month)
export const returnOf = (month: string) => rows<{ number: string }>({ source: { document: vatReturn.name }, where: { month, state: 'posted' }, fields: { number: 'number' }, limit: 1 })

export const vatReturnDocument = document(vatReturn.name, {
  label: ['增值税结转', 'VAT return'], clause: booked, numbered: 'ZZ-{yyyy}{MM}-{000}', fields,
  check: datedWithin,
  known: {
    outputs: (row: Kept) => went([sales], row.month),
    inputs: (row: Kept) => went([purchases], row.month),
    takenOut: (row: Kept) => went([out], row.month),
    before: (row: Kept) => went([sales, purchases, out, transferred], { to: monthBefore(row.month) }),
    again: (row: Kept) => rows<{ number: string }>({ source: { document: vatReturn.name }, where: { month: { from: row.month }, state: 'posted' }, fields: { number: 'number' }, limit: 1 }),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已结转', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['结转', 'Post'], from: 'draft', to: 'posted', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['outputs', 'inputs', 'takenOut', 'before', 'again'],
      guard: (_row, known) => once(known), sets: (row, known) => worked(row, known), post: (row) => [...unpaid(row), ...added(row)],
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: financeManager, clause: booked, reverses: 'post', grave: true },
  },
  access: { see: all(accountant, financeManager, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'month', 'date', 'payable', 'excess', 'state'], filters: ['state', 'date'], sort: '-month' },
  form: [['month', 'date'], ['cityRate', 'educationRate', 'localEducationRate'], ['output', 'input', 'notDeductible'], ['carried', 'payable', 'excess'], ['surcharges']],
})

/** The surplus of a month goes into the next, so months are returned one after the other. */
const once = ({ again: [later] }: Known) => (later ? refuse(`该期或其后的期间已由 ${later.number} 结转`, `${later.number} has returned this month or a later one already`, 'month', { kind: 'conflict' }) : undefined)

const onCredit = ([moved]: readonly Went[]): Decimal => minus(moved?.credit ?? '0', moved?.debit ?? '0')

function worked(row: Kept, { outputs, inputs, takenOut, before }: Known) {
  const [output, input, notDeductible, carried] = [onCredit(outputs), minus('0', onCredit(inputs)), onCredit(takenOut), greatest('0', minus('0', onCredit(before)))]
  const { payable, excess_carried: excess } = vatOf({ output, input, notDeductible, carried })
  const on = (kind: keyof typeof surcharges, share: Decimal) => ({ kind, rate: share, amount: rounded(times(payable, share), 2) })
  return { output, input, notDeductible, carried, payable, excess, surcharges: [on('city', row.cityRate), on('education', row.educationRate), on('local-education', row.localEducationRate)].filter(({ amount }) => !isZero(amount)) }
}

function unpaid({ month, date, payable = '0' }: Kept): readonly Posting[] {
  return isZero(payable) ? [] : [{ summary: [`转出未交增值税 ${month}`, `VAT unpaid of ${month}`], date, word: '转', lines: [debit(account.vatTransferredOut, payable), credit(account.vatUnpaid, payable)] }]
}

function added({ month, date, surcharges: parts = [] }: Kept): readonly Posting[] {
  const posted = parts.flatMap(({ kind, amount }): readonly PostingLine[] => [debit(account.taxesAndSurcharges, amount), credit(owedOn[kind], amount)])
  return posted.length === 0 ? [] : [{ summary: [`计提附加税费 ${month}`, `Surcharges of ${month}`], date, word: '转', lines: posted }]
}
