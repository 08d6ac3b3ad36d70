/** The books read by a stranger: our journal as CSV, added up by hledger, gives the trial balance that the house shows. */
import { spawnSync } from 'node:child_process'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, make } from '#act'
import { houseActor } from '#allow'
import { mainBook } from '#declare'
import { bookOf, journalColumns, trialBalance } from '#ledger'
import { compare, minus, rounded } from '#words'
import { openCompany, type Company } from './testing/company.ts'
import { purchasing, type Purchasing } from './testing/purchasing.ts'
import { packed } from '../server/books-out/index.ts'
import { csvRows } from '../server/sheets/index.ts'

/** hledger as it stands; as root on Debian it is fetched, as the browser of the journeys is. */
function hledger(): boolean {
  const there = () => spawnSync('hledger', ['--version']).status === 0
  if (there()) return true
  if (process.getuid?.() !== 0 || spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return false
  spawnSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends hledger'], { stdio: 'ignore', timeout: 120_000 })
  return there()
}
const known = hledger()
if (!known) process.stdout.write('the books added up by hledger: skipped, hledger is not installed\n')

let company: Company
let buy: Purchasing
beforeAll(async () => { company = await openCompany('2026-03-16T02:00:00Z'); buy = purchasing(company) })
afterAll(() => company.close())

/** The journal as an auditor gets it, out of the set of files. */
async function exported(from: string, to: string, code = mainBook): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const { store, plan, currency } = company.house
  await packed({ book: bookOf(store, code), store, plan, from, to, company: '某公司', taxNumber: '', currency }, async (bytes) => { parts.push(bytes) })
  return unzipSync(Buffer.concat(parts))['journal.csv'] ?? new Uint8Array()
}

/** What hledger makes of the CSV: closing balance by account, rounded to the cent. */
async function addedUp(csv: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const rows: (readonly string[])[] = []
  for await (const { cells } of csvRows(csv)) rows.push(cells)
  const [head = [], ...lines] = rows
  const of = (cells: readonly string[], name: (typeof journalColumns)[number]) => cells[head.indexOf(name)] ?? ''
  const vouchers = Map.groupBy(lines, (cells) => `${of(cells, 'period')} ${of(cells, 'word')} ${of(cells, 'number')}`)
  const said = [...vouchers].map(([name, all]) => `${of(all[0] ?? [], 'date')} ${name}\n${all.map((cells) => `  ${of(cells, 'account')}  CNY ${minus(of(cells, 'debit'), of(cells, 'credit'))}`).join('\n')}\n`).join('\n')
  const { stdout, stderr, status } = spawnSync('hledger', ['-f', '-', 'balance', '--flat', '--no-total', '--empty', '-O', 'csv'], { input: said, encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } })
  if (status !== 0) throw new Error(stderr)
  return Object.fromEntries([...stdout.matchAll(/^"(\d+)","(?:CNY )?(-?[\d.]+)(?: CNY)?"$/gm)].map(([, account, amount]) => [account, rounded(amount ?? '0', 2)]))
}

test.skipIf(!known)('6.2.1 another program that reads our journal comes to the same trial balance', { timeout: 180_000 }, async () => {
  const accountant = await company.as('accountant')
  const dollar = (await make(company.house, houseActor, 'commons.currency', { code: 'USD', name: '美元' })).row.id
  const customer = (await make(company.house, houseActor, 'commons.party', { code: 'C1', name: '客户' })).row.id
  await buy.owed('BOLT', '40', '12.34')
  const reversed = await buy.owed('BOLT', '7', '3')
  await (await company.as('finhead')).act('supply.supplier-invoice', reversed.id, 'reverse')
  await accountant.act('finance.sales-invoice', (await accountant.make('finance.sales-invoice', { customer, date: '2026-03-16', currency: dollar, exchangeRate: '7.1234', lines: [{ what: 'x', quantity: '1', net: '99.99' }] })).id, 'post')
  await accountant.act('finance.revaluation', (await accountant.make('finance.revaluation', { date: '2026-03-31', currency: dollar, rate: '7.2' })).id, 'post')
  const [theirs, ours] = [await addedUp(await exported('2026-01', '2026-12')), await trialBalance(bookOf(company.house.store), '2026-01', '2026-12')]
  expect(ours.length).toBeGreaterThan(6)
  expect(theirs).toEqual(Object.fromEntries(ours.map(({ account, closingDebit, closingCredit }) => [account, rounded(minus(closingDebit, closingCredit), 2)])))
  expect(compare(theirs['1122'] ?? '0', '0')).toBe(1)

  const { house } = company
  const [head, clerk] = [await company.as('finhead'), company.id('lab')]
  await head.act('finance.company-book', (await head.make('finance.company-book', { code: 'LAB', name: '小子公司', nameEn: 'Subsidiary', top: company.id('LAB'), standard: 'enterprise', currency: 'CNY', first: '2026-03' })).id, 'open')
  const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: clerk, role: 'accountant', from: '2026-01-01' })
  await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
  const lab = await company.as('lab')
  await lab.act('finance.sales-invoice', (await lab.make('finance.sales-invoice', { customer, date: '2026-03-16', lines: [{ what: 'x', quantity: '1', net: '20.00' }] })).id, 'post')
  const [read, kept] = [await addedUp(await exported('2026-01', '2026-12', 'LAB')), await trialBalance(bookOf(house.store, 'LAB'), '2026-01', '2026-12')]
  expect(read).toEqual(Object.fromEntries(kept.map(({ account, closingDebit, closingCredit }) => [account, rounded(minus(closingDebit, closingCredit), 2)])))
  expect(Object.keys(read)).toContain('1122')
  expect(await addedUp(await exported('2026-01', '2026-12'))).toEqual(theirs)
})
