/** The sample company keeps its books: cards of its plant, wages and rent, expense claims, a supplier paid ahead, and at each month's end depreciation, the bank's statement and the transfer of profit. */
import type { AnyRow } from '#act'
import type { Query } from '#declare'
import { runQuery } from '#read'
import { addDays, lastOf, minus, monthAfter, negated, plus, sum, type Day } from '#words'
import type { Hall } from './hall.ts'
import { workdayBefore, type Stage } from './stage.ts'

type AssetSeed = readonly [name: string, category: string, department: string, place: string, cost: string, residual: string, months: number, openingAccumulated: string, openingMonths: number]
/** What the opening balances hold as 1601 and 1602, card by card. */
const plant: readonly AssetSeed[] = [
  ['洁净装配线净化系统', 'machine', 'MFG', '装配车间', '1450000.00', '72500.00', 120, '390291.67', 34], ['SMT贴片机', 'machine', 'MFG', '电子车间', '620000.00', '31000.00', 120, '176700.00', 36],
  ['压力与温湿度标定系统', 'machine', 'QUA', '计量室', '980000.00', '49000.00', 120, '232750.00', 30], ['研发工作站与服务器', 'electronic', 'RND', '研发中心', '150000.00', '7500.00', 36, '59375.00', 15],
]
/** Wages of a month by department: account, department, CNY. */
const wages = [['6601', 'MKT', '31000.00'], ['6602', 'GMO', '24000.00'], ['6602', 'FIN', '19000.00'], ['6604', 'RND', '36000.00']] as const

export async function keepBooks(stage: Stage, hall: Hall, firstDay: Day): Promise<void> {
  stage.goTo(firstDay, 16)
  const accountant = await stage.as('accountant')
  for (const [name, category, department, place, cost, residual, months, openingAccumulated, openingMonths] of plant) {
    const { id } = await accountant.make('finance.fixed-asset', { name, category, department: hall.department.get(department), place, acquired: firstDay, inUse: firstDay, cost, residual, months, openingAccumulated, openingMonths })
    await accountant.act('finance.fixed-asset', id, 'take-over')
  }
  await forecast(stage, firstDay)
  await boughtAhead(stage)
  await travelled(stage, hall)
  await limitsAreSet(stage)
  const second = `${addDays(`${firstDay.slice(0, 7)}-28`, 4).slice(0, 7)}-01`
  if (second < stage.today) await forecast(stage, second)
  for (const month of monthsEnded(firstDay, stage.today)) await monthEnds(stage, hall, month)
  await insured(stage, hall)
  await reminded(stage)
}

/** The customer who is late longest gets a letter. */
async function reminded(stage: Stage): Promise<void> {
  stage.goTo(stage.today, 9)
  const { store, plan } = stage.house
  const [late] = await runQuery<{ customer: string }>(store, plan, { source: { document: 'finance.sales-invoice' }, where: { state: 'posted', red: null, due: { to: addDays(stage.today, -1) }, open: { not: '0' } }, open: { of: 'total', less: ['settled', 'taken-back'] }, fields: { customer: 'customer', due: 'due' }, sort: ['due'], limit: 1 })
  if (!late) return
  const accountant = await stage.as('accountant')
  const { id } = await accountant.make('finance.overdue-reminder', { customer: late.customer, date: stage.today, payBy: addDays(stage.today, 10), ratePerYear: '0.06', fee: '0' })
  for (const action of ['work-out', 'send']) await accountant.act('finance.overdue-reminder', id, action)
}

/** Months after the first one that are over. */
function monthsEnded(from: Day, today: Day): readonly string[] {
  const months: string[] = []
  for (let month = monthAfter(from); month < today.slice(0, 7); month = monthAfter(month)) months.push(month)
  return months
}

/** Papers of a month's end bear its last day and are written on the first working day after it. */
async function monthEnds(stage: Stage, hall: Hall, month: string): Promise<void> {
  const date = lastOf(month)
  stage.goTo(addDays(date, 3) < stage.today ? addDays(date, 3) : stage.today, 9)
  const [accountant, head] = [await stage.as('accountant'), await stage.as('finhead')]
  const total = sum(wages.map(([, , amount]) => amount))
  const latest = addDays(date, 3).slice(0, 7) === stage.today.slice(0, 7)
  for (const [word, summary, lines] of [
    ['转', `计提 ${month} 工资`, [...wages.map(([account, department, debit]) => ({ account, department: hall.department.get(department), debit })), { account: '2211', credit: total }]],
    ['付', `发放 ${month} 工资`, [{ account: '2211', debit: total }, { account: '1002', credit: total }]],
    ...(latest ? [] : [['付', `${month} 账户管理费`, [{ account: '6603', debit: charge }, { account: '1002', credit: charge }]] as const]),
  ] as const) {
    const { id } = await accountant.make('finance.voucher', { date, word, summary, lines })
    await accountant.act('finance.voucher', id, 'submit')
    await head.act('finance.voucher', id, 'post')
  }
  await done(stage, 'finance.depreciation-run', { month, date }, 'post')
  await bankSays(stage, month, date, latest)
  await done(stage, 'finance.profit-transfer', { date, note: `${month} 月末结转` }, 'post')
  await forecast(stage, addDays(date, 3) < stage.today ? addDays(date, 3) : stage.today)
}

/** The quarter to come, with the wages of its months. */
async function forecast(stage: Stage, from: Day): Promise<void> {
  stage.goTo(from, 10)
  const [treasurer, head] = [await stage.as('treasurer'), await stage.as('finhead')]
  const paid = sum(wages.map(([, , amount]) => amount))
  const others = [1, 2, 3].map((at) => ({ date: addDays(from, at * 30), what: '薪酬', amount: negated(paid) }))
  const { id } = await treasurer.make('finance.cash-forecast', { from, weeks: 13, minimum: '300000.00', lateComes: '0.8', others, measures: '低于最低余额时先催收逾期货款，再动用授信额度' })
  await treasurer.act('finance.cash-forecast', id, 'work-out')
  await head.act('finance.cash-forecast', id, 'approve')
}

/** Insurance of the plant, billed for a year: the month that runs has its first part still to bear. */
async function insured(stage: Stage, hall: Hall): Promise<void> {
  const [accountant, head] = [await stage.as('accountant'), await stage.as('finhead')]
  const date = `${stage.today.slice(0, 7)}-01`
  const { id, number } = await accountant.make('finance.voucher', { date, word: '转', summary: '设备财产险一年', lines: [{ account: '1801', debit: '7200.00' }, { account: '2241', credit: '7200.00' }] })
  await accountant.act('finance.voucher', id, 'submit')
  await head.act('finance.voucher', id, 'post')
  await done(stage, 'finance.deferral', { what: '设备财产险', source: number, amount: '7200.00', begins: date, months: 12, department: hall.department.get('MFG') }, 'start')
}

async function done(stage: Stage, document: string, values: object, action: string, login = 'accountant'): Promise<AnyRow> {
  const hand = await stage.as(login)
  const { id } = await hand.make(document, { ...values })
  return hand.act(document, id, action)
}

type Moved = { readonly date: Day; readonly record: string; readonly debit: string; readonly credit: string }
type Told = { readonly id: string; readonly reference: string | null; readonly counterparty: string }
/** What the bank takes for the account each month. */
const charge = '36.00'

/** The bank's statement of a month; of the latest one the charge is not in the books yet, and it was opened again to look for it. */
async function bankSays(stage: Stage, month: string, date: Day, latest: boolean): Promise<void> {
  const asked = <T extends object>(query: Query<T>) => runQuery<T>(stage.house.store, stage.house.plan, query)
  const told = (document: string, party: string) => asked<Told>({ source: { document }, fields: { id: 'id', reference: 'bankReference', counterparty: `${party}.name` } })
  const known = new Map([...(await told('finance.payment', 'supplier')), ...(await told('finance.money-receipt', 'customer'))].map((one) => [one.id, one]))
  const moved = await asked<Moved>({ source: { journal: 'entries' }, where: { role: 'bank', date: { from: `${month}-01`, to: date } }, fields: { date: 'date', record: 'record', entry: 'entry', number: 'number' }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } }, sort: ['date', 'number'] })
  const lines = [...moved.map(({ date: on, record, debit, credit }) => ({ date: on, amount: minus(debit, credit), reference: known.get(record)?.reference, counterparty: known.get(record)?.counterparty })), ...(latest ? [{ date, amount: negated(charge), reference: `FEE${month.replace('-', '')}`, counterparty: '账户管理费' }] : [])]
  const [before] = await asked<{ closing: string }>({ source: { document: 'finance.bank-statement' }, fields: { closing: 'closing' }, sort: ['-to'], limit: 1 })
  const [books] = await asked<{ debit: string; credit: string }>({ source: { journal: 'entries' }, where: { role: 'bank', date: { to: addDays(`${month}-01`, -1) } }, measures: { debit: { sum: 'debit' }, credit: { sum: 'credit' } } })
  const opening = before?.closing ?? minus(books?.debit ?? '0', books?.credit ?? '0')
  const row = await done(stage, 'finance.bank-statement', { account: '1102020119000088888', from: `${month}-01`, to: date, opening, closing: plus(opening, sum(lines.map(({ amount }) => amount))), count: lines.length, lines }, 'enter')
  const accountant = await stage.as('accountant')
  for (const action of ['match', 'reconcile']) await accountant.act('finance.bank-statement', row.id, action)
  if (latest) await (await stage.as('treasurer')).act('finance.bank-statement', row.id, 'reopen')
}

/** A supplier who wants the money first bills before the goods come: what is paid stands as an advance. */
async function boughtAhead(stage: Stage): Promise<void> {
  const day = workdayBefore(stage.house, stage.today, 9)
  stage.goTo(day, 11)
  const [order] = await runQuery<AnyRow & { readonly supplier: string }>(stage.house.store, stage.house.plan, { source: { document: 'supply.purchase-order' }, where: { state: 'sent', 'supplier.code': 'S004' }, fields: { id: 'id', supplier: 'supplier' }, sort: ['-number'] })
  const lines = await runQuery<{ id: string; item: string; quantity: string; price: string }>(stage.house.store, stage.house.plan, { source: { document: 'supply.purchase-order', lines: 'lines' }, where: { 'parent.id': order?.id ?? '' }, fields: { id: 'id', item: 'item', quantity: 'quantity', price: 'netPrice' } })
  const ap = await stage.as('ap')
  const { id } = await ap.make('supply.supplier-invoice', {
    supplier: order?.supplier, order: order?.id, supplierNumber: `2632004${day.replaceAll('-', '')}00417`, date: day, issued: day, tax: '1326.00', lines: lines.map((one) => ({ order: one.id, item: one.item, quantity: one.quantity, price: one.price })),
  })
  await ap.act('supply.supplier-invoice', id, 'match')
  await (await stage.as('finhead')).act('supply.supplier-invoice', id, 'accept-exception', { exceptionReason: '合同约定款到发货，先票后货' })
  await ap.act('supply.supplier-invoice', id, 'post')
}

/** One claim against an advance, one still waiting for approval. */
async function travelled(stage: Stage, { person }: Hall): Promise<void> {
  const day = workdayBefore(stage.house, stage.today, 21)
  stage.goTo(day, 9)
  const [engineer, head, accountant, cashier] = [await stage.as('engineer'), await stage.as('sales'), await stage.as('accountant'), await stage.as('cashier')]
  const advance = await engineer.make('finance.employee-advance', { person: person.get('engineer'), date: day, reason: '武汉客户现场调试差旅', amount: '3000.00' })
  await head.act('finance.employee-advance', advance.id, 'approve')
  await cashier.act('finance.employee-advance', advance.id, 'pay')
  stage.goTo(workdayBefore(stage.house, stage.today, 14), 9)
  const claim = async (reason: string, lines: readonly object[], more: object = {}) => {
    const { id } = await engineer.make('finance.expense-claim', { claimant: person.get('engineer'), date: workdayBefore(stage.house, stage.today, 14), reason, lines, ...more })
    await engineer.act('finance.expense-claim', id, 'submit')
    return id
  }
  const id = await claim('武汉客户现场调试差旅', [{ what: '高铁往返', amount: '1162.00' }, { what: '住宿三晚', amount: '1140.00' }, { what: '市内交通', amount: '214.50' }], { advance: advance.id })
  await head.act('finance.expense-claim', id, 'approve')
  await accountant.act('finance.expense-claim', id, 'post')
  await claim('客户技术交流招待', [{ what: '工作餐', amount: '468.00' }])
}

/** The margin account must not be overdrawn; the bank account was kept so until it had a credit line. */
async function limitsAreSet(stage: Stage): Promise<void> {
  stage.goTo(workdayBefore(stage.house, stage.today, 13), 9)
  const head = await stage.as('finhead')
  const numbered = await runQuery<{ id: string; code: string }>(stage.house.store, stage.house.plan, { source: { document: 'finance.account' }, where: { code: { in: ['1001', '1012'] } }, fields: { id: 'id', code: 'code' }, sort: ['code'] })
  const of = (code: string) => numbered.find((one) => one.code === code)?.id ?? ''
  await head.act('finance.account', of('1012'), 'set-limit', { limitReason: '承兑保证金户不得透支' })
  await head.act('finance.account', of('1001'), 'lift-limit', { limitReason: '盘点期间允许先付后补单据' })
  await head.act('finance.account', of('1001'), 'set-limit', { limitReason: '盘点结束，恢复控制' })
}
