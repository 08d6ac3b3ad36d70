/** The sample company sells: sensors on terms and with a deposit, credit notes, bills of exchange, and invoices taken to the bank. */
import type { AnyRow } from '#act'
import { runQuery } from '#read'
import { addDays, type Day } from '#words'
import type { Hall } from './hall.ts'
import { people } from './organisation.ts'
import { workdayBefore, type Hand, type Stage } from './stage.ts'

const [invoices, receipts, settlements, credits, bills, discountings] = ['finance.sales-invoice', 'finance.money-receipt', 'finance.settlement', 'finance.customer-credit', 'finance.bill', 'finance.discounting'] as const

const customers = [
  { code: 'C001', name: '华东水质监测中心', nameEn: 'East China Water Quality Monitoring Centre', shortName: '华东水质', kind: 'public', taxNumber: '12320000466000001C', address: '南京市建邺区江东中路88号', contact: '袁丽', phone: '025-86540001', bankName: '中国建设银行南京城东支行', bankAccount: '32001594138052500001' },
  { code: 'C002', name: '青岛海研仪器有限公司', nameEn: 'Qingdao Haiyan Instruments', shortName: '海研仪器', kind: 'company', taxNumber: '91370212MA3C00002C', address: '青岛市崂山区松岭路169号', contact: '于海波', phone: '0532-88960002', bankName: '青岛银行崂山支行', bankAccount: '802150200388890002', smallFirm: true },
  { code: 'C003', name: '长江环保装备股份有限公司', nameEn: 'Yangtze Environmental Equipment', shortName: '长江环保', kind: 'company', taxNumber: '91420100MA4K00003C', address: '武汉市东湖新技术开发区光谷三路777号', contact: '胡军', phone: '027-87920003', bankName: '招商银行武汉光谷支行', bankAccount: '127906543210003' },
] as const

/** Catalogue of what is sold: which goods, what they are called on the invoice. */
const goods = { 'FG-9001': '实验室pH传感器 HZ-PH200', 'FG-9003': '电导率传感器 HZ-EC150', 'FG-9004': '精密温度传感器 HZ-T100', 'FG-9005': '温湿度变送器 HZ-TH60', 'FG-9006': '二氧化碳变送器 HZ-CO2-50', 'FG-9007': '压力传感器 HZ-P10' } as const
type Sold = readonly [item: keyof typeof goods, quantity: string, net: string]

export async function sellThrough(stage: Stage, hall: Hall, supplier: ReadonlyMap<string, string>): Promise<void> {
  const desk = await openDesk(stage, hall)
  const { on, sold, came, filed } = desk

  await on(70)
  const first = await sold('C001', [['FG-9001', '30', '14400.00'], ['FG-9003', '20', '11200.00']])
  await on(66)
  const service = await filed(invoices, 'C001', { due: stage.today, lines: [{ what: '水质在线监测系统标定服务（三季度）', quantity: '1', net: '168000.00', vatRate: '0.06' }] })
  await on(58)
  const deposit = await filed(invoices, 'C002', { kind: 'deposit', lines: [{ what: '温湿度变送器合同定金 30%', quantity: '1', net: '18000.00', vatRate: '0' }] })
  await on(56)
  await came('C002', '18000.00', [[deposit, '18000.00']])
  await on(50)
  const onBill = await sold('C003', [['FG-9006', '12', '12960.00']])
  await on(42)
  await came('C001', '28928.00', [[first, '28928.00']])
  await on(38)
  const [pledged, toSell] = [await sold('C003', [['FG-9007', '30', '19200.00']]), await sold('C001', [['FG-9001', '30', '14400.00']])]
  await came('C001', '178080.00', [[service, '178080.00']])
  await on(33)
  await filed(invoices, 'C003', { due: stage.today, lines: [{ what: '膜法水处理传感系统集成服务', quantity: '1', net: '186000.00', vatRate: '0.06' }] })
  await on(30)
  const final = await sold('C002', [['FG-9005', '80', '30000.00'], ['FG-9004', '100', '26000.00']], { deposit: '18000.00' })
  await billsGoRound(stage, desk, supplier, onBill, final)
  await invoicesAtTheBank(stage, desk, [pledged, toSell, final])
  await creditsAreGiven(stage, desk)
  await on(12)
  const later = await filed(invoices, 'C003', { kind: 'deposit', lines: [{ what: '水质在线监测成套传感器定金', quantity: '1', net: '24000.00', vatRate: '0' }] })
  await on(10)
  await came('C003', '24000.00', [[later, '24000.00']])
  await on(3)
  await (await stage.as('sales')).make(invoices, { customer: desk.customer('C001'), date: stage.today, due: addDays(stage.today, 30), lines: [{ what: goods['FG-9003'], quantity: '10', net: '5600.00' }] })
}

type Desk = Awaited<ReturnType<typeof openDesk>>

async function openDesk(stage: Stage, hall: Hall) {
  let day: Day = stage.today
  const known = new Map<string, string>()
  stage.goTo(workdayBefore(stage.house, stage.today, 75), 9)
  const sales = await stage.as('sales')
  for (const one of customers) known.set(one.code, (await sales.make('commons.party', one)).id)
  const customer = (code: string) => known.get(code)
  const filed = async (document: string, code: string, values: object, hand?: Hand): Promise<AnyRow> => {
    const accountant = hand ?? await stage.as('accountant')
    const { id } = await accountant.make(document, { customer: customer(code), date: day, ...values })
    return accountant.act(document, id, 'post')
  }
  return {
    customer, filed,
    on: async (ago: number) => { day = workdayBefore(stage.house, stage.today, ago); stage.goTo(day, 10); return day },
    /** Goods leave the store on the day they are billed. */
    sold: async (code: string, lines: readonly Sold[], more: object = {}): Promise<AnyRow> => {
      const keeper = await stage.as('keeper')
      const left = await keeper.make('supply.stock-issue', { date: day, purpose: 'sale', note: customers.find((one) => one.code === code)?.shortName, lines: lines.map(([item, quantity]) => ({ item: hall.item.get(item), place: hall.location.get('FG-A'), quantity })) })
      await keeper.act('supply.stock-issue', left.id, 'post')
      return filed(invoices, code, { due: addDays(day, 30), lines: lines.map(([item, quantity, net]) => ({ what: goods[item], quantity, net })), ...more })
    },
    came: async (code: string, amount: string, against: readonly (readonly [AnyRow, string])[]): Promise<AnyRow> =>
      filed(receipts, code, { amount, bankReference: `SR${day.replaceAll('-', '')}${code.slice(1)}`, lines: against.map(([{ id }, part]) => ({ invoice: id, amount: part })) }, await stage.as('cashier')),
  }
}

/** Bills pay what customers owe: one is endorsed on to a supplier instead of a payment, one discounted at the bank, one held until it is due. */
async function billsGoRound(stage: Stage, { customer, on }: Desk, supplier: ReadonlyMap<string, string>, whole: AnyRow, part: AnyRow): Promise<void> {
  const drawn = await on(28)
  const face = String(whole['total'])
  const given = async (billNumber: string, code: string, amount: string, invoice: AnyRow) => {
    const cashier = await stage.as('cashier')
    const { id } = await cashier.make(bills, { billNumber, acceptor: '招商银行武汉光谷支行', customer: customer(code), face: amount, drawn, due: addDays(drawn, 180), settles: [{ invoice: invoice.id, amount }] })
    await cashier.act(bills, id, 'receive')
    return id
  }
  const [passedOn, sold] = [await given('131052100001820261029000417', 'C003', face, whole), await given('131052100001820261029000418', 'C002', '20000.00', part)]
  await given('131052100001820261029000419', 'C002', '15000.00', part)
  await on(15)
  const treasurer = await stage.as('treasurer')
  await (await stage.as('cashier')).act(bills, passedOn, 'earmark', { request: await askedFor(stage, supplier.get('S005') ?? '', face) })
  await treasurer.act(bills, passedOn, 'endorse')
  await treasurer.act(bills, sold, 'discount', { discountRate: '0.024' })
}

/** An approved request for part of what the supplier billed last. */
async function askedFor(stage: Stage, supplier: string, amount: string): Promise<string> {
  const [invoice] = await runQuery<{ id: string }>(stage.house.store, stage.house.plan, { source: { document: 'supply.supplier-invoice' }, where: { supplier, state: 'posted' }, fields: { id: 'id' }, sort: ['-date'], limit: 1 })
  const ap = await stage.as('ap')
  const { id } = await ap.make('finance.payment-request', { supplier, due: stage.today, reason: '以承兑汇票背书抵付货款', lines: [{ invoice: invoice?.id, amount }] })
  const row = await ap.act('finance.payment-request', id, 'submit')
  await (await stage.as(people.find(({ roles }) => roles.includes(String(row['approverRole'])))?.login ?? '')).decide(id, 'approve', '同意')
  return id
}

/** One claim is borrowed on and stays the firm's risk, one is sold for good, one is pledged only. */
async function invoicesAtTheBank(stage: Stage, { on }: Desk, [borrowedOn, sold, pledged]: readonly AnyRow[]): Promise<void> {
  const date = await on(26)
  const [accountant, treasurer] = [await stage.as('accountant'), await stage.as('treasurer')]
  const taken = async (invoice: AnyRow | undefined, amount: string, more: object = {}) => {
    const { id } = await accountant.make(discountings, { invoice: invoice?.id, date, lender: '苏州银行工业园区支行', amount, ...more })
    await accountant.act(discountings, id, 'pledge')
    return id
  }
  const [loan, sale] = [await taken(borrowedOn, '21696.00'), await taken(sold, '16272.00', { recourse: 'without' })]
  await taken(pledged, '10000.00')
  await on(25)
  await treasurer.act(discountings, loan, 'disburse', { charges: '260.35' })
  await treasurer.act(discountings, sale, 'sell', { charges: '325.44' })
}

/** A credit note is set against the next invoice, one paid out, one stands to the customer's credit. */
async function creditsAreGiven(stage: Stage, { on, sold, filed }: Desk): Promise<void> {
  await on(24)
  await filed(credits, 'C001', { reason: '两支pH传感器返修折让', net: '800.00' })
  await on(20)
  const next = await sold('C001', [['FG-9003', '15', '8400.00']])
  await filed(settlements, 'C001', { lines: [{ invoice: next.id, amount: '904.00' }] })
  const back = await filed(credits, 'C002', { reason: '运输破损赔付', net: '500.00' })
  await on(18)
  await (await stage.as('cashier')).act(credits, back.id, 'refund')
  await filed(credits, 'C003', { reason: '年度采购量返利', net: '1200.00' })
}
