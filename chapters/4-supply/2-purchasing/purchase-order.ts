/** A purchase order: our promise to a supplier to take goods at a price, on lawful terms. */
import { all, ask, below, choice, day, document, flag, fulfilled, integer, line, lines, linesOf, money, quantity, rate, record, ref, rows, text, type Fulfilment, type Link, type Moment, type Posting, type RowOf } from '#declare'
import { buyer, committed, departmentHead, duty, financeManager, foreignFields, freed, generalManager, inBooks, internalAuditor, item, operationsDirector, payablesAccountant, planner, portion, procurementManager, qualityInspector, quotedFields, quotedLine, rateSaid, rdManager, taxOf, taxedLines, untaxed, warehouseKeeper, warehouseManager } from '#commons'
import { compare, isPositive, isZero, least, minus, plus, refuse, sum, times, type Decimal } from '#words'
import { budget } from '../../6-finance/contract.ts'
import { authorityFor, type Authority } from '../../1-governance/contract.ts'
import { notAdmitted, type Supplier } from '../1-sourcing/supplier.ts'
import { goodsReceipt, orderComplete, orderSent, orderSubmitted, orderWithdrawn, purchaseRequisition, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { budgetsOf, freedBy, notAgain, useOf, type Budgeted, type FreedLine } from './commitment.ts'

const ordered = supplyPolicy.clause('4.2.2')
const followed = supplyPolicy.clause('4.2.3')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('订单日期', 'Order date').required().startsToday(),
  promised: day('约定交货日', 'Promised delivery').required().because('合同应写明履行期限（民法典第四百七十条）', 'A contract states when it is performed (Civil Code, 470)', ordered),
  reference: text('外部单号', 'External reference', 60).searched(),
  deliveryPlace: text('交货地点', 'Place of delivery').required().because('合同应写明履行地点（民法典第四百七十条）', 'A contract states where it is performed (Civil Code, 470)', ordered),
  paymentTerms: choice('付款方式', 'Payment terms', { prepaid: ['预付', 'Prepaid'], 'on-acceptance': ['验收后付款', 'On acceptance'], 'after-invoice': ['票到后按账期', 'Term after invoice'] }).initially('after-invoice'),
  paymentDays: integer('账期（天）', 'Payment term (days)').initially(30),
  quality: text('质量标准', 'Quality standard', 500).required().because('合同应写明标的质量（民法典第四百七十条）', 'A contract states the quality of its object (Civil Code, 470)', ordered),
  liability: text('违约责任', 'Liability for breach', 500).required().because('合同应写明违约责任（民法典第四百七十条）', 'A contract states the liability for breach (Civil Code, 470)', ordered),
  overDelivery: rate('超交允差', 'Over-delivery tolerance').initially('0'),
  underDelivery: rate('短交允差', 'Under-delivery tolerance').initially('0').because('短少不超过此比例时，该行视为已到齐', 'A line that is short by no more than this counts as received in full'),
  overPrice: rate('开票价格允差', 'Price tolerance of its invoices').initially('0.01').because('发票单价高于订单超过此比例，即停下待人接受', 'An invoice dearer than this share above the order is stopped for somebody to accept', followed),
  overBilling: rate('超量开票允差', 'Over-billing tolerance').initially('0').because('发票数量超过合格数量此比例，即停下待人接受', 'An invoice for more than this share above the accepted goods is stopped', followed),
  refusedBilled: flag('不合格品照付', 'Refused goods are billed too').initially(false).because('按约定不合格品也由供应商开票的，先计其价值，退回或报废时再了结', 'Where the contract lets the supplier bill them, they carry their worth until they go back or are scrapped', followed),
  ...foreignFields,
  lines: lines('明细', 'Lines', {
    requisition: line(purchaseRequisition, '请购行', 'Requisition line'),
    budget: ref(budget, '预算', 'Budget').because('没有请购时填写，提交即占用该预算', 'For what nobody requested; submitting sets the sum aside'),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('数量', 'Quantity').required(),
    ...quotedLine,
    due: day('交货日', 'Due'),
  }).required(),
  ...quotedFields,
  freight: money('运费', 'Freight', 4).initially('0'),
  subTotal: money('货款', 'Goods', 8).required(),
  tax: money('税额', 'Tax', 4).required(),
  total: money('价税合计', 'Total', 8).required(),
  revision: integer('修订次数', 'Revision').initially(0).fixed(),
  approverRole: text('审批岗位', 'Approving role', 60).fixed(),
  chased: text('催交记录', 'Chased', 500).because('逾期交货须催办并记下答复', 'Late deliveries are chased and the answer is kept', followed).fixed(),
  closing: choice('关闭原因', 'Why closed', { complete: ['已完成', 'Complete'], rejected: ['质量拒收', 'Refused at inspection'], short: ['余量不再交货', 'The rest is not delivered'] }).fixed(),
}
export type Order = RowOf<typeof fields>
type Sums = Readonly<Record<string, Fulfilment>>
type WishedLine = { readonly quantity: Decimal; readonly price: Decimal; readonly item: string; readonly parent: { readonly state: string; readonly budget?: string } }
type ItemFacts = { readonly id: string; readonly group: string; readonly state: string }

/** What every action does that takes the submission back. */
const givenUp = {
  needs: ['wished', 'freedBefore'],
  post: (row: Order & { readonly number: string }, { wished, freedBefore, today }: Pick<Orderable, 'wished'> & { readonly freedBefore: readonly FreedLine[] } & Moment): readonly Posting[] => {
    const ofClosed = (id: string) => row.lines.some((one) => one.id === id && wished[one.requisition ?? '']?.parent.state === 'closed')
    return [{ summary: [`请购已关闭，不再占用预算 ${row.number}`, `Not set aside again, its requisition is closed: ${row.number}`], date: today, lines: notAgain(freedBefore, ofClosed) }]
  },
} as const

export const purchaseOrderDocument = document('supply.purchase-order', {
  label: ['采购订单', 'Purchase order'], clause: ordered, numbered: 'CG-{yyyy}{MM}-{0000}', fields,
  derive: {
    lines: taxedLines, subTotal: untaxed, tax: taxOf,
    total: (row) => sum([row.subTotal, row.tax, row.freight]),
  },
  check: positive,
  known: {
    supplier: (row: Order) => record<Supplier & { state: string }>(supplier as { name: string }, row.supplier),
    items: (row: Order) => rows<ItemFacts>({ source: { document: item.name }, where: { id: { in: row.lines.map((one) => one.item) } }, fields: { id: 'id', group: 'group', state: 'state' } }),
    wished: (row: Order) => linesOf<WishedLine>(purchaseRequisition, row.lines.map(({ requisition }) => requisition)),
    alreadyOrdered: (row: Order) => fulfilled('ordered', row.lines.map(({ requisition }) => requisition)),
    received: (row: Order) => fulfilled('received', row.lines.map(({ id }) => id)),
    refused: (row: Order) => fulfilled('rejected', row.lines.map(({ id }) => id)),
    budgets: (row: Order) => budgetsOf(row.lines.map(({ id }) => id)),
    freedBefore: (row: Order & { readonly id: string }) => freedBy(row.id),
    authority: (row: Order, { today }: Moment) => ask(authorityFor, { document: 'supply.purchase-order', amount: inBooks(row.total, row), on: today }),
  },
  states: {
    draft: ['草稿', 'Draft'], submitted: ['待批准', 'Awaiting approval'], approved: ['已批准', 'Approved'], sent: ['已下达', 'Sent'],
    closed: ['已关闭', 'Closed'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'],
  },
  actions: {
    submit: {
      label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: [buyer, procurementManager], clause: ordered, duty: duty.order, announce: orderSubmitted,
      needs: ['supplier', 'items', 'wished', 'alreadyOrdered', 'authority', 'budgets'], guard: orderable, sets: (_row, { authority }) => ({ approverRole: authority?.role }), link: (row) => toRequisitions(row), post: commitment,
    },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: 'task', clause: ordered, duty: duty.approve },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task', clause: ordered, reverses: 'submit', ...givenUp },
    return: { label: ['退回', 'Return'], from: 'submitted', to: 'draft', by: 'task', clause: ordered, reverses: 'submit', ...givenUp },
    send: { label: ['下达', 'Send'], from: 'approved', to: 'sent', by: [buyer, procurementManager], clause: ordered, duty: duty.order, needs: ['supplier', 'items'], guard: stillAdmitted, announce: orderSent },
    complete: { label: ['到齐', 'All received'], from: 'sent', to: 'sent', by: 'task', clause: followed, announce: orderComplete },
    chase: { label: ['催交', 'Chase'], from: 'sent', to: 'sent', by: [buyer, procurementManager], clause: followed, asks: ['chased', 'promised?'] },
    revise: { label: ['修订', 'Revise'], from: ['approved', 'sent'], to: 'draft', by: [buyer, procurementManager], clause: ordered, needs: ['received', ...givenUp.needs], guard: nothingReceived, sets: (row) => ({ revision: row.revision + 1 }), reverses: 'submit', post: givenUp.post, announce: orderWithdrawn },
    close: { label: ['关闭', 'Close'], from: 'sent', to: 'closed', by: [buyer, procurementManager], clause: followed, asks: ['closing'], needs: ['received', 'refused', 'budgets'], post: restFreed, announce: orderWithdrawn, grave: true },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'approved', 'sent'], to: 'cancelled', by: [buyer, procurementManager], clause: ordered, needs: ['received', ...givenUp.needs], guard: nothingReceived, reverses: 'submit', post: givenUp.post, announce: orderWithdrawn, grave: true },
  },
  access: {
    see: [...below(departmentHead), ...all(buyer, procurementManager, warehouseKeeper, warehouseManager, qualityInspector, payablesAccountant, planner, rdManager, operationsDirector, financeManager, generalManager, internalAuditor)],
    edit: { draft: [buyer, procurementManager] },
  },
  list: { columns: ['number', 'supplier', 'date', 'promised', 'total', 'state'], filters: ['state', 'supplier', 'date', 'promised'] },
  form: [['supplier', 'date', 'promised', 'reference'], ['lines'], ['prices', 'taxRate', 'freight'], ['subTotal', 'tax', 'total'], ['deliveryPlace', 'paymentTerms', 'paymentDays'], ['quality', 'liability'], ['currency', 'exchangeRate'], ['overDelivery', 'underDelivery', 'overPrice', 'overBilling', 'refusedBilled'], ['chased', 'closing', 'revision', 'approverRole']],
  seldom: ['currency', 'exchangeRate', 'overDelivery', 'underDelivery', 'overPrice', 'overBilling', 'refusedBilled'],
})

/** 保障中小企业款项支付条例 (2025) art. 9: no agreed term is longer, counted from delivery. */
const smallFirmDays = 60

function positive(row: Order) {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  if (at >= 0) return refuse('数量须大于零', 'The quantity must be above zero', `lines.${at}.quantity`)
  return row.promised < row.date ? refuse('交货日早于订单日期', 'Delivery is promised before the order', 'promised') : rateSaid(row)
}

type Orderable = {
  budgets: readonly Budgeted[]; supplier: (Supplier & { state: string }) | undefined; items: readonly ItemFacts[]; wished: Readonly<Record<string, WishedLine>>; alreadyOrdered: Sums; authority: Authority | undefined
}

/** 4.1.1, 4.2.2: an admitted supplier, items in use, lines within their approved requisition, and somebody with the authority. */
function orderable(row: Order, known: Orderable) {
  const wrong = stillAdmitted(row, known)
  if (wrong) return wrong
  for (const [at, one] of row.lines.entries()) {
    if (!one.requisition) continue
    const wish = known.wished[one.requisition]
    if (wish?.parent.state !== 'approved') return refuse('请购未批准，不能下单', 'The requisition is not approved', `lines.${at}.requisition`, { clause: '4.2.1' })
    if (wish.item !== one.item) return refuse('物料与请购不一致', 'The item differs from the requisition', `lines.${at}.item`)
    const earlier = row.lines.slice(0, at).filter(({ requisition }) => requisition === one.requisition).map(({ quantity }) => quantity)
    const left = minus(wish.quantity, sum([known.alreadyOrdered[one.requisition]?.quantity ?? '0', ...earlier]))
    if (compare(one.quantity, left) > 0) return refuse(`超出请购数量，尚可订购 ${left}`, `More than was requested; ${left} is left to order`, `lines.${at}.quantity`)
  }
  if (known.supplier?.smallFirm && row.paymentDays > smallFirmDays) return refuse(`对中小企业的账期不得超过 ${smallFirmDays} 日（保障中小企业款项支付条例第九条）`, `A small firm is paid within ${smallFirmDays} days at most (Regulation on payment to small and medium firms, article 9)`, 'paymentDays', { rule: 'small-firm-term', clause: '4.1.3' })
  return known.authority ? undefined : refuse('审批权限表中没有人可批准该金额', 'Nobody in the authority matrix may approve this amount', 'total', { rule: 'authority' })
}

/** 4.1.1: nothing is ordered from a supplier that is not admitted for what it sells on the order's date. */
function stillAdmitted(row: Order, { supplier: from, items }: Pick<Orderable, 'supplier' | 'items'>) {
  const retired = items.find(({ state }) => state !== 'active')
  if (retired) return refuse('物料已停用', 'The item is no longer in use', `lines.${row.lines.findIndex((one) => one.item === retired.id)}.item`)
  const wrong = notAdmitted(from, [...new Set(items.map(({ group }) => group))], row.date)
  return wrong && { ...wrong, clause: '4.1.1' }
}

function nothingReceived(_row: Order, { received }: { received: Sums }) {
  return Object.values(received).every(({ quantity }) => isZero(quantity)) ? undefined : refuse('已有到货，不能修订或取消；请关闭余量', 'Goods have arrived; close the rest instead', undefined, { rule: goodsReceipt.name })
}

const toRequisitions = (row: Order): readonly Link[] => row.lines.flatMap(({ id, requisition, quantity, netPrice }) =>
  (requisition ? [{ kind: 'ordered', from: { document: purchaseRequisition.name, line: requisition }, line: id, quantity, amount: times(quantity, netPrice) }] : []))

/** 6.1.3: what the requisition had set aside makes room for what the order promises. */
function commitment(row: Order & { readonly number: string }, { wished, alreadyOrdered, budgets, today }: Orderable & Moment): readonly Posting[] {
  return [{
    summary: [`订单占用预算 ${row.number}`, `Budget committed by ${row.number}`], date: today,
    lines: row.lines.flatMap(({ id, requisition, quantity, netPrice }, at) => {
      const wish = wished[requisition ?? '']
      const before = sum([alreadyOrdered[requisition ?? '']?.quantity ?? '0', ...row.lines.slice(0, at).filter((one) => one.requisition === requisition).map((one) => one.quantity)])
      const use = useOf(budgets, id)
      return [...(wish ? freed(use, 'request', portion(before, plus(before, quantity), wish.price), id) : []), ...committed(use, 'order', inBooks(times(quantity, netPrice), row), id)]
    }),
  }]
}

/** What is no longer expected of a closed order is free again; what was accepted stays set aside until it is billed. */
function restFreed(row: Order & { readonly number: string }, { received, refused, budgets, today }: { received: Sums; refused: Sums; budgets: readonly Budgeted[] } & Moment): readonly Posting[] {
  return [{
    summary: [`关闭订单释放预算 ${row.number}`, `Budget freed by closing ${row.number}`], date: today,
    lines: row.lines.flatMap(({ id, quantity, netPrice }) => {
      const kept = least(quantity, minus(received[id]?.quantity ?? '0', refused[id]?.quantity ?? '0'))
      return freed(useOf(budgets, id), 'order', portion(kept, quantity, times(netPrice, row.exchangeRate ?? '1')), id)
    }),
  }]
}
