/** The accounting standards that a company may keep its books by: each with its chart of accounts and its statements. */
import type { Label } from '#words'
import { chart } from './chart.ts'
import { smallChart } from './small-chart.ts'
import { smallBalanceSheet, smallIncomeStatement } from './1-books/small-statements.ts'
import { balanceSheet, incomeStatement } from './1-books/statements.ts'

export const standards = {
  enterprise: { label: ['企业会计准则', 'Enterprise Accounting Standards'], chart, balanceSheet, incomeStatement },
  'small-enterprise': { label: ['小企业会计准则', 'Accounting Standards for Small Enterprises'], chart: smallChart, balanceSheet: smallBalanceSheet, incomeStatement: smallIncomeStatement },
} as const satisfies Readonly<Record<string, { readonly label: Label } & Readonly<Record<string, unknown>>>>
export type Standard = keyof typeof standards

export const isStandard = (said: string): said is Standard => Object.hasOwn(standards, said)
/** The standard that a book says it is kept by; books are kept by the first unless they say another. */
export const standardNamed = (said: string | undefined) => Object.values(standards).find(({ chart: { standard } }) => standard === said) ?? standards.enterprise
