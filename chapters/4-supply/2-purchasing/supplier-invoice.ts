/** A supplier's invoice: matched line by line with order and accepted goods before it becomes a debt. */
import { all, conversion, credit, day, debit, document, fulfilled, line, lines, linesOf, money, quantity, ref, rows, text, type Fulfilment, type Link, type Posting, type PostingLine, type RowOf } from '#declare'
import { account, buyer, cashier, duty, financeManager, generalManager, internalAuditor, item, operationsDirector, payablesAccountant, procurementManager } from '#commons'
import { compare, greatest, isPositive, isZero, least, minus, plus, refuse, rounded, sum, times, type Decimal, type Label } from '#words'
import { invoicePosted, invoiceStopped, purchaseOrder, supplier, supplierInvoice } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import type { OrderedLine } from './goods-receipt.ts'
import { purchaseOrderDocument, type Order } from './purchase-order.ts'

const accepted = supplyPolicy.clause('4.2.4')

/** How far an invoice may lie above order price (a share), and above accepted quantity (pieces), before it is stopped. */
export const tolerance = { price: '0.01', quantity: '0' } as const

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  order: ref(purchaseOrder, '采购订单', 'Purchase order'),
  supplierNumber: text('发票号码', 'Invoice number', 60).required().searched(),
  date: day('入账日期', 'Posting date').required(),
  issued: day('开票日期', 'Date of issue'),
  lines: lines('明细', 'Lines', {
    order: line(purchaseOrder, '订单行', 'Order line').required(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('开票数量', 'Quantity billed').required(),
    price: money('单价（不含税）', 'Unit price (without tax)', 4).required(),
  }).required(),
  tax: money('税额', 'Tax', 4).initially('0'),
  freight: money('运费', 'Freight', 4).initially('0'),
  subTotal: money('货款', 'Goods', 8).required(),
  total: money('价税合计', 'Total', 8).required(),
  payable: money('应付金额', 'Payable').required().because('各行四舍五入到分后的合计，即入账金额', 'The sum of its lines each rounded to the cent, as it is booked'),
  matched: text('匹配结果', 'Result of the match', 1000).fixed(),
  exceptionReason: text('接受差异的理由', 'Why the difference is accepted', 500),
}
export type Invoice = RowOf<typeof fields>
type Facts = { ordered: Readonly<Record<string, OrderedLine>>; acceptedGoods: Readonly<Record<string, Fulfilment>>; billed: Readonly<Record<string, Fulfilment>> }

export const supplierInvoiceDocument = document('supply.supplier-invoice', {
  label: ['采购发票', 'Supplier invoice'], clause: accepted, numbered: 'FP-{yyyy}{MM}-{0000}', fields,
  derive: {
    subTotal: (row) => sum(row.lines.map(({ quantity, price }) => times(quantity, price))), total: (row) => sum([row.subTotal, row.tax, row.freight]),
    payable: (row) => sum([...row.lines.map(({ quantity, price }) => rounded(times(quantity, price), 2)), rounded(row.tax, 2), rounded(row.freight, 2)]),
  },
  known: {
    ordered: (row: Invoice) => linesOf<OrderedLine>(purchaseOrder, row.lines.map(({ order }) => order)),
    acceptedGoods: (row: Invoice) => fulfilled('accepted', row.lines.map(({ order }) => order)),
    billed: (row: Invoice) => fulfilled('billed', row.lines.map(({ order }) => order)),
    same: (row: Invoice) => rows<{ id: string; number: string }>({ source: { document: supplierInvoice.name }, where: { supplier: row.supplier, supplierNumber: row.supplierNumber, state: { not: ['reversed'] } }, fields: { id: 'id', number: 'number' }, limit: 2 }),
    paid: (row: Invoice & { readonly id: string }) => fulfilled('requested', [row.id]),
  },
  states: { draft: ['草稿', 'Draft'], matched: ['已匹配', 'Matched'], exception: ['有差异', 'Stopped'], accepted: ['差异已接受', 'Difference accepted'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    match: {
      label: ['三单匹配', 'Match'], from: ['draft', 'exception'], to: ['matched', 'exception'], decide: (row, known) => (differences(row, known).length > 0 ? 'exception' : 'matched'), by: payablesAccountant, clause: accepted, duty: duty.invoice,
      needs: ['ordered', 'acceptedGoods', 'billed', 'same'], guard: matchable, sets: (row, known) => ({ matched: told(differences(row, known)) }), announce: invoiceStopped,
    },
    'accept-exception': { label: ['接受差异', 'Accept the difference'], from: 'exception', to: 'accepted', by: [financeManager, procurementManager], clause: accepted, duty: duty.acceptException, asks: ['exceptionReason'] },
    post: { label: ['入账', 'Post'], from: ['matched', 'accepted'], to: 'posted', by: payablesAccountant, clause: accepted, duty: duty.invoice, needs: ['ordered', 'acceptedGoods', 'billed'], post: intoBooks, link: (row) => bills(row), announce: invoicePosted },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [payablesAccountant, financeManager], clause: accepted, needs: ['paid'], guard: notRequested, reverses: 'post', grave: true },
  },
  access: { see: all(payablesAccountant, financeManager, cashier, buyer, procurementManager, operationsDirector, generalManager, internalAuditor), edit: { draft: [payablesAccountant], exception: [payablesAccountant] } },
  list: { columns: ['number', 'supplier', 'supplierNumber', 'date', 'total', 'state'], filters: ['state', 'supplier', 'date'] },
  form: [['supplier', 'order', 'supplierNumber'], ['date', 'issued'], ['lines'], ['tax', 'freight'], ['subTotal', 'total', 'payable'], ['matched', 'exceptionReason']],
})

/** 4.2.4: an invoice is booked once, and only for lines of this supplier's sent orders. */
function matchable(row: Invoice & { readonly id: string }, { ordered, same }: Facts & { same: readonly { id: string; number: string }[] }) {
  const twin = same.find(({ id }) => id !== row.id)
  if (twin) return refuse(`发票号码已登记于 ${twin.number}`, `The invoice number is recorded on ${twin.number} already`, 'supplierNumber', { kind: 'conflict', rule: 'duplicate-invoice' })
  const at = row.lines.findIndex((one) => ordered[one.order]?.parent.supplier !== row.supplier || ordered[one.order]?.item !== one.item)
  if (at >= 0) return refuse('订单行与供应商或物料不符', 'The order line does not fit supplier or item', `lines.${at}.order`)
  const early = row.lines.findIndex((one) => !['sent', 'closed'].includes(ordered[one.order]?.parent.state ?? ''))
  return early < 0 ? undefined : refuse('订单未下达，不能登记发票', 'The order was not sent', `lines.${early}.order`)
}

/** What of a line is not covered by order price and accepted goods. */
export function differences(row: Invoice, { ordered, acceptedGoods, billed }: Facts): readonly Label[] {
  return row.lines.flatMap((one, at): readonly Label[] => {
    const price = ordered[one.order]?.price ?? '0'
    const open = minus(acceptedGoods[one.order]?.quantity ?? '0', billed[one.order]?.quantity ?? '0')
    return [
      ...(compare(one.price, times(price, plus('1', tolerance.price))) > 0 ? [[`第 ${at + 1} 行单价 ${one.price} 高于订单 ${price}`, `line ${at + 1}: price ${one.price} above order ${price}`] as const] : []),
      ...(compare(one.quantity, plus(open, tolerance.quantity)) > 0 ? [[`第 ${at + 1} 行数量 ${one.quantity} 多于未开票的合格数量 ${open}`, `line ${at + 1}: quantity ${one.quantity} above accepted and unbilled ${open}`] as const] : []),
    ]
  })
}

const told = (found: readonly Label[]): string => (found.length === 0 ? '订单、验收、发票一致 / order, acceptance and invoice agree' : `${found.map(([zh]) => zh).join('；')} / ${found.map(([, en]) => en).join('; ')}`).slice(0, 1000)

/** The provision made at acceptance is settled, tax and freight join, the price difference is shown, and the debt stands; every line rounds by itself. */
function intoBooks(row: Invoice & { readonly number: string }, { ordered, acceptedGoods, billed }: Facts): readonly Posting[] {
  const party = { party: row.supplier }
  const goods = row.lines.flatMap((one): readonly PostingLine[] => {
    const price = ordered[one.order]?.price ?? '0'
    const open = greatest('0', minus(acceptedGoods[one.order]?.quantity ?? '0', billed[one.order]?.quantity ?? '0'))
    const covered = least(open, one.quantity)
    const [provision, whole] = [rounded(times(covered, price), 2), rounded(times(one.quantity, one.price), 2)]
    const beyond = rounded(times(minus(one.quantity, covered), one.price), 2)
    return [
      debit(account.goodsReceivedNotInvoiced, provision, party, one.id), debit(account.prepaid, beyond, party, one.id),
      debit(account.purchasePriceVariance, minus(minus(whole, provision), beyond), { ...party, item: one.item }, one.id),
    ]
  })
  const others = [debit(account.inputVat, rounded(row.tax, 2), party), debit(account.freight, rounded(row.freight, 2), party)]
  const debts = [...goods, ...others].filter(({ amount }) => !isZero(amount))
  return [{ summary: [`采购发票 ${row.supplierNumber}`, `Supplier invoice ${row.supplierNumber}`], date: row.date, lines: [...debts, credit(account.payable, sum(debts.map(({ amount }) => amount)), party)] }]
}

const bills = (row: Invoice): readonly Link[] => row.lines.map((one) => ({ kind: 'billed', from: { document: purchaseOrder.name, line: one.order }, line: one.id, quantity: one.quantity, amount: times(one.quantity, one.price) }))

function notRequested(_row: Invoice, { paid }: { paid: Readonly<Record<string, Fulfilment>> }) {
  return Object.values(paid).some(({ amount }) => isPositive(amount)) ? refuse('已申请付款的发票不能冲销', 'An invoice whose payment was requested is not reversed') : undefined
}

/** What was accepted and not billed yet, at the order's prices, with the order's tax rate. */
export const invoiceFromOrder = conversion(purchaseOrderDocument, supplierInvoice, {
  acceptedGoods: (row: Order) => fulfilled('accepted', row.lines.map(({ id }) => id)), billed: (row: Order) => fulfilled('billed', row.lines.map(({ id }) => id)),
}, (row, { acceptedGoods, billed, today }) => {
  const open = (id: string): Decimal => minus(acceptedGoods[id]?.quantity ?? '0', billed[id]?.quantity ?? '0')
  const kept = row.lines.filter(({ id }) => isPositive(open(id)))
  const goods = sum(kept.map((one) => times(open(one.id), one.price)))
  return {
    supplier: row.supplier, order: row.id, date: today, tax: rounded(times(goods, row.taxRate), 2), freight: row.lines.some(({ id }) => isPositive(billed[id]?.quantity ?? '0')) ? '0' : row.freight,
    lines: kept.map((one) => ({ order: one.id, item: one.item, quantity: open(one.id), price: one.price })),
  }
})
