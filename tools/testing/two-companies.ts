/** Two companies in one house: the small company, and a subsidiary of its own that keeps its own book under another standard. */
import { act, make } from '#act'
import { actorOfPerson, houseActor } from '#allow'
import { react } from '#host'
import { bookOf, type Book } from '#ledger'
import { handOf, openCompany, type Company, type Hand } from './company.ts'
import { today } from './purchasing.ts'

export type TwoCompanies = {
  readonly company: Company
  /** Ids of the department that is the subsidiary, and of one below it. */
  readonly subsidiary: string
  readonly desk: string
  of(login: string): Hand
  main(): Book
  sub(): Book
  /** Entered by one, posted by another, in the book of both. */
  voucher(clerk: string, head: string, lines: readonly object[]): ReturnType<Hand['act']>
}

/** Login, role, and where it is held: in the subsidiary, or at the top of the group. */
const people = [['s-clerk', 'accountant', 'SUB'], ['s-head', 'finance-manager', 'SUB'], ['s-keeper', 'warehouse-keeper', 'SUB'], ['s-gm', 'general-manager', 'SUB'], ['group', 'finance-manager', 'CO'], ['group-gm', 'general-manager', 'CO']] as const

export async function openTwoCompanies(): Promise<TwoCompanies> {
  const company = await openCompany(`${today}T02:00:00Z`)
  const { house } = company
  const made = async (document: string, values: Readonly<Record<string, unknown>>) => (await make(house, houseActor, document, values)).row.id
  const subsidiary = await made('commons.department', { code: 'SUB', name: '子公司', parent: company.id('CO') })
  const desk = await made('commons.department', { code: 'SUBFIN', name: '子公司财务', parent: subsidiary })
  const head = await company.as('finhead')
  const book = await head.make('finance.company-book', { code: 'SUB', name: '小子公司', nameEn: 'Subsidiary', top: subsidiary, standard: 'small-enterprise', currency: 'CNY', first: today.slice(0, 7) })
  await head.act('finance.company-book', book.id, 'open')
  await react(house)
  const hands = new Map<string, Hand>()
  for (const [login, role, where] of people) {
    const person = await made('commons.person', { code: login, login, name: login, department: where === 'CO' ? company.id('FIN') : desk, joinedOn: '2025-01-01' })
    const holding = await made('commons.role-holding', { person, role, from: '2025-01-01', ...(where === 'CO' ? { department: company.id('CO') } : {}) })
    await act(house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
    const actor = await actorOfPerson(house.store, house.plan, person, today)
    if (actor) hands.set(login, handOf(house, actor))
  }
  for (const login of ['accountant', 'finhead', 'keeper', 'ap', 'gm', 'dev']) hands.set(login, await company.as(login))
  const of = (login: string): Hand => hands.get(login) as Hand
  return {
    company, subsidiary, desk, of, main: () => bookOf(house.store), sub: () => bookOf(house.store, 'SUB'),
    voucher: async (clerk, head, lines) => {
      const row = await of(clerk).make('finance.voucher', { date: today, summary: '往来', lines })
      await of(clerk).act('finance.voucher', row.id, 'submit')
      return of(head).act('finance.voucher', row.id, 'post')
    },
  }
}
