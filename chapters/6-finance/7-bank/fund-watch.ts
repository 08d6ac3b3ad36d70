/** A month's look at the signs of too little money: whether what is at hand covers what falls due, and how much of the company is owed; where one does not hold, somebody says why and what is done (6.3.3). */
import { all, choice, document, flag, lines, longText, quantity, rows, text, type RowOf } from '#declare'
import { accountant, duty, financeManager, generalManager, internalAuditor, treasurer } from '#commons'
import { isZero, minus, refuse, type Decimal } from '#words'
import { fundWatch } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { smallBalanceSheet } from '../1-books/small-statements.ts'
import { balanceSheet, drawn } from '../1-books/statements.ts'
import { signals } from './funds.ts'

const watched = financePolicy.clause('6.3.3')
const ratios = { current: ['流动比率', 'Current ratio'], quick: ['速动比率', 'Quick ratio'], debt: ['资产负债率', 'Debt ratio'] } as const

const fields = {
  month: text('期间', 'Month', 7).required().searched(),
  currentAtLeast: quantity('流动比率不低于', 'Current ratio at least', 2).required().initially('1.5'),
  quickAtLeast: quantity('速动比率不低于', 'Quick ratio at least', 2).required().initially('1'),
  debtAtMost: quantity('资产负债率不高于', 'Debt ratio at most', 2).required().initially('0.7'),
  signs: lines('预警指标', 'Signs', {
    ratio: choice('指标', 'Ratio', ratios).required(),
    value: quantity('数值', 'Value', 4).required(),
    holds: flag('达标', 'Holds').required(),
  }).fixed(),
  why: longText('原因与处置', 'Why, and what is done').because('有指标不达标时须写明', 'Where a sign does not hold'),
}
export type FundWatch = RowOf<typeof fields>
type Stood = { readonly account: string; readonly debit: Decimal | null; readonly credit: Decimal | null }
type Known = { readonly stood: readonly Stood[] }

export const fundWatchDocument = document(fundWatch.name, {
  label: ['资金预警', 'Fund watch'], clause: watched, numbered: 'YJ-{yyyy}{MM}-{000}', fields,
  check: ({ month }) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? undefined : refuse('期间如 2026-03', 'A month is such as 2026-03', 'month')),
  known: { stood: (row: FundWatch) => rows<Stood>({ source: { journal: 'balances' }, where: { period: { to: row.month } }, fields: { account: 'account' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } }) },
  states: { draft: ['草稿', 'Draft'], kept: ['已核查', 'Looked at'] },
  actions: {
    'work-out': { label: ['测算', 'Work out'], from: 'draft', to: 'draft', by: [treasurer, accountant], clause: watched, needs: ['stood'], guard: somethingOwed, sets: (row, known) => ({ signs: signsOf(row, known) }) },
    keep: { label: ['核查完毕', 'Keep'], from: 'draft', to: 'kept', by: [treasurer, financeManager], clause: watched, duty: duty.audit, guard: answered },
  },
  access: { see: all(treasurer, accountant, financeManager, generalManager, internalAuditor), edit: { draft: [treasurer, accountant] } },
  list: { columns: ['number', 'month', 'state'], filters: ['state', 'month'], sort: '-month' },
  form: [['month'], ['currentAtLeast', 'quickAtLeast', 'debtAtMost'], ['signs'], ['why']],
})

/** Small enterprises keep what the owners hold under numbers that begin with 3. */
function sheetOf({ stood }: Known): Readonly<Record<string, Decimal>> {
  const statement = stood.some(({ account }) => account.startsWith('3')) ? smallBalanceSheet : balanceSheet
  return Object.fromEntries(drawn(statement, stood.map(({ account, debit, credit }) => ({ account, net: minus(debit ?? '0', credit ?? '0') }))).map(({ key, amount }) => [key, amount]))
}

function somethingOwed(_row: FundWatch, known: Known) {
  const sheet = sheetOf(known)
  return isZero(sheet['current-liabilities'] ?? '0') || isZero(sheet['assets'] ?? '0') ? refuse('该期间没有资产或流动负债，指标无从计算', 'There are no assets or nothing is owed soon; there is no ratio to tell', 'month', { rule: 'nothing-owed' }) : undefined
}

function signsOf(row: FundWatch, known: Known): FundWatch['signs'] {
  const sheet = sheetOf(known)
  const of = (key: string): Decimal => sheet[key] ?? '0'
  const found = signals({ currentAssets: of('current-assets'), stock: of('stock'), currentLiabilities: of('current-liabilities'), assets: of('assets'), liabilities: of('liabilities') }, { current: row.currentAtLeast, quick: row.quickAtLeast, debt: row.debtAtMost })
  return (Object.keys(ratios) as (keyof typeof ratios)[]).map((ratio) => ({ ratio, value: found[ratio].value, holds: found[ratio].holds })) as unknown as FundWatch['signs']
}

function answered({ signs = [], why }: FundWatch) {
  if (signs.length === 0) return refuse('请先测算', 'Work it out first', 'signs')
  return signs.some(({ holds }) => !holds) && !why ? refuse('有指标不达标，请写明原因与处置', 'A sign does not hold: say why and what is done', 'why', { rule: 'sign-not-held' }) : undefined
}
