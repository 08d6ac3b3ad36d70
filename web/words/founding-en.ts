/** What the page that founds a company say, in English. */
import type { foundingZh } from './founding-zh.ts'

export const foundingEn: Readonly<Record<keyof typeof foundingZh, string>> = {
  'set-up.title': 'Found the company',
  'set-up.claim': 'Nobody lives here yet. Name the company and its first administrator.',
  'set-up.company': 'Company name',
  'set-up.currency': 'Currency of the books',
  'set-up.standard': 'Accounting standard',
  'set-up.name': 'Administrator’s name',
  'set-up.login': 'Login',
  'set-up.password': 'Password',
  'set-up.begin': 'Begin',
  'set-up.people': 'Who else',
  'set-up.people-why': 'The head of operations drafts the policy and the general manager puts it in force; work is accepted by somebody else. So there are three people at least.',
  'set-up.departments': 'Departments (separated by commas)',
  'set-up.roles': 'Roles',
  'set-up.department': 'Department',
  'set-up.add': 'Another person',
  'set-up.remove': 'Remove',
  'set-up.person': 'Person {n}',
  'set-up.person-name': 'Name',
  'set-up.departments-start': 'Marketing, R&D, Supply chain, People, Finance, Information',
}
