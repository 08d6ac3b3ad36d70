/** A supplier's credit note: takes back part of a posted invoice, for goods that will be billed anew or for a price that was too high. */
import { all, alsoIn, credit, day, debit, document, flag, fulfilled, line, lines, money, quantity, record, ref, rows, text, type Fulfilment, type Link, type Posting, type PostingLine, type RowOf } from '#declare'
import { account, buyer, committed, duty, factsOf, financeManager, generalManager, goodsFacts, inBooks, internalAuditor, isService, item, payablesAccountant, procurementManager, spent, stockAccountOf, type GoodsFacts } from '#commons'
import { allocate, compare, isPositive, isZero, minus, negated, refuse, rounded, sum, times, type Decimal } from '#words'
import { purchaseOrder, supplier, supplierInvoice } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { budgetsBilled, monthOf, useOf, type Budgeted } from './commitment.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  invoice: ref(supplierInvoice, '原采购发票', 'Supplier invoice').required(),
  supplierNumber: text('红字发票号码', 'Credit note number', 60).required().searched(),
  date: day('入账日期', 'Posting date').required().startsToday(),
  lowersOrder: flag('冲减订单已开票数量', 'Takes the pieces off what was billed').initially(true).because('是：货物将重新开票；否：只是价格折让', 'Yes: the goods will be billed anew. No: it only lowers the price'),
  lines: lines('明细', 'Lines', {
    invoice: line(supplierInvoice, '发票行', 'Invoice line').required().unique(),
    item: ref(item, '物料', 'Item').required(),
    quantity: quantity('数量', 'Quantity').required(),
    price: money('单价（不含税）', 'Unit price (without tax)', 10).required(),
  }).required(),
  tax: money('税额', 'Tax', 4).initially('0'),
  total: money('应付减少', 'Owed less').required(),
}
export type SupplierCredit = RowOf<typeof fields>
type Kept = SupplierCredit & { readonly id: string }
type Billed = { readonly id: string; readonly order: string; readonly item: string; readonly quantity: Decimal; readonly orderPrice: Decimal; readonly invoice: string }
type Known = {
  readonly taken: { readonly state: string; readonly supplier: string; readonly payable: Decimal; readonly currency?: string | undefined; readonly exchangeRate?: Decimal | undefined } | undefined; readonly billedLines: readonly Billed[]; readonly credited: Readonly<Record<string, Fulfilment>>; readonly requested: Readonly<Record<string, Fulfilment>>
  readonly deliveries: readonly { readonly from: string; readonly line: string; readonly quantity: Decimal }[]; readonly budgets: readonly Budgeted[]; readonly items: readonly GoodsFacts[]
}
const ofLines = (row: SupplierCredit) => row.lines.map(({ invoice }) => invoice)
const worth = (one: SupplierCredit['lines'][number]): Decimal => rounded(times(one.quantity, one.price), 2)

export const supplierCreditDocument = document('supply.supplier-credit', {
  label: ['采购红字发票', 'Supplier credit note'], clause: accepted, numbered: 'HF-{yyyy}{MM}-{0000}', fields,
  derive: { total: (row) => sum([...row.lines.map(worth), rounded(row.tax, 2)]) },
  check: (row) => (row.lines.every((one) => isPositive(one.quantity)) ? undefined : refuse('数量须大于零', 'The quantity must be above zero', 'lines.0.quantity')),
  known: {
    taken: (row: SupplierCredit) => record<Known['taken']>(supplierInvoice as { name: string }, row.invoice),
    billedLines: (row: SupplierCredit) => rows<Billed>({ source: { document: supplierInvoice.name, lines: 'lines' }, where: { id: { in: ofLines(row) } }, fields: { id: 'id', order: 'order', item: 'item', quantity: 'quantity', orderPrice: 'order.netPrice', invoice: 'parent.id' } }),
    credited: (row: SupplierCredit) => fulfilled('credited', ofLines(row)),
    requested: (row: SupplierCredit) => fulfilled('requested', [row.invoice]),
    deliveries: (row: SupplierCredit) => rows<Known['deliveries'][number]>({ source: { journal: 'links' }, where: { kind: 'covered', line: { in: ofLines(row) } }, fields: { from: 'fromLine', line: 'line' }, measures: { quantity: { sum: 'quantity' } }, sort: ['from'] }),
    budgets: (row: SupplierCredit) => budgetsBilled(ofLines(row)),
    items: (row: SupplierCredit) => goodsFacts(row.lines.map((one) => one.item)),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['入账', 'Post'], from: 'draft', to: 'posted', by: payablesAccountant, clause: accepted, duty: duty.invoice, needs: ['taken', 'billedLines', 'credited', 'requested', 'deliveries', 'items', 'budgets'],
      guard: (row, known) => within(row, known), post: (row, known) => takesBack(row, known), link: (row, known) => fulfils(row, known),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: [payablesAccountant, financeManager], clause: accepted, reverses: 'post', grave: true },
  },
  access: { see: all(payablesAccountant, financeManager, buyer, procurementManager, generalManager, internalAuditor), edit: { draft: [payablesAccountant] } },
  list: { columns: ['number', 'supplier', 'invoice', 'supplierNumber', 'date', 'total', 'state'], filters: ['state', 'supplier', 'date', 'invoice'], sort: '-date' },
  form: [['supplier', 'invoice', 'supplierNumber'], ['date', 'lowersOrder'], ['lines'], ['tax', 'total']],
})

/** 4.2.4: nothing is taken back that this invoice did not bill, nor money that is on its way to the supplier. */
function within(row: Kept, { taken, billedLines, credited, requested }: Known) {
  if (taken?.state !== 'posted' || taken.supplier !== row.supplier) return refuse('不是该供应商已入账的发票', 'It is no posted invoice of this supplier', 'invoice')
  if (taken.currency && row.lowersOrder) return refuse('外币发票的红字只作价格折让；退货重开请冲销原发票', 'A credit on an invoice in another currency only lowers its price; for goods to be billed anew, reverse the invoice', 'lowersOrder')
  for (const [at, one] of row.lines.entries()) {
    const billed = billedLines.find(({ id }) => id === one.invoice)
    if (billed?.invoice !== row.invoice || billed.item !== one.item) return refuse('该行不属于此发票', 'The line is not of this invoice', `lines.${at}.invoice`)
    const left = minus(billed.quantity, credited[one.invoice]?.quantity ?? '0')
    if (compare(one.quantity, left) > 0) return refuse(`超出发票剩余数量 ${left}`, `Only ${left} of it is left`, `lines.${at}.quantity`, { rule: 'more-than-left' })
  }
  const open = minus(taken.payable, requested[row.invoice]?.amount ?? '0')
  return compare(row.total, open) > 0 ? refuse(`超出发票未付金额 ${open}`, `More than is still owed on the invoice: ${open}`, 'lines', { rule: 'more-than-left' }) : undefined
}

/** A red entry: owed less, the tax less; the goods are provided for again, or were cheaper than booked; the budget has it back. */
function takesBack(row: Kept, known: Known): readonly Posting[] {
  const party = { party: row.supplier }
  const { currency, ...at } = known.taken ?? {}
  const lines = row.lines.flatMap((one) => (row.lowersOrder ? providedAgain(one, party, known) : cheaper(one, inBooks(worth(one), at), known)))
  const tax = credit(account.inputVat, inBooks(row.tax, at), party)
  return [{
    summary: [`采购红字发票 ${row.supplierNumber}`, `Supplier credit note ${row.supplierNumber}`], date: row.date, red: true,
    lines: [alsoIn(currency, row.total, debit(account.payable, negated(sum([tax, ...lines].map(({ amount }) => amount))), party)), tax, ...lines],
  }, { summary: [`红字发票退回预算 ${row.supplierNumber}`, `Budget given back by ${row.supplierNumber}`], date: row.date, lines: row.lines.flatMap((one) => givenBack(row, one, at, known)) }]
}

/** 6.1.3: what was spent is there again; for goods that will be billed anew it is set aside until then. */
function givenBack(row: Kept, one: SupplierCredit['lines'][number], at: { readonly exchangeRate?: Decimal | undefined }, { budgets, billedLines }: Known): readonly PostingLine[] {
  const use = useOf(budgets, one.invoice)
  const again = rounded(times(one.quantity, billedLines.find(({ id }) => id === one.invoice)?.orderPrice ?? one.price), 2)
  return [...spent({ ...use, month: monthOf(row.date) }, negated(inBooks(worth(one), at)), one.id), ...(row.lowersOrder ? committed(use, 'order', again, one.id) : [])]
}

function providedAgain(one: SupplierCredit['lines'][number], party: { readonly party: string }, { billedLines }: Known): readonly PostingLine[] {
  const provided = rounded(times(one.quantity, billedLines.find(({ id }) => id === one.invoice)?.orderPrice ?? one.price), 2)
  return [credit(account.goodsReceivedNotInvoiced, provided, party, one.id), credit(account.purchasePriceVariance, minus(worth(one), provided), { ...party, item: one.item }, one.id)]
}

/** 4.3.3: what is let off belongs to the goods it was billed for, wherever they are by now. */
function cheaper(one: SupplierCredit['lines'][number], off: Decimal, { deliveries, items }: Known): readonly PostingLine[] {
  const facts = factsOf(items, one.item)
  const came = deliveries.filter(({ line: of, quantity: count }) => of === one.invoice && isPositive(count))
  if (isService(facts) || came.length === 0) return [credit(isService(facts) ? account.expense : account.purchasePriceVariance, off, isService(facts) ? {} : { item: one.item }, one.id)]
  const parts = allocate(off, came.map(({ quantity: count }) => count), 2)
  return came.map(({ from }, at) => ({ ...credit(stockAccountOf(facts), parts[at] ?? '0', { item: one.item }, one.id), late: from }))
}

function fulfils(row: Kept, { billedLines }: Known): readonly Link[] {
  const invoice = { document: supplierInvoice.name, record: row.invoice }
  return [
    ...['requested', 'paid'].map((kind) => ({ kind, from: invoice, line: row.id, quantity: '0', amount: row.total })),
    ...row.lines.flatMap((one): readonly Link[] => {
      const order = billedLines.find(({ id }) => id === one.invoice)?.order ?? ''
      return [
        { kind: 'credited', from: { document: supplierInvoice.name, line: one.invoice }, line: one.id, quantity: one.quantity, amount: worth(one) },
        ...(row.lowersOrder && !isZero(one.quantity) ? [{ kind: 'billed', from: { document: purchaseOrder.name, line: order }, line: one.id, quantity: negated(one.quantity), amount: negated(worth(one)) }] : []),
      ]
    }),
  ]
}
