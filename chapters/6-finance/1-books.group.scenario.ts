/** Clause 6.2.1 told for a group: what its companies have against each other goes out, and their books are told as one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { chartOf, groupBalances, groupDealings, groupFlows, turnovers } from '#ledger'
import { sum } from '#words'
import type { Company } from '../../tools/testing/company.ts'
import { today } from '../../tools/testing/purchasing.ts'
import { openTwoCompanies, type TwoCompanies } from '../../tools/testing/two-companies.ts'
import { moneyAccounts } from './1-books/cash-flows.ts'
import { consolidated, earnedBy, flowsOf, pairsOf } from './1-books/consolidated.ts'

let two: TwoCompanies
let company: Company
beforeAll(async () => { two = await openTwoCompanies(); company = two.company })
afterAll(() => company.close())

test('told as one, what the companies have against each other goes out, and where they disagree the pair says by how much', async () => {
  const { house } = company
  const party = async (code: string, groupBook: string) => (await make(house, houseActor, 'commons.party', { code, name: code, groupBook })).row.id
  const members = [{ party: await party('IC-SUB', 'SUB'), book: 'SUB' }, { party: await party('IC-MAIN', 'main'), book: 'main' }]
  const chart = await chartOf(two.main())
  await two.voucher('s-clerk', 's-head', [{ account: '1122', debit: '700.00' }, { account: '5001', credit: '700.00' }])
  await two.voucher('s-clerk', 's-head', [{ account: '5602', debit: '9.00' }, { account: '2241', credit: '9.00' }])
  await two.voucher('accountant', 'finhead', [{ account: '6602', debit: '9.00' }, { account: '2241', credit: '9.00' }])
  const before = consolidated(await groupBalances(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7)), chart)
  await two.voucher('accountant', 'finhead', [{ account: '1122', debit: '100.00', party: members[0]?.party }, { account: '6001', credit: '100.00' }])
  await two.voucher('s-clerk', 's-head', [{ account: '5602', debit: '90.00' }, { account: '2241', credit: '90.00', party: members[1]?.party }])
  const stood = await groupBalances(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7))
  const lines = consolidated(stood, chart)
  const at = (account: string, of = lines) => of.find((one) => one.account === account)
  expect(pairsOf(stood)).toEqual([{ one: 'SUB', other: 'main', claimed: '-90', owed: '-100', difference: '10' }])
  expect([at('1122')?.eliminated.closing, at('1122')?.group.closing]).toEqual(['-100', at('1122', before)?.group.closing])
  expect(at('2241')?.group).toEqual(at('2241', before)?.group)
  expect(at('6602')?.parts.map(({ book, account }) => [book, account]).toSorted()).toEqual([['SUB', '5602'], ['main', '6602']])
  const dealings = await groupDealings(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7))
  const went = (await Promise.all([two.main(), two.sub()].map(async (book) => (await turnovers(book, '2026-01', today.slice(0, 7), 'finance.profit-transfer')).map((one) => ({ ...one, book: book.code }))))).flat()
  const net = (account: string) => Number(sum(earnedBy(lines, went, dealings).filter((one) => one.account === account).map((one) => one.net)))
  expect([net('6001'), net('6602')]).toEqual([-700, 18])

  await two.voucher('accountant', 'finhead', [{ account: '1511', debit: '50.00', party: members[0]?.party }, { account: '1002', credit: '50.00' }])
  await two.voucher('s-clerk', 's-head', [{ account: '1002', debit: '50.00' }, { account: '3001', credit: '50.00', party: members[1]?.party }])
  const inner = await groupFlows(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7), moneyAccounts)
  const [moved, met] = [flowsOf([], inner), consolidated(await groupBalances(house.store, ['main', 'SUB'], members, '2026-01', today.slice(0, 7)), chart)]
  expect([at('1511', met)?.group.closing, at('4001', met)?.group.closing, at('4001', met)?.eliminated.closing]).toEqual(['0', '0', '50'])
  expect([Number(sum(moved.map(({ amount }) => amount))), lines.filter(({ unlike }) => unlike).every(({ parts }) => parts.every(({ book }) => book === 'SUB'))]).toEqual([0, true])
})

