/** A stall: the smallest house in which everything happens - a wish is approved by its head, delivered in parts, posted in goods and money. */
import {
  account, duty, commons, chinaCalendar, whoIsWho,
  department as departmentName, item as itemName,
} from '#commons'
import {
  all, balance, below, chapter, credit, day, debit, doneBy, document, each, event, flag, fulfilled, line, lines, linesOf, money, move, name, obligation, own, plan, policy, pool, process, proven, quantity, ref, role, text, workingDays,
  type Fulfilment, type Moment, type RowOf,
} from '#declare'
import { compare, minus, refuse, sum, times } from '#words'
import { governancePolicy } from '../../chapters/1-governance/policy.ts'
import { informationPolicy } from '../../chapters/7-information/policy.ts'

export const stallPolicy = policy(4, ['小铺', 'Stall'], { '4.2': ['采购', 'Purchasing'] }, {
  '4.2.1': { title: ['申请', 'Wish'], text: ['先批准再购买。', 'Approval comes before buying.'], kind: 'must', owner: 'head', rhythm: 'per-case', records: [], measures: [], proof: ['有批准', 'An approval'] },
  '4.2.4': { title: ['交付', 'Delivery'], text: ['到货入库。', 'Goods enter the store.'], kind: 'must', owner: 'keeper', rhythm: 'per-case', records: [], measures: [], proof: ['有入库', 'A receipt'] },
})
const asks = role('wisher', '申请人', 'Wisher')
const head = role('head', '负责人', 'Head')
const keeper = role('keeper', '库管', 'Keeper')
const wish = name('stall.wish')
export const wishApproved = event('stall.wish-approved', '申请已批准', 'Wish approved')

const wishFields = {
  title: text('事由', 'What for').required().searched(),
  unit: ref(departmentName, '部门', 'Department').required(),
  neededBy: day('需求日期', 'Needed by'),
  urgent: flag('紧急', 'Urgent').initially(false),
  secret: text('底价', 'Lowest price'),
  lines: lines('明细', 'Lines', {
    item: ref(itemName, '物料', 'Item').required(), count: quantity('数量', 'Quantity').required(), price: money('单价', 'Price', 4).required(),
  }).required(),
  total: money('总额', 'Total', 8).required(),
}

export const wishDocument = document('stall.wish', {
  label: ['申请', 'Wish'], clause: stallPolicy.clause('4.2.1'), numbered: 'W-{yyyy}-{0000}', fields: wishFields,
  derive: { total: (row) => sum(row.lines.map(({ count, price }) => times(count, price))) },
  check: (row) => (row.lines.some(({ count }) => compare(count, '0') <= 0) ? refuse('数量须大于零', 'A quantity must be above zero', 'lines') : undefined),
  states: { draft: ['草稿', 'Draft'], submitted: ['待批准', 'Submitted'], approved: ['已批准', 'Approved'], rejected: ['已驳回', 'Rejected'], cancelled: ['已取消', 'Cancelled'] },
  actions: {
    submit: { label: ['提交', 'Submit'], from: 'draft', to: 'submitted', by: asks, duty: duty.request },
    approve: { label: ['批准', 'Approve'], from: 'submitted', to: 'approved', by: 'task', duty: duty.approve, announce: wishApproved },
    reject: { label: ['驳回', 'Reject'], from: 'submitted', to: 'rejected', by: 'task' },
    cancel: { label: ['取消', 'Cancel'], from: 'draft', to: 'cancelled', by: [asks, head] },
  },
  access: { see: [...own(asks), ...below(head), ...all(keeper)], edit: { draft: [asks] }, department: 'unit', mask: { secret: [head] } },
  title: 'title',
  list: { columns: ['number', 'title', 'unit', 'total', 'state'], filters: ['state', 'unit'] },
  form: [['title', 'unit', 'neededBy', 'urgent'], ['lines'], ['total']],
})

const deliveryFields = {
  date: day('日期', 'Date').required(),
  lines: lines('明细', 'Lines', { wish: line(wish, '申请行', 'Wish line').required(), item: ref(itemName, '物料', 'Item').required(), count: quantity('数量', 'Quantity').required(), price: money('单价', 'Price', 4).required() }).required(),
}
type Delivery = RowOf<typeof deliveryFields>

export const deliveryDocument = document('stall.delivery', {
  label: ['交付', 'Delivery'], clause: stallPolicy.clause('4.2.4'), numbered: 'D-{0000}', fields: deliveryFields,
  known: {
    wished: (row: Delivery) => linesOf<{ count: string; parent: { state: string } }>(wish, row.lines.map((one) => one.wish)),
    delivered: (row: Delivery) => fulfilled('delivered', row.lines.map((one) => one.wish)),
    stock: (row: Delivery, _moment: Moment) => balance(account.store, { item: row.lines[0]?.item }, row.lines[0]?.item),
  },
  states: { draft: ['草稿', 'Draft'], posted: ['已入库', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: {
      label: ['入库', 'Post'], from: 'draft', to: 'posted', by: keeper, duty: duty.receive, needs: ['wished', 'delivered', 'stock'], guard: notTooMuch,
      post: (row) => row.lines.map((one) => ({
        summary: ['入库', 'Received'], date: row.date,
        lines: [debit(account.inventory, times(one.count, one.price), { item: one.item }, one.id), credit(account.goodsReceivedNotInvoiced, times(one.count, one.price), {}, one.id),
          ...move(one.item, one.count, { account: account.supplierGoods, dimensions: {} }, { account: account.store, dimensions: {} }, one.id)],
      })),
      link: (row) => row.lines.map((one) => ({ kind: 'delivered', from: { document: wish.name, line: one.wish }, line: one.id, quantity: one.count, amount: times(one.count, one.price) })),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keeper, reverses: 'post' },
  },
  access: { see: all(keeper, head), edit: { draft: [keeper] } },
  list: { columns: ['number', 'date', 'state'] },
  form: [['date'], ['lines']],
})

/** 4.2.4: nobody delivers what was not approved, nor more than was wished. */
function notTooMuch(row: Delivery, { wished, delivered }: { wished: Readonly<Record<string, { count: string; parent: { state: string } }>>; delivered: Readonly<Record<string, Fulfilment>> }) {
  for (const [at, one] of row.lines.entries()) {
    const from = wished[one.wish]
    if (from?.parent.state !== 'approved') return refuse('申请未批准', 'The wish is not approved', `lines.${at}.wish`)
    const left = minus(from.count, delivered[one.wish]?.quantity ?? '0')
    if (compare(one.count, left) > 0) return refuse(`超出申请数量，尚可入库 ${left}`, `More than was wished; ${left} is left`, `lines.${at}.count`)
  }
  return undefined
}

const walk = process('wish', ['申请流程', 'Wish process'], new URL('stall.bpmn', import.meta.url).href, {
  'wish-approval': pool(wishDocument, 'submit', { acts: { MarkApproved: 'approve', MarkRejected: 'reject' }, tasks: { Fetch: doneBy(deliveryDocument, 'post') } }),
})

export const stall = chapter('stall', ['小铺', 'Stall'], {
  policies: [stallPolicy], documents: [wishDocument, deliveryDocument], processes: [walk], roles: [asks, head, keeper], events: [wishApproved],
  obligations: [obligation('stall.deliver', stallPolicy.clause('4.2.4'), { owner: keeper, activity: ['批准后两个工作日内入库', 'Delivered two working days after approval'], trigger: each(wishApproved), limit: workingDays(2), proof: proven(deliveryDocument, 'post') })],
})

/** Documents of the hall stand under clauses of the governing chapters, so their policies come along. */
const frame = chapter('frame', ['框架', 'Frame'], { policies: [governancePolicy, informationPolicy] })
export const stallHouse = plan([commons, frame, stall], whoIsWho)
export const stallCalendar = chinaCalendar
