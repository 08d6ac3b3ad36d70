/** Clauses 6.3.2 and 6.3.3 told as stories: payments leave in runs that two people make, the bank's statement is matched and reconciled, bills go from hand to hand as the law lets them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { purchasing, requests, today, type Purchasing } from '../../tools/testing/purchasing.ts'
import { paired, reconciled } from './7-bank/matching.ts'
import { lastDayToPresent, mayEndorse, rightsLapse } from './7-bank/negotiable.ts'

const [runs, statements, bills] = ['finance.payment-run', 'finance.bank-statement', 'finance.bill'] as const
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

async function approved(amount: string) {
  const request = await buy.requested(await buy.owed('BOLT', '1', amount), amount)
  await (await company.as('finhead')).decide(request.id, 'approve')
  return request
}

test('6.3.2 a run pays what was approved, made by one and released by another; the bank gets its file', async () => {
  const [one, two] = [await approved('30.00'), await approved('70.00')]
  const [ap, cashier, treasurer] = [await company.as('ap'), await company.as('cashier'), await company.as('treasurer')]
  const run = async (amount: string) => cashier.make(runs, { date: today, lines: [{ request: one.id, supplier: one['supplier'], amount: '30.00' }, { request: two.id, supplier: two['supplier'], amount }] })
  expect((await refusalOf(cashier.act(runs, (await run('69.99')).id, 'make'))).field).toBe('lines.1.amount')
  const good = await run('70.00')
  await cashier.act(runs, good.id, 'make')
  expect((await refusalOf(cashier.act(runs, good.id, 'release'))).kind).toBe('forbidden')
  const before = await buy.onAccount('1002')
  expect((await treasurer.act(runs, good.id, 'release'))['bankFile']).toContain('"ALPHA 有限公司","","30.00","货款"')
  expect(await buy.onAccount('1002')).toBe(before - 100)
  expect((await refusalOf(ap.act(requests, one.id, 'cancel'))).kind).toBe('conflict')
})

test('6.3.3 the bank\'s statement agrees with itself, is matched by reference, name and amount, and ties with the books of its last day', async () => {
  const [accountant, cashier] = [await company.as('accountant'), await company.as('cashier')]
  const customer = (await cashier.make('finance.money-receipt', { customer: await partyOf(), date: today, bankReference: 'R-1', amount: '100.00', lines: [] }))
  await cashier.act('finance.money-receipt', customer.id, 'post')
  const late = await cashier.make('finance.money-receipt', { customer: customer['customer'], date: today, bankReference: 'R-2', amount: '20.00', lines: [] })
  await cashier.act('finance.money-receipt', late.id, 'post')
  const next = await cashier.make('finance.money-receipt', { customer: customer['customer'], date: '2026-03-25', bankReference: 'R-3', amount: '7.00', lines: [] })
  await cashier.act('finance.money-receipt', next.id, 'post')
  const books = (await buy.onAccount('1002')) - 7
  const closing = (books - 20 + 100 + 102 - 3).toFixed(2)
  const statement = (end: string) => accountant.make(statements, { account: '6222', from: '2026-03-01', to: '2026-03-20', opening: (Number(closing) - 199).toFixed(2), closing: end, lines: [
    { date: today, amount: '100.00', reference: 'R-1' }, { date: today, amount: '102.00', counterparty: '代收' }, { date: today, amount: '-3.00', counterparty: '手续费' },
  ] })
  expect(await refusalOf(accountant.act(statements, (await statement('1.00')).id, 'enter'))).toMatchObject({ field: 'closing', rule: 'statement-totals' })
  const row = await statement(closing)
  await accountant.act(statements, row.id, 'enter')
  expect((await accountant.act(statements, row.id, 'match'))['lines']).toMatchObject([{ receipt: customer.id, rule: 'reference' }, {}, {}])
  const tied = await accountant.act(statements, row.id, 'reconcile')
  expect({ ...tied, bookBalance: Number(tied['bookBalance']) }).toMatchObject({ bookBalance: books, bookOnly: '-80', bankOnly: '99', adjustedBook: tied['adjustedBank'], difference: '0' })
  expect((tied['unreached'] as readonly { side: string; amount: string }[]).map(({ side, amount }) => [side, Number(amount)]).toSorted()).toEqual([['bank-in', 102], ['bank-out', -3], ['book-in', 20], ['book-out', -30], ['book-out', -70]])
  expect((await refusalOf((await company.as('cashier')).act(statements, row.id, 'reconcile'))).kind).toBe('forbidden')
  await (await company.as('finhead')).act('finance.money-receipt', customer.id, 'reverse')
  await (await company.as('treasurer')).act(statements, row.id, 'reopen')
  const free = (await accountant.act(statements, row.id, 'match'))['lines'] as readonly { readonly receipt?: string }[]
  expect(free.map(({ receipt }) => receipt ?? null)).toEqual([null, null, null])
})

test('6.3.3 wages, loans and charges are matched by their vouchers; what differs after all is refused until somebody says why', async () => {
  const [accountant, head] = [await company.as('accountant'), await company.as('finhead')]
  const vouched = async (lines: readonly object[]) => { const { id } = await accountant.make('finance.voucher', { date: '2026-04-02', word: '付', summary: '工资与手续费', lines }); await accountant.act('finance.voucher', id, 'submit'); await head.act('finance.voucher', id, 'post'); return id }
  await vouched([{ account: '2211', debit: '40.00' }, { account: '1002', credit: '40.00' }])
  await vouched([{ account: '6603', debit: '2.00' }, { account: '1002', credit: '2.00' }])
  const statement = async (opening: string) => {
    const { id } = await accountant.make(statements, { account: '6333', from: '2026-04-01', to: '2026-04-30', opening, closing: (Number(opening) - 47).toFixed(2), lines: [{ date: '2026-04-02', amount: '-40.00' }, { date: '2026-04-03', amount: '-7.00' }] })
    await accountant.act(statements, id, 'enter')
    return accountant.act(statements, id, 'match')
  }
  const before = (await buy.onAccount('1002')) + 42
  const row = await statement(before.toFixed(2))
  expect(row['lines']).toMatchObject([{ voucher: expect.stringMatching(/^2026-04 付-\d+$/), rule: 'amount' }, {}])
  expect(await accountant.act(statements, row.id, 'reconcile')).toMatchObject({ difference: '0', unreached: [{ side: 'bank-out', amount: '-7.00' }, { side: 'book-out', what: expect.stringMatching(/^2026-04 付-/), amount: '-2' }] })
  await (await company.as('treasurer')).act(statements, row.id, 'reopen')
  await accountant.edit(statements, row.id, { opening: (before + 1).toFixed(2), closing: (before - 46).toFixed(2) })
  expect(await refusalOf(accountant.act(statements, row.id, 'reconcile'))).toMatchObject({ field: 'explanation', rule: 'unexplained-difference' })
  expect((await accountant.act(statements, row.id, 'reconcile', { explanation: '开户前一元未入账' })).state).toBe('reconciled')
})
test('6.3.3 each of several bank accounts has its account in the books: payments and receipts say which, and its statement is matched with that one alone', async () => {
  const [accountant, head, cashier, treasurer] = [await company.as('accountant'), await company.as('finhead'), await company.as('cashier'), await company.as('treasurer')]
  await head.act('finance.account', (await accountant.make('finance.account', { code: '100202', name: '银行存款——工行', nameEn: 'Bank deposits, ICBC', kind: 'asset', side: 'debit' })).id, 'open')
  const customer = (await (await company.as('buyer')).make('commons.party', { code: 'CUST2', name: '第二客户' })).id
  const came = async (bookAccount: string) => cashier.act('finance.money-receipt', (await cashier.make('finance.money-receipt', { customer, date: '2026-05-06', bookAccount, amount: '500.00', lines: [] })).id, 'post')
  expect((await refusalOf(came('100203'))).field).toBe('bookAccount')
  expect((await refusalOf(came('6602'))).field).toBe('bookAccount')
  const receipt = await came('100202')
  const request = await approved('120.00')
  const run = await cashier.make(runs, { date: '2026-05-07', bookAccount: '100202', lines: [{ request: request.id, supplier: request['supplier'], amount: '120.00' }] })
  await cashier.act(runs, run.id, 'make')
  await treasurer.act(runs, run.id, 'release')
  expect(await buy.onAccount('100202')).toBe(380)
  const statement = await accountant.make(statements, { account: '0200', bookAccount: '100202', from: '2026-05-01', to: '2026-05-31', opening: '0.00', closing: '380.00', lines: [{ date: '2026-05-06', amount: '500.00', counterparty: '第二客户' }, { date: '2026-05-07', amount: '-120.00', counterparty: 'ALPHA 有限公司' }] })
  await accountant.act(statements, statement.id, 'enter')
  expect((await accountant.act(statements, statement.id, 'match'))['lines']).toMatchObject([{ receipt: receipt.id }, { rule: expect.stringMatching(/party|amount/) }])
  expect(await accountant.act(statements, statement.id, 'reconcile')).toMatchObject({ difference: '0', unreached: [] })
})
const partyOf = async () => (await (await company.as('buyer')).make('commons.party', { code: 'CUST', name: '客户' })).id

test('6.3.3 suggestions come from the surest rule that finds one movement; two alike wait for a person', () => {
  const lines = [{ id: 'l1', date: today, amount: '5', reference: 'A' }, { id: 'l2', date: today, amount: '5' }, { id: 'l3', date: today, amount: '7' }]
  const books = [{ id: 'm1', date: today, amount: '5', reference: 'A' }, { id: 'm2', date: today, amount: '5' }, { id: 'm3', date: today, amount: '7' }, { id: 'm4', date: today, amount: '7' }]
  expect(paired(lines, books)).toEqual([{ line: 'l1', movement: 'm1', rule: 'reference' }, { line: 'l2', movement: 'm2', rule: 'amount' }])
  expect(reconciled({ book: '83820', bank: '171820', bookOnly: ['20000', '-9000'], bankOnly: ['102000', '-3000'] })).toEqual({ adjustedBook: '182820', adjustedBank: '182820', difference: '0', balanced: true })
})

test('6.3.2 a bill is endorsed whole and in time, discounted for its days, collected when due', async () => {
  const [accountant, treasurer] = [await company.as('accountant'), await company.as('treasurer')]
  const customer = (await (await company.as('buyer')).make('commons.party', { code: 'GIVER', name: '交票人' })).id
  const sale = await accountant.make('finance.sales-invoice', { customer, date: today, lines: [{ what: '传感器', quantity: '1', net: '600.00', vatRate: '0' }] })
  await accountant.act('finance.sales-invoice', sale.id, 'post')
  await accountant.giveUp(bills, (await accountant.make(bills, { billNumber: 'B1', customer, face: '100.00', drawn: '2026-01-15', due: '2026-05-31' })).id, '票面金额录错')
  const given = async (billNumber: string, more: object = {}) => accountant.act(bills, (await accountant.make(bills, { billNumber, customer, face: '1000.00', drawn: '2026-01-15', due: '2026-05-31', ...more })).id, 'receive')
  const first = await given('B1', { settles: [{ invoice: sale.id, amount: '600.00' }] })
  expect([await buy.onAccount('1122', { party: customer }), await buy.onAccount('2203', { party: customer })]).toEqual([0, -400])
  expect((await refusalOf(given('B0', { settles: [{ invoice: sale.id, amount: '0.01' }] }))).field).toBe('settles.0.amount')
  expect(first).toMatchObject({ presentBy: '2026-06-10', lapses: '2028-05-31' })
  const [request, less] = [await approved('1000.00'), await approved('999.99')]
  const owed = await buy.onAccount('220201')
  expect((await refusalOf(treasurer.act(bills, first.id, 'endorse'))).field).toBe('request')
  expect((await refusalOf(treasurer.act(bills, first.id, 'earmark', { request: less.id }))).rule).toBe('face-differs')
  await treasurer.act(bills, first.id, 'earmark', { request: request.id })
  expect((await treasurer.act(bills, first.id, 'endorse'))['endorsements']).toMatchObject([{ to: company.id('ALPHA'), date: today }])
  expect(await buy.onAccount('220201')).toBe(owed + 1000)
  const cashier = await company.as('cashier')
  const again = await cashier.make('finance.payment', { request: request.id, supplier: request['supplier'], date: today, amount: '1000.00' })
  expect((await refusalOf(cashier.act('finance.payment', again.id, 'pay'))).field).toBe('amount')
  const twice = (request['lines'] as readonly { readonly invoice: string }[])[0]
  expect((await refusalOf(company.as('ap').then(async (ap) => ap.act(requests, (await ap.make(requests, { supplier: request['supplier'], due: today, reason: '再付', lines: [{ invoice: twice?.invoice, amount: '0.01' }] })).id, 'submit')))).field).toBe('lines.0.amount')
  const [bank, held] = [await buy.onAccount('1002'), await given('B2')]
  expect((await treasurer.act(bills, held.id, 'discount', { discountRate: '0.036' }))['discount']).toBe('9.00')
  expect([await buy.onAccount('1002'), await buy.onAccount('1121', { party: customer })]).toEqual([bank + 991, 0])
  expect((await refusalOf(treasurer.act(bills, (await given('B3', { barred: true })).id, 'earmark', { request: less.id }))).rule).toBe('not-transferable')
  expect((await refusalOf(treasurer.act(bills, (await given('B4')).id, 'collect'))).field).toBe('due')
  expect(mayEndorse({ kind: 'draft', face: '100', drawn: '2026-01-15', due: '2026-05-31' }, '2026-06-11', '100')?.rule).toBe('overdue')
  expect(mayEndorse({ kind: 'draft', face: '100', drawn: '2026-01-15', due: '2026-05-31' }, today, '50')?.rule).toBe('part-endorsement')
  expect([lastDayToPresent('note', '2025-12-31', undefined), rightsLapse('cheque', '2026-01-15', undefined)]).toEqual(['2026-02-28', '2026-07-15'])
})

test('6.3.1 a forecast tells week by week what claims, debts, orders and other money bring and take, and where it falls short says what is done', async () => {
  const [treasurer, accountant, head] = [await company.as('treasurer'), await company.as('accountant'), await company.as('finhead')]
  type Week = { readonly starts: string; readonly claims: string; readonly debts: string; readonly orders: string; readonly other: string; readonly standing: string; readonly shortfall: string }
  const told = async (values: object) => {
    const { id } = await treasurer.make('finance.cash-forecast', { from: '2026-03-30', weeks: 3, ...values })
    const row = await treasurer.act('finance.cash-forecast', id, 'work-out')
    return { id, row, plan: row['plan'] as readonly Week[] }
  }
  const [before, half] = [await told({}), await told({ lateComes: '0.5' })]
  const customer = (await (await company.as('buyer')).make('commons.party', { code: 'WEEKS', name: '按周付款' })).id
  const sold = async (due: string, net: string) => accountant.act('finance.sales-invoice', (await accountant.make('finance.sales-invoice', { customer, date: today, due, lines: [{ what: '轴', quantity: '1', net, vatRate: '0' }] })).id, 'post')
  await sold('2026-03-10', '100.00')
  await sold('2026-04-08', '40.00')
  const order = await buy.sent([{ item: company.id('BOLT'), quantity: '10', price: '6' }], { promised: '2026-03-31', paymentDays: 7 })
  const after = await told({ lateComes: '0.5', others: [{ date: '2026-04-15', what: '薪酬', amount: '-500000.00' }, { date: '2026-04-01', what: '退税', amount: '80.00', likely: '0.25' }] })
  const more = (name: 'claims' | 'debts' | 'orders' | 'other') => after.plan.map((week, at) => Number(week[name]) - Number(before.plan[at]?.[name]))
  expect(after.plan.map(({ starts }) => starts)).toEqual(['2026-03-30', '2026-04-06', '2026-04-13'])
  expect([Number(after.plan[0]?.claims) - Number(half.plan[0]?.claims), more('claims')[1]]).toEqual([50, 40])
  expect([more('orders'), more('debts'), more('other')]).toEqual([[0, 60, 0], [0, 0, 0], [20, 0, -500000]])
  expect(Number(after.plan[0]?.standing)).toBe(Number(after.row['held']) + Number(after.plan[0]?.claims) - Number(after.plan[0]?.debts) - Number(after.plan[0]?.orders) + 20)
  expect(after.row).toMatchObject({ negative: '2026-04-13' })
  expect(await refusalOf(head.act('finance.cash-forecast', after.id, 'approve'))).toMatchObject({ field: 'measures', rule: 'cash-short' })
  await treasurer.edit('finance.cash-forecast', after.id, { measures: '催收逾期款，薪酬分两次发放' })
  expect((await refusalOf(treasurer.act('finance.cash-forecast', after.id, 'approve'))).kind).toBe('forbidden')
  expect((await head.act('finance.cash-forecast', after.id, 'approve')).state).toBe('approved')
  await buy.judged(await buy.received(order, ['10']))
  await buy.posted(await buy.billed(order, ['10']))
  const billed = await told({})
  expect(billed.plan.map((week, at) => Number(week.orders) - Number(before.plan[at]?.orders))).toEqual([0, 0, 0])
  expect(billed.plan.reduce((all, week, at) => all + Number(week.debts) - Number(before.plan[at]?.debts), 0)).toBe(60)
})

test('6.3.2 offers of funds are compared by what they truly cost, and a dearer one is chosen for a reason that is kept', async () => {
  const [treasurer, head] = [await company.as('treasurer'), await company.as('finhead')]
  const offers = (chosen: 'bank' | 'bond' | undefined) => [{ source: '银行', rate: '0.06', withheld: '200000.00', chosen: chosen === 'bank' }, { source: '债券', kind: 'bond', rate: '0.07', withheld: '20000.00', chosen: chosen === 'bond' }]
  const plan = 'finance.funding-plan'
  expect((await refusalOf(treasurer.make(plan, { purpose: '产线扩建', need: '100000.00', by: '2026-06-30', offers: offers('bank') }))).field).toBe('offers.0.withheld')
  const made = await treasurer.make(plan, { purpose: '产线扩建', need: '1000000.00', by: '2026-06-30', offers: offers(undefined) })
  expect([(made['offers'] as readonly { effective: string }[]).map(({ effective }) => Number(effective)), made['cheapest']]).toEqual([[0.075, 0.071429], '债券'])
  expect((await refusalOf(treasurer.act(plan, made.id, 'submit'))).field).toBe('offers')
  await treasurer.edit(plan, made.id, { offers: offers('bank') })
  expect(await refusalOf(treasurer.act(plan, made.id, 'submit'))).toMatchObject({ field: 'reason', rule: 'not-cheapest' })
  await treasurer.edit(plan, made.id, { reason: '债券发行赶不上到位日期' })
  await treasurer.act(plan, made.id, 'submit')
  expect((await head.act(plan, made.id, 'approve')).state).toBe('approved')
})

test('6.3.3 the signs of too little money are told from the balance sheet of the month; where one does not hold, somebody says why', async () => {
  const [treasurer, watch] = [await company.as('treasurer'), 'finance.fund-watch']
  expect((await refusalOf(treasurer.act(watch, (await treasurer.make(watch, { month: '2025-01' })).id, 'work-out'))).rule).toBe('nothing-owed')
  const made = await treasurer.make(watch, { month: '2026-04', currentAtLeast: '1', quickAtLeast: '1', debtAtMost: '0.01' })
  const told = await treasurer.act(watch, made.id, 'work-out')
  const signs = told['signs'] as readonly { readonly ratio: string; readonly value: string; readonly holds: boolean }[]
  expect(signs.map(({ ratio }) => ratio)).toEqual(['current', 'quick', 'debt'])
  expect(signs[2]?.holds).toBe(Number(signs[2]?.value) <= 0.01)
  expect((await refusalOf(treasurer.act(watch, made.id, 'keep'))).rule).toBe('sign-not-held')
  await treasurer.edit(watch, made.id, { why: '设备款集中到期，已与银行商定展期' })
  expect((await treasurer.act(watch, made.id, 'keep')).state).toBe('kept')
})

test('6.3.3 the till is counted note by note in front of another; what differs goes to 1901 once somebody else has approved it with its cause', async () => {
  const [cashier, head, accountant, count] = [await company.as('cashier'), await company.as('finhead'), await company.as('accountant'), 'finance.cash-count']
  const drawn = await accountant.make('finance.voucher', { date: '2026-04-07', word: '付', summary: '提取备用金', lines: [{ account: '1001', debit: '500.00' }, { account: '1002', credit: '500.00' }] })
  await accountant.act('finance.voucher', drawn.id, 'submit')
  await head.act('finance.voucher', drawn.id, 'post')
  const [books, pending] = [await buy.onAccount('1001'), await buy.onAccount('1901')]
  const made = await cashier.make(count, { date: '2026-04-08', watchedBy: '宋会敏', lines: [{ note: 'v100', pieces: 4 }, { note: 'v20', pieces: 4 }, { note: 'j5', pieces: 3 }] })
  expect(Number(made['counted'])).toBe(481.5)
  const told = await cashier.act(count, made.id, 'submit')
  expect([told['books'], told['difference']].map(Number)).toEqual([books, 481.5 - books])
  expect((await refusalOf(cashier.act(count, made.id, 'approve'))).kind).toBe('forbidden')
  expect((await refusalOf(head.act(count, made.id, 'approve'))).rule).toBe('cause-missing')
  await head.act(count, made.id, 'approve', { cause: '找零差错，待查' })
  expect([await buy.onAccount('1001'), Number(((await buy.onAccount('1901')) - pending).toFixed(2))]).toEqual([481.5, Number((books - 481.5).toFixed(2))])
  await head.act(count, made.id, 'reverse')
  expect(await buy.onAccount('1001')).toBe(books)
})
