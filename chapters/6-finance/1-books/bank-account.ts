/** Over which account of the books money comes and goes: cash, the one that stands for the bank, or that of one bank account among several. */
import { account } from '#commons'
import { rows, text, type AccountRole, type Fact } from '#declare'
import { refuse, type Refusal } from '#words'
import { chartAccount } from '../contract.ts'
import { moneyAccounts } from './cash-flows.ts'

export const bookAccount = text('银行科目', 'Account of the bank', 20).codeOf(chartAccount).because('有几个银行账户时写明其科目，如 100202；空着为“银行存款”用途所对应的科目', 'Where there are several bank accounts, the account of this one, such as 100202; left empty, the account that stands for the bank')

type Moves = { readonly method?: string; readonly currency?: string | undefined; readonly bookAccount?: string | undefined }
export type Charted = readonly { readonly code: string; readonly state: string }[]
export const chartedOf = ({ bookAccount: code }: Moves): Fact<Charted> => rows<Charted[number]>({ source: { document: chartAccount.name }, where: { code: code ?? '' }, fields: { code: 'code', state: 'state' } })

export const moneyOver = (row: Moves): AccountRole => (row.method === 'cash' ? account.cash : row.bookAccount ? { ...account.bank, account: row.bookAccount } : account.bank)

/** 6.3.3: money goes over an account of money that is in use; in another currency over the one that is revalued with it. */
export function overBank({ method, currency, bookAccount: code }: Moves, charted: Charted): Refusal | undefined {
  if (!code) return undefined
  const known = moneyAccounts.some((one) => one !== '1001' && code.startsWith(one)) && charted[0]?.state === 'open'
  if (method === 'cash' || !known) return refuse('不是在用的银行科目', 'It is no account of a bank in use', 'bookAccount')
  return currency ? refuse('外币收付走“银行存款”用途所对应的科目，以便期末调汇', 'Money in another currency goes over the account that stands for the bank, which is revalued', 'bookAccount') : undefined
}
