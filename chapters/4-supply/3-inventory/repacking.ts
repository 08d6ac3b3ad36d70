/** A repacking: goods that become other goods - packed, taken apart, assembled; what is made is worth what was used and what the work cost. */
import { account, duty, factsOf, goodsFacts, intoPlace, item, location, outOfPlace, stockAccountOf, type GoodsFacts } from '#commons'
import { atCost, credit, day, debit, document, instant, lines, money, quantity, ref, text, type Posting, type RowOf } from '#declare'
import { isNegative, isPositive, plus, refuse, sum, type Decimal } from '#words'
import { supplyPolicy } from '../policy.ts'
import { inTime, keepers, latenessOf, moving, storeReaders } from './readers.ts'

const costed = supplyPolicy.clause('4.3.3')

const fields = {
  date: day('日期', 'Date').required().startsToday(),
  at: instant('实际时间', 'Time').because('同一天的先后按实际时间', 'Movements of one day count in the order of their time'),
  extra: money('加工费用', 'Cost of the work').initially('0').because('计入产出的成本', 'It becomes part of what is made'),
  note: text('说明', 'Note', 300).searched(),
  used: lines('投入', 'Used', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
  }).required(),
  lines: lines('产出', 'Made', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    quantity: quantity('数量', 'Quantity', 6).required(),
    weight: quantity('成本份额', 'Share of the cost', 6).because('空着则按数量', 'Left empty, its quantity'),
  }).required(),
}
export type Repacking = RowOf<typeof fields>

export const repackingDocument = document('supply.repacking', {
  label: ['拆装单', 'Repacking'], clause: costed, numbered: 'CZ-{yyyy}{MM}-{0000}', fields,
  check: (row) => shared(row) ?? moving(row) ?? moving({ lines: row.used }, 'used'),
  known: { items: (row: Repacking) => goodsFacts([...row.used, ...row.lines].map((one) => one.item)), lateness: latenessOf },
  states: { draft: ['草稿', 'Draft'], posted: ['已入账', 'Posted'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    post: { label: ['入账', 'Post'], from: 'draft', to: 'posted', by: keepers, clause: costed, duty: duty.keepGoods, needs: ['items', 'lateness'], guard: inTime, post: (row, known) => made(row, known) },
    reverse: { label: ['冲销', 'Reverse'], from: 'posted', to: 'reversed', by: keepers, clause: costed, duty: duty.keepGoods, reverses: 'post', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'date', 'extra', 'note', 'state'], filters: ['state', 'date'], sort: '-date' },
  form: [['date', 'at', 'extra'], ['note'], ['used'], ['lines']],
})

const weightOf = ({ weight, quantity: made }: Repacking['lines'][number]): Decimal => weight ?? made

function shared(row: Repacking) {
  if (isNegative(row.extra)) return refuse('加工费用不能为负', 'The cost of the work is not negative', 'extra')
  return row.lines.length === 0 || isPositive(sum(row.lines.map(weightOf))) ? undefined : refuse('成本份额之和须大于零', 'The shares of the cost must add up to more than zero', 'lines.0.weight')
}

/** 4.3.3: all goes through production cost, on which nothing stays. */
const made = (row: Repacking & { readonly number: string }, { items }: { items: readonly GoodsFacts[] }): readonly Posting[] => {
  const [whole, work] = [sum(row.lines.map(weightOf)), { account: account.work, dimensions: {} }]
  const marks = row.lines.map((_, at) => sum(row.lines.slice(0, at).map(weightOf)))
  return [{
    summary: [`拆装 ${row.number}`, `Repacking ${row.number}`], date: row.date,
    lines: [
      ...row.used.flatMap((one) => [...worth(items, one), ...outOfPlace(factsOf(items, one.item), one, one.quantity, work, one.id, { at: row.at })]),
      debit(account.productionCost, row.extra), credit(account.expense, row.extra),
      ...row.lines.flatMap((one, at) => {
        const from = marks[at] ?? '0'
        return [...worth(items, one), ...intoPlace(factsOf(items, one.item), one, one.quantity, work, one.id, { at: row.at, gathers: { lines: row.used.map(({ id }) => id), more: row.extra, part: [from, plus(from, weightOf(one))], whole } })]
      }),
    ],
  }]
}
const worth = (items: readonly GoodsFacts[], one: { readonly id: string; readonly item: string }) => atCost(stockAccountOf(factsOf(items, one.item)), account.productionCost, one.item, {}, one.id)
