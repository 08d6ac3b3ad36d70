/** Product cost of a month: what production took in material, labour and overhead is borne by its products, finished and unfinished by equivalent units; the finished ones go into store at it, the rest stays in work (6.2.1). */
import { all, credit, day, debit, document, lines, money, quantity, rate, ref, rows, text, type Draft, type Posting, type RowOf } from '#declare'
import { account, accountant, datedWithin, duty, financeManager, generalManager, internalAuditor, item, location, operationsDirector } from '#commons'
import { allocate, compare, dividedBy, isNegative, isPositive, isZero, minus, monthBefore, plus, refuse, sum, type Decimal } from '#words'
import { stockReceipt } from '../../4-supply/contract.ts'
import { productCost, productCostReversed } from '../contract.ts'
import { financePolicy } from '../policy.ts'
import { productCost as borne, type Costs } from './equivalent-units.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  month: text('期间', 'Month', 7).required().searched(),
  date: day('入账日期', 'Date').required(),
  place: ref(location, '完工入库库位', 'Place of what is finished').required(),
  labour: money('直接人工', 'Labour').initially('0').because('已记入生产成本的人工', 'Labour that is booked as production cost'),
  overhead: money('制造费用', 'Overhead').initially('0').because('由制造费用科目转入', 'Comes from the account of overhead'),
  lines: lines('产品', 'Products', {
    item: ref(item, '产品', 'Product').required().unique(),
    material: money('本月领料', 'Material').initially('0'),
    key: quantity('分配标准（工时）', 'Key (hours)').initially('0').because('人工与制造费用按此分配', 'Labour and overhead are allocated by it'),
    finished: quantity('完工数量', 'Finished').initially('0'),
    unfinished: quantity('在产品数量', 'Unfinished').initially('0'),
    done: rate('完工程度', 'How far').initially('0.5'),
    labour: money('人工', 'Labour').fixed(),
    overhead: money('制造费用', 'Overhead').fixed(),
    cost: money('完工成本', 'Cost of the finished').fixed(),
    unitCost: money('单位成本', 'Unit cost', 6).fixed(),
    workMaterial: money('在产品材料', 'Material in work').fixed(),
    workLabour: money('在产品人工', 'Labour in work').fixed(),
    workOverhead: money('在产品制造费用', 'Overhead in work').fixed(),
  }).required(),
  total: money('完工成本合计', 'Cost of all that is finished').fixed(),
}
export type ProductCosts = RowOf<typeof fields>
type Kept = ProductCosts & { readonly id: string; readonly number: string }
type Held = { readonly debit: Decimal | null; readonly credit: Decimal | null }
type Before = { readonly item: string; readonly material: Decimal | null; readonly labour: Decimal | null; readonly overhead: Decimal | null }
type Known = { readonly production: readonly Held[]; readonly overheads: readonly Held[]; readonly before: readonly Before[]; readonly again: readonly { readonly number: string }[]; readonly received: readonly { readonly number: string }[] }

const turned = { debit: { sum: 'debit' }, credit: { sum: 'credit' } } as const
const held = (role: string, month: string) => rows<Held>({ source: { journal: 'balances' }, where: { role, period: { to: month } }, measures: turned })
const net = (of: readonly Held[]): Decimal => sum(of.map((one) => minus(one.debit ?? '0', one.credit ?? '0')))

/** What stands as production cost at the end of a month, and the card that was worked out of it. */
export const productionHeld = (month: string) => held(account.productionCost.account, month)
export const productCostOf = (month: string) => rows<{ number: string }>({ source: { document: productCost.name }, where: { month, state: 'worked-out' }, fields: { number: 'number' }, limit: 1 })

export const productCostDocument = document(productCost.name, {
  label: ['产品成本计算', 'Product cost'], clause: booked, numbered: 'CBJS-{yyyy}{MM}-{000}', fields,
  check: (row) => {
    const astray = datedWithin(row)
    if (astray) return astray
    const at = row.lines.findIndex((one) => [one.material, one.key, one.finished, one.unfinished, one.done].some(isNegative) || compare(one.done, '1') > 0)
    return at < 0 ? undefined : refuse('金额、数量不小于零，完工程度不超过 100%', 'Nothing is below zero, and nothing more than 100 % done', `lines.${at}.done`)
  },
  known: {
    production: (row: Kept) => productionHeld(row.month), overheads: (row: Kept) => held(account.manufacturingOverhead.account, row.month), again: (row: Kept) => productCostOf(row.month),
    before: (row: Kept) => rows<Before>({ source: { document: productCost.name, lines: 'lines' }, where: { 'parent.month': monthBefore(row.month), 'parent.state': 'worked-out' }, fields: { item: 'item', material: 'workMaterial', labour: 'workLabour', overhead: 'workOverhead' } }),
    received: (row: Kept) => rows<{ number: string }>({ source: { document: stockReceipt.name }, where: { note: row.number, state: 'posted' }, fields: { number: 'number' }, limit: 1 }),
  },
  states: { draft: ['草稿', 'Draft'], 'worked-out': ['已计算', 'Worked out'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    'work-out': {
      label: ['计算并入库', 'Work out'], from: 'draft', to: 'worked-out', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['production', 'overheads', 'before', 'again'],
      guard: whole, sets: workedOut, post: (row) => overheadIn(row), follow: (row) => intoStore(row),
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'worked-out', to: 'reversed', by: financeManager, clause: booked, needs: ['received'], guard: notReceived, reverses: 'work-out', announce: productCostReversed, grave: true },
  },
  access: { see: all(accountant, financeManager, operationsDirector, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] } },
  list: { columns: ['number', 'month', 'date', 'total', 'state'], filters: ['state', 'date'], sort: '-month' },
  form: [['month', 'date', 'place'], ['labour', 'overhead'], ['lines'], ['total']],
})

const zero: Costs = { material: '0', labour: '0', overhead: '0' }
const openingOf = (of: string, { before }: Pick<Known, 'before'>): Costs => {
  const found = before.find((one) => one.item === of)
  return found ? { material: found.material ?? '0', labour: found.labour ?? '0', overhead: found.overhead ?? '0' } : zero
}

/** All that stands as production cost is told by product, no more and no less; what was in work before is taken on. */
function whole(row: Kept, known: Known) {
  const [before] = known.again
  if (before) return refuse(`该期间已由 ${before.number} 计算`, `${before.number} has worked this month out already`, 'month', { kind: 'conflict' })
  if (compare(row.overhead, net(known.overheads)) > 0) return refuse(`制造费用余额只有 ${net(known.overheads)}`, `Only ${net(known.overheads)} stands as overhead`, 'overhead')
  if (!isZero(plus(row.labour, row.overhead)) && row.lines.every((one) => isZero(one.key))) return refuse('人工与制造费用需要分配标准', 'Labour and overhead need a key', 'lines.0.key')
  const gone = known.before.find((one) => isPositive(sum(Object.values(openingOf(one.item, known)))) && !row.lines.some((line) => line.item === one.item))
  if (gone) return refuse('上月在产品须继续列示', 'What was in work before goes on being told', 'lines')
  const told = sum([row.labour, ...row.lines.flatMap((one) => [one.material, ...Object.values(openingOf(one.item, known))])])
  const off = minus(net(known.production), told)
  return isZero(off) ? undefined : refuse(`生产成本余额 ${net(known.production)}，各产品合计 ${told}，相差 ${off}`, `Production cost stands at ${net(known.production)}, the products come to ${told}: ${off} apart`, 'lines', { rule: 'production-cost-told' })
}

function workedOut(row: Kept, known: Known) {
  const keys = row.lines.map(({ key }) => key)
  const parts = (amount: Decimal) => (keys.every(isZero) ? keys.map(() => '0') : allocate(amount, keys, 2))
  const [labours, overheads] = [parts(row.labour), parts(row.overhead)]
  const told = row.lines.map((one, at) => {
    const month = { material: one.material, labour: labours[at] ?? '0', overhead: overheads[at] ?? '0' }
    const { finished: cost, inWork } = borne({ opening: openingOf(one.item, known), month, finished: one.finished, unfinished: { qty: one.unfinished, done: one.done } })
    return { ...one, labour: month.labour, overhead: month.overhead, cost, unitCost: isZero(one.finished) ? '0' : dividedBy(cost, one.finished, 6), workMaterial: inWork.material, workLabour: inWork.labour, workOverhead: inWork.overhead }
  })
  return { lines: told, total: sum(told.map(({ cost }) => cost)) }
}

function overheadIn(row: Kept): readonly Posting[] {
  if (isZero(row.overhead)) return []
  return [{ summary: [`结转制造费用 ${row.month}`, `Overhead of ${row.month}`], date: row.date, word: '转', lines: [debit(account.productionCost, row.overhead), credit(account.manufacturingOverhead, row.overhead)] }]
}

/** The keeper takes in what is finished, at what it cost; a cent that pieces cannot bear stays in work. */
function intoStore(row: Kept): readonly Draft[] {
  const done = row.lines.filter(({ finished }) => isPositive(finished))
  return done.length === 0 ? [] : [{ document: stockReceipt.name, values: { date: row.date, purpose: 'made', note: row.number, lines: done.map((one) => ({ item: one.item, place: row.place, quantity: one.finished, price: one.unitCost })) } }]
}

function notReceived(_row: Kept, { received: [before] }: Pick<Known, 'received'>) {
  return before ? refuse(`${before.number} 已入库，请先冲销`, `${before.number} took it into store: reverse it first`, undefined, { kind: 'conflict' }) : undefined
}
