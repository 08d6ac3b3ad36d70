/** A price inquiry: several suppliers say their price, and the lowest is chosen - or another one, with its reason. */
import { all, day, document, lines, money, quantity, ref, rows, text, type RowOf } from '#declare'
import { buyer, duty, financeManager, generalManager, internalAuditor, item, operationsDirector, procurementManager } from '#commons'
import { compare, isPositive, refuse, type Decimal } from '#words'
import { priceInquiry, supplier } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'

const chosenBy = supplyPolicy.clause('4.1.1')

const fields = {
  subject: text('询价事项', 'Subject', 200).required().searched(),
  item: ref(item, '物料', 'Item').required(),
  quantity: quantity('数量', 'Quantity').required(),
  until: day('报价截止', 'Prices until'),
  lines: lines('报价', 'Quotations', { supplier: ref(supplier, '供应商', 'Supplier').required().unique(), price: money('单价', 'Price', 4), note: text('说明', 'Note', 300) }).required(),
  preferred: ref(supplier, '指定供应商', 'Preferred').because('空着选最低价；指定他家须写明理由', 'Left empty the lowest is chosen; another one needs its reason'),
  reason: text('选用理由', 'Why this one', 300),
  chosen: ref(supplier, '选定供应商', 'Chosen').fixed(),
  price: money('选定单价', 'Chosen price', 4).fixed(),
}
export type PriceInquiry = RowOf<typeof fields>
type Quoted = PriceInquiry['lines'][number] & { readonly price: Decimal }
type Known = { readonly suppliers: readonly { readonly id: string; readonly state: string }[] }

export const priceInquiryDocument = document(priceInquiry.name, {
  label: ['询价单', 'Price inquiry'], clause: chosenBy, numbered: 'XJ-{yyyy}{MM}-{0000}', fields,
  check: (row) => (isPositive(row.quantity) ? undefined : refuse('数量须大于零', 'The quantity must be above zero', 'quantity')),
  known: { suppliers: (row: PriceInquiry) => rows<Known['suppliers'][number]>({ source: { document: supplier.name }, where: { id: { in: row.lines.map((one) => one.supplier) } }, fields: { id: 'id', state: 'state' } }) },
  states: { draft: ['草稿', 'Draft'], asked: ['询价中', 'Asked'], awarded: ['已选定', 'Awarded'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    ask: { label: ['发出询价', 'Ask'], from: 'draft', to: 'asked', by: [buyer, procurementManager], clause: chosenBy, duty: duty.chooseSupplier, needs: ['suppliers'], guard: (row, known) => admitted(row, known) },
    award: { label: ['选定', 'Award'], from: 'asked', to: 'awarded', by: procurementManager, clause: chosenBy, duty: duty.admitSupplier, needs: ['suppliers'], guard: (row, known) => admitted(row, known) ?? founded(row), sets: (row) => ({ chosen: winner(row)?.supplier, price: winner(row)?.price }) },
    cancel: { label: ['取消', 'Cancel'], from: ['draft', 'asked'], to: 'cancelled', by: [buyer, procurementManager], clause: chosenBy },
  },
  access: { see: all(buyer, procurementManager, operationsDirector, financeManager, generalManager, internalAuditor), edit: { draft: [buyer, procurementManager], asked: [buyer, procurementManager] } },
  title: 'subject',
  list: { columns: ['number', 'subject', 'item', 'chosen', 'price', 'state'], filters: ['state', 'item', 'chosen'] },
  form: [['subject', 'item', 'quantity', 'until'], ['lines'], ['preferred', 'reason'], ['chosen', 'price']],
})

const quoted = (row: PriceInquiry): readonly Quoted[] => row.lines.filter((one): one is Quoted => one.price !== undefined && one.price !== null)
/** The first of the lowest prices. */
const lowest = (row: PriceInquiry): Quoted | undefined => quoted(row).reduce<Quoted | undefined>((best, one) => (best === undefined || compare(one.price, best.price) < 0 ? one : best), undefined)
const winner = (row: PriceInquiry): Quoted | undefined => (row.preferred ? quoted(row).find((one) => one.supplier === row.preferred) : lowest(row))

/** 4.1.1: only who was admitted is asked, and chosen. */
function admitted(row: PriceInquiry, { suppliers }: Known) {
  const at = row.lines.findIndex((one) => suppliers.find(({ id }) => id === one.supplier)?.state !== 'admitted')
  return at < 0 ? undefined : refuse('供应商未准入', 'The supplier was not admitted', `lines.${at}.supplier`)
}

/** Who did not quote is not chosen, and who was dearer only for a reason that is kept. */
function founded(row: PriceInquiry) {
  const won = winner(row)
  if (won === undefined) return row.preferred ? refuse('指定的供应商没有报价', 'The preferred supplier did not quote', 'preferred') : refuse('没有报价', 'Nobody quoted', 'lines')
  const best = lowest(row)
  return best && compare(won.price, best.price) > 0 && !row.reason ? refuse(`最低价为 ${best.price}，选用他家须写明理由`, `The lowest price is ${best.price}; say why another is chosen`, 'reason', { rule: 'not-lowest' }) : undefined
}
