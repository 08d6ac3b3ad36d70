/** A company book: a company of the group that keeps its own books; it is a department and all below it, and from then on their documents go there. */
import { all, choice, document, reaction, ref, rows, text, type Announced, type BookChange, type Draft, type RowOf } from '#declare'
import { accountant, admin, department, financeManager, generalManager, internalAuditor, monthSaid } from '#commons'
import { lastOf, monthAfter, refuse, type Day } from '#words'
import { accountMapping, bookOpened, chartAccount, companyBook, period } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { isStandard, standards } from '../standards.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  code: text('账簿编码', 'Code', 10).required().unique().searched(),
  name: text('公司名称', 'Company', 200).required().searched(),
  nameEn: text('英文名称', 'English name', 200).required().searched(),
  top: ref(department, '公司所在部门', 'Its department').required().because('该部门及其下级部门的单据记入本账簿', 'Documents of it and all departments below go into this book'),
  standard: choice('会计准则', 'Accounting standard', { enterprise: standards.enterprise.label, 'small-enterprise': standards['small-enterprise'].label }).required(),
  currency: text('本位币', 'Currency of the book', 3).required(),
  first: text('启用期间', 'First period', 7).required(),
}
export type CompanyBook = RowOf<typeof fields>
type Node = { readonly parent: string | null }
type Known = { readonly nodes: readonly Node[]; readonly currency: string }

export const companyBookDocument = document(companyBook.name, {
  label: ['公司账簿', 'Company book'], clause: booked, fields, check: sound,
  known: { nodes: (row: CompanyBook) => rows<Node>({ source: { document: department.name }, where: { id: row.top }, fields: { parent: 'parent' } }) },
  states: { draft: ['草稿', 'Draft'], open: ['已建账', 'Opened'] },
  actions: {
    open: { label: ['建账', 'Open the book'], from: 'draft', to: 'open', by: [admin, financeManager], clause: booked, needs: ['nodes'], guard: part, books: begun, follow: filed, announce: bookOpened, grave: true },
  },
  access: { see: all(admin, accountant, financeManager, generalManager, internalAuditor), edit: { draft: [admin, financeManager] }, company: false },
  title: 'name',
  list: { columns: ['code', 'name', 'top', 'standard', 'currency', 'first', 'state'], filters: ['standard', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['top', 'standard'], ['currency', 'first']],
})

function sound({ code, currency, first }: CompanyBook) {
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(code)) return refuse('账簿编码为 2 到 10 位大写字母和数字', 'The code of a book has 2 to 10 capital letters and digits', 'code')
  if (!/^[A-Z]{3}$/.test(currency)) return refuse('本位币为三位字母，如 CNY', 'A currency has three letters, such as CNY', 'currency')
  return monthSaid(first, 'first')
}

/** The top of the tree is the company that keeps the main book; amounts in the house are in one currency. */
function part(row: CompanyBook, { nodes: [node], currency }: Known) {
  if (row.currency !== currency) return refuse(`本系统各账簿的本位币须一致，应为 ${currency}`, `All books of this house are kept in one currency: ${currency}`, 'currency')
  return !node?.parent ? refuse('最上级部门用主账簿，请选其下级部门', 'The department at the top keeps the main book: choose one below it', 'top') : undefined
}

const chartOf = ({ standard }: CompanyBook) => standards[isStandard(standard) ? standard : 'enterprise'].chart
/** Mappings that come with a chart have always held. */
const always: Day = '2000-01-01'

/** The book, and in it at once which role stands on which account, so that nothing has to wait for the papers of it. */
function begun(row: CompanyBook): readonly BookChange[] {
  const { standard, accounts, map } = chartOf(row)
  return [
    { change: 'book', code: row.code, label: [row.name, row.nameEn], department: row.top, standard, currency: row.currency },
    ...accounts.map(({ number, label, kind, side, notBelowZero = false }): BookChange => ({ change: 'account', number, label, kind, side, notBelowZero })),
    ...Object.entries(map).map(([role, number]): BookChange => ({ change: 'role', role, number, from: always })),
  ]
}

/** Its chart of accounts, and its months to the end of next year; they are documents of the new book, as those of the main one are. */
function filed(row: CompanyBook): readonly Draft[] {
  const accounts = chartOf(row).accounts.map(({ number, label: [name, nameEn], kind, side, notBelowZero = false }): Draft =>
    ({ document: chartAccount.name, values: { code: number, name, nameEn, kind, side, notBelowZero }, act: 'open', book: row.code }))
  return [...accounts, ...monthsFrom(row.first).map((month): Draft => ({ document: period.name, values: month, act: 'open', book: row.code }))]
}

/** From a month to the end of the next year. */
const monthsFrom = (start: string): readonly { readonly code: string; readonly year: number; readonly first: Day; readonly last: Day }[] =>
  Array.from({ length: 25 - Number(start.slice(5)) }, (_, at) => monthAfter(start, at)).map((code) => ({ code, year: Number(code.slice(0, 4)), first: `${code}-01`, last: lastOf(code) }))

type Filed = { readonly id: string; readonly code: string }

/** Which role stands on which account is filed once the accounts are. */
export const rolesOfBook = reaction('finance.roles-of-book', bookOpened, mapped, {
  accounts: ({ row }: Announced) => rows<Filed>({ source: { document: chartAccount.name }, where: { book: row['code'] as string }, fields: { id: 'id', code: 'code' } }),
})

function mapped({ row }: Announced, { accounts }: { accounts: readonly Filed[] }): readonly Draft[] {
  return Object.entries(chartOf(row as unknown as CompanyBook).map).flatMap(([role, number]) => accounts.filter(({ code }) => code === number)
    .map(({ id }): Draft => ({ document: accountMapping.name, values: { role, account: id, from: always }, act: 'enact', book: row['code'] as string })))
}
