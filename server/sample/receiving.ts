/** Goods arrive at the sample company and are judged. */
import { runQuery } from '#read'
import type { AnyRow } from '#act'
import { Refused, type Day } from '#words'
import { items } from './goods.ts'
import { linesOf, type Case } from './case.ts'
import { steps } from './purchases.ts'
import type { Stage } from './stage.ts'

export async function received(stage: Stage, of: Case, day: Day): Promise<void> {
  const share = of.purchase.twist && 'partial' in of.purchase.twist ? of.purchase.twist.partial : 1
  await takeIn(stage, of, day, (quantity) => Math.round(quantity * share))
}

/** The inspector judges what lies at the inspection; the second half of a divided delivery comes and is judged the same day. */
export async function inspected(stage: Stage, of: Case, day: Day): Promise<void> {
  await judge(stage, of, day)
  const { twist, upTo } = of.purchase
  if (!twist || !('partial' in twist) || steps.indexOf(upTo) <= steps.indexOf('inspected')) return
  await takeIn(stage, of, day, (quantity) => quantity - Math.round(quantity * twist.partial))
  await judge(stage, of, day)
}

async function takeIn(stage: Stage, of: Case, day: Day, arrived: (ordered: number) => number): Promise<void> {
  const keeper = await stage.as('keeper')
  const order = of.order as AnyRow
  const lines = linesOf(order).map(({ id, item, quantity }) => ({ order: id, item, quantity: String(arrived(Number(quantity))) }))
  const row = await keeper.make('supply.goods-receipt', { order: order.id, supplier: order['supplier'], date: day, place: placeOf(of), deliveryNote: `${of.purchase.supplier}-${day.replaceAll('-', '')}`, lines: withTooMany(of, lines) })
  if (of.purchase.twist && 'tooMany' in of.purchase.twist) {
    await refused(keeper.act('supply.goods-receipt', row.id, 'post'))
    await keeper.edit('supply.goods-receipt', row.id, { lines })
  }
  await keeper.act('supply.goods-receipt', row.id, 'post')
  of.receipts = [...(of.receipts ?? []), row]
}

/** More arrived than was ordered: the keeper counts, is told so, and takes in what was ordered. */
function withTooMany({ purchase: { twist } }: Case, lines: readonly { readonly order: string; readonly item: string; readonly quantity: string }[]) {
  return twist && 'tooMany' in twist ? lines.map((line, at) => (at === 0 ? { ...line, quantity: String(Number(line.quantity) + twist.tooMany) } : line)) : lines
}

async function refused(work: Promise<unknown>): Promise<void> {
  const answer = await work.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('the house took in more than was ordered', { cause: answer })
}

async function judge(stage: Stage, of: Case, day: Day): Promise<void> {
  const inspector = await stage.as('qc')
  const receipts = (of.receipts ?? []).map(({ id }) => id)
  const waiting = await runQuery(stage.house.store, stage.house.plan, { source: { document: 'supply.quality-inspection' }, where: { receipt: { in: receipts }, state: 'draft' }, fields: { id: 'id' } }) as readonly { id: string }[]
  for (const { id } of waiting) {
    const row = await inspector.edit('supply.quality-inspection', id, { date: day })
    await refuseSome(of, row, (lines) => inspector.edit('supply.quality-inspection', id, { lines }))
    await inspector.act('supply.quality-inspection', id, 'conclude')
  }
}

async function refuseSome({ purchase: { twist } }: Case, row: AnyRow, keep: (lines: readonly object[]) => Promise<unknown>): Promise<void> {
  if (!twist || !('rejects' in twist)) return
  const [first, ...others] = (row['lines'] as readonly { quantity: string; position?: number }[]).map(withoutPosition)
  if (first) await keep([{ ...first, accepted: String(Number(first.quantity) - twist.rejects), reason: '尺寸超差，退回供应商' }, ...others])
}

/** A line is given back without its place among the others, which its order says. */
const withoutPosition = (line: { readonly quantity: string; readonly position?: number }): { readonly quantity: string } =>
  Object.fromEntries(Object.entries(line).filter(([key]) => key !== 'position')) as { quantity: string }

/** Where goods of the first line's group lie. */
function placeOf({ purchase, hall }: Case): string | undefined {
  const places: Readonly<Record<string, string>> = { ELEC: 'RM-A-01', SENS: 'RM-A-02', CHEM: 'RM-C' }
  return hall.location.get(places[items.find(({ code }) => code === purchase.lines[0]?.item)?.group ?? ''] ?? 'RM-B-01')
}
