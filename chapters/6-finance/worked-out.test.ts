/** What finance works out by rule: funds, reminders, the cost of what is made. */
import { describe, expect, test } from 'vitest'
import { productCost, variances } from './9-month-end/equivalent-units.ts'
import { overMonths, monthsBetween } from './9-month-end/over-months.ts'
import { ofMonths, reached, rolledUp, shortOf, wholeOf } from './3-budget/plan.ts'
import { claimed, onItsWay } from './4-receivables/reminder.ts'
import { cheapest, effectiveRate, signals } from './7-bank/funds.ts'
import { drawn } from './1-books/statements.ts'
import { standardNamed, standards } from './standards.ts'

describe('6.3.1 funds', () => {
  test('an offer costs more when part of it stays on account or goes in fees', () => {
    const [bank, bond] = [effectiveRate({ rate: '0.06', withheld: '0.2' }), effectiveRate({ rate: '0.07', withheld: '0.02' })]
    expect([bank, bond].map(Number)).toEqual([0.075, 0.071429])
    expect([cheapest({ bank, bond }), cheapest({})]).toEqual(['bond', undefined])
  })
  test('too little money against what is due soon, or too much debt, is a sign', () => {
    const limits = { current: '2', quick: '1', debt: '0.6' }
    const told = signals({ currentAssets: '200', stock: '110', currentLiabilities: '100', assets: '500', liabilities: '300' }, limits)
    expect(Object.values(told).map(({ value, holds }) => [Number(value), holds])).toEqual([[2, true], [0.9, false], [0.6, true]])
    expect(signals({ currentAssets: '199', stock: '0', currentLiabilities: '100', assets: '500', liabilities: '301' }, limits)).toMatchObject({ current: { holds: false }, debt: { holds: false } })
  })
})

test('6.3.2 a reminder claims what is open, interest by the day, and its fee', () => {
  expect(claimed({ open: '1000', days: 73, ratePerYear: '0.05', fee: '8' })).toEqual({ interest: '10.00', fee: '8', claim: '1018' })
})

describe('6.2.1 the cost of what is made', () => {
  test('unfinished pieces bear their material whole and their work as far as they are', () => {
    const cost = productCost({ opening: { material: '100', labour: '10', overhead: '20' }, month: { material: '900', labour: '80', overhead: '160' }, finished: '80', unfinished: { qty: '20', done: '0.5' } })
    expect(cost).toEqual({ perUnit: { material: '10', labour: '1', overhead: '2' }, finished: '1040', unfinished: '230', inWork: { material: '200', labour: '10', overhead: '20' } })
  })
  test('finished and unfinished come to what was spent, to the cent', () => {
    const { finished, unfinished } = productCost({ opening: { material: '0', labour: '0', overhead: '0' }, month: { material: '100', labour: '10', overhead: '1' }, finished: '2', unfinished: { qty: '1', done: '1' } })
    expect([finished, unfinished].map(Number)).toEqual([74.01, 36.99])
  })
  test('dearer and more than the standard is above zero, cheaper and less below', () => {
    expect(variances({ perUnit: '2', price: '5' }, { units: '100', used: '210', price: '4.9' })).toEqual({ price: '-21', usage: '50', total: '29' })
  })
})

test('6.3.2 who announced money is reminded only of the rest', () => {
  expect(onItsWay({ 'XS-1': '100', 'XS-2': '50' }, [{ amount: '80', of: { 'XS-1': '70' } }, { amount: '20', of: { 'XS-1': '20' } }])).toEqual({ papers: { 'XS-1': { open: '100', expected: '90', left: '10' }, 'XS-2': { open: '50', expected: '0', left: '50' } }, extra: '10' })
})

test('6.2.1 what was paid for a time to come is expense of its months, the last of which takes what is left', () => {
  expect(overMonths('100', '2026-11-15', monthsBetween('2026-11-15', '2027-01-31'))).toEqual({ '2026-11': '33.33', '2026-12': '33.33', '2027-01': '33.34' })
  expect(overMonths('100', '2026-11-15', 1)).toEqual({ '2026-11': '100' })
})

test('6.1.1 figures of departments come to the plan of the company, or lack to it; shares come to the whole', () => {
  const { profit } = rolledUp([{ revenue: '1000', expense: '100' }, { cost: '600' }, { expense: '150' }])
  expect([profit, shortOf(profit, '200'), shortOf(profit, '150')]).toEqual(['150', { gap: '50', met: false }, { gap: '0', met: true }])
  expect([reached('75', '150'), ofMonths('150', 3)].map(Number)).toEqual([0.5, 37.5])
  expect([wholeOf(['0.5', '0.5']), wholeOf(['60', '40']), wholeOf(['0.5', '0.6'])]).toEqual([true, true, false])
})

describe.each(Object.entries(standards))('6.2.1 books kept by the standard %s', (_, { chart: { accounts, map, standard }, balanceSheet, incomeStatement }) => {
  const kindOf = new Map(accounts.map(({ number, kind }) => [number, kind]))
  test('name an account for every role, of the kind that the role has under the other standard; small enterprises make no provisions', () => {
    const { chart } = standards.enterprise
    const provisions = standard === '企业会计准则' ? [] : ['bad-debt-provision', 'stock-provision', 'impairment-loss']
    const enterprise = new Map(chart.accounts.map(({ number, kind }) => [number, kind]))
    expect(Object.entries(map).map(([role, number]) => [role, kindOf.get(number)]).toSorted()).toEqual(Object.entries(chart.map).filter(([role]) => !provisions.includes(role)).map(([role, number]) => [role, enterprise.get(number)]).toSorted())
    expect([new Set(accounts.map(({ number }) => number)).size, standardNamed(standard).chart.standard]).toEqual([accounts.length, standard])
  })
  test('tie: every account, also one the company adds, stands in one line of the balance sheet, and what is earned in one of the income statement', () => {
    const money = [...accounts.filter(({ kind }) => kind !== 'goods' && kind !== 'budget').map(({ number }) => number), '1999', '2999', ...(standard === '企业会计准则' ? ['4999', '6999'] : ['3999', '5999'])]
    const nets = money.map((account, at) => ({ account, net: String((at + 1) * (at % 2 ? 100 : -37)) }))
    const amounts = (statement: typeof balanceSheet, all: typeof nets) => new Map(drawn(statement, all).map(({ key, amount }) => [key, Number(amount)]))
    const sheet = amounts(balanceSheet, nets)
    expect((sheet.get('assets') ?? 0) - (sheet.get('liabilities-and-equity') ?? 0)).toBe(nets.reduce((sum, { net }) => sum + Number(net), 0))
    const earned = nets.filter(({ account }) => ['income', 'expense', undefined].includes(kindOf.get(account)) && /^[56]/.test(account))
    expect(amounts(incomeStatement, earned).get('net-profit')).toBe(-earned.reduce((sum, { net }) => sum + Number(net), 0))
  })
})
