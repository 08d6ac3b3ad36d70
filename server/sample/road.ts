/** The road of a purchase: who does what at each step, and how many days after it was asked for. */
import type { AnyRow } from '#act'
import { addDays, type Day } from '#words'
import { approved, linesOf, type Case } from './case.ts'
import { items } from './goods.ts'
import { people } from './organisation.ts'
import type { Step } from './purchases.ts'
import { inspected, received } from './receiving.ts'
import { invoiced, matched, paid, paymentApproved, paymentRequested, posted } from './settling.ts'
import type { Stage } from './stage.ts'

type Walk = (stage: Stage, of: Case, day: Day) => Promise<void>
export const road: Readonly<Record<Step, { readonly after: number; readonly walk: Walk }>> = {
  requested: { after: 0, walk: requested },
  'request-approved': { after: 1, walk: async (stage, of) => { of.requisition = await approved(stage, of, of.requisition) } },
  ordered: { after: 2, walk: ordered },
  'order-submitted': { after: 2, walk: async (stage, of) => { of.order = await (await stage.as('buyer')).act('supply.purchase-order', (of.order as AnyRow).id, 'submit') } },
  'order-approved': { after: 3, walk: async (stage, of) => { of.order = await approved(stage, of, of.order) } },
  sent: { after: 3, walk: async (stage, of) => { of.order = await (await stage.as('buyer')).act('supply.purchase-order', (of.order as AnyRow).id, 'send') } },
  received: { after: 12, walk: received },
  inspected: { after: 13, walk: inspected },
  invoiced: { after: 16, walk: invoiced },
  matched: { after: 17, walk: matched },
  posted: { after: 17, walk: posted },
  'payment-requested': { after: 20, walk: paymentRequested },
  'payment-approved': { after: 21, walk: paymentApproved },
  paid: { after: 24, walk: paid },
}

async function requested(stage: Stage, of: Case, day: Day): Promise<void> {
  const { by, why, lines } = of.purchase
  const home = people.find(({ login }) => login === by)?.department as string
  const hand = await stage.as(by)
  const row = await hand.make('supply.purchase-requisition', {
    title: why, department: of.hall.department.get(home), neededBy: addDays(day, 25), budget: of.budget.get(home),
    lines: lines.map(({ item, quantity, price }) => ({ item: of.hall.item.get(item), quantity: String(quantity), price: price ?? costOf(item) })),
  })
  of.requisition = await hand.act('supply.purchase-requisition', row.id, 'submit')
}

async function ordered(stage: Stage, of: Case, day: Day): Promise<void> {
  of.order = await (await stage.as('buyer')).make('supply.purchase-order', {
    supplier: of.supplier.get(of.purchase.supplier), date: day, promised: addDays(day, 12), deliveryPlace: '苏州工业园区恒准路1号 原材料库', quality: '按图纸与国家标准验收，附出厂检验报告', liability: '逾期每日按货款万分之五支付违约金；不合格品免费退换',
    lines: linesOf(of.requisition).map(({ id, item, quantity, price }) => ({ requisition: id, item, quantity, price })),
  })
}

const costOf = (code: string): string => items.find((one) => one.code === code)?.cost ?? '0'
