/** A supplier return: accepted goods go back at what they cost; what the supplier credits is their price, the rest is ours to bear. */
import { account, duty, factsOf, goodsFacts, item, location, outOfPlace, stockAccountOf, type GoodsFacts } from '#commons'
import { atCost, credit, day, debit, document, fulfilled, line, lines, linesOf, quantity, ref, text, type Fulfilment, type Link, type Posting, type RowOf } from '#declare'
import { compare, minus, refuse, rounded, times, type Decimal } from '#words'
import { qualityInspection, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { keepers, moving, storeReaders } from './readers.ts'

const accepted = supplyPolicy.clause('4.2.4')

const fields = {
  supplier: ref(supplier, '供应商', 'Supplier').required(),
  date: day('退货日期', 'Date').required(),
  reason: text('退货原因', 'Reason', 300).required().searched(),
  lines: lines('明细', 'Lines', {
    accepted: line(qualityInspection, '验收行', 'Accepted line').required().unique(),
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    quantity: quantity('退货数量', 'Quantity').required(),
  }).required(),
}
export type SupplierReturn = RowOf<typeof fields>
type Accepted = { readonly item: string; readonly accepted: Decimal; readonly price: Decimal; readonly parent: { readonly supplier: string } }
type Known = { readonly items: readonly GoodsFacts[]; readonly accepted: Readonly<Record<string, Accepted>>; readonly returned: Readonly<Record<string, Fulfilment>> }

export const supplierReturnDocument = document('supply.supplier-return', {
  label: ['采购退货单', 'Supplier return'], clause: accepted, numbered: 'TH-{yyyy}{MM}-{0000}', fields,
  check: moving,
  known: {
    items: (row: SupplierReturn) => goodsFacts(row.lines.map((one) => one.item)),
    accepted: (row: SupplierReturn) => linesOf<Accepted>(qualityInspection, row.lines.map((one) => one.accepted)),
    returned: (row: SupplierReturn) => fulfilled('returned', row.lines.map((one) => one.accepted)),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已退货', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['退货', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: accepted, duty: duty.keepGoods, needs: ['items', 'accepted', 'returned'], guard: hadCome, post: (row, known) => sentBack(row, known), link: back },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: accepted, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'supplier', 'date', 'reason', 'state'], filters: ['state', 'supplier', 'date'], sort: '-date' },
  form: [['supplier', 'date'], ['reason'], ['lines']],
})

/** 4.2.4: nothing goes back to a supplier that did not come from it, and nothing twice. */
function hadCome(row: SupplierReturn, { accepted: all, returned }: Known) {
  for (const [at, one] of row.lines.entries()) {
    const came = all[one.accepted]
    if (came?.parent.supplier !== row.supplier) return refuse('该行不是此供应商的货', 'The line is not of this supplier', `lines.${at}.accepted`)
    if (came.item !== one.item) return refuse('物料与验收行不一致', 'The item differs from the accepted line', `lines.${at}.item`)
    const left = minus(came.accepted, returned[one.accepted]?.quantity ?? '0')
    if (compare(one.quantity, left) > 0) return refuse(`超出可退数量 ${left}`, `Only ${left} may go back`, `lines.${at}.quantity`)
  }
  return undefined
}

const sentBack = (row: SupplierReturn & { readonly number: string }, { items, accepted: all }: Known): readonly Posting[] => [{
  summary: [`采购退货 ${row.number}`, `Supplier return ${row.number}`], date: row.date,
  lines: row.lines.flatMap((one) => {
    const facts = factsOf(items, one.item)
    const credited = rounded(times(one.quantity, all[one.accepted]?.price ?? '0'), 2)
    const party = { party: row.supplier }
    return [
      ...atCost(stockAccountOf(facts), account.costOfSales, one.item, {}, one.id), credit(account.costOfSales, credited, {}, one.id), debit(account.payable, credited, party, one.id),
      ...outOfPlace(facts, one, one.quantity, { account: account.supplierGoods, dimensions: party }, one.id, { source: one.accepted }),
    ]
  }),
}]

function back(row: SupplierReturn, { accepted: all }: Known): readonly Link[] {
  return row.lines.map((one) => ({
    kind: 'returned', from: { document: qualityInspection.name, line: one.accepted }, line: one.id, quantity: one.quantity, amount: times(one.quantity, all[one.accepted]?.price ?? '0'),
  }))
}
