/** A stock count: what really lies there, told without seeing the books; differences wait on 1901 until somebody else has settled their cause. */
import { account, duty, factsOf, financeManager, goodsFacts, intoPlace, item, location, stockAccountOf, warehouseManager, type GoodsFacts } from '#commons'
import { atCost, choice, credit, day, debit, document, flag, instant, lines, money, quantity, rate, ref, rows, text, type Posting, type PostingLine, type RowOf } from '#declare'
import { isNegative, isZero, plus, refuse, rounded, sum, times, type Decimal } from '#words'
import { stockCount } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'
import { inTime, keepers, latenessOf, storeReaders } from './readers.ts'

const counting = supplyPolicy.clause('4.3.2')

const causes = {
  measure: ['计量差错', 'Measuring'], handling: ['收发差错', 'Handling'], keeping: ['管理不善', 'Bad keeping'], disaster: ['自然灾害', 'Disaster'], unknown: ['无法查明', 'Unknown'],
} as const

const fields = {
  date: day('盘点日期', 'Date').required().startsToday(),
  at: instant('盘点时间', 'Time').because('其间的出入库按时间推算', 'What moves meanwhile is worked out by its time'),
  blank: choice('未填的行', 'Lines left empty', { keep: ['未盘，不变', 'Not counted'], empty: ['视为零', 'Nothing there'] }).initially('keep'),
  restate: flag('按单价重估', 'Restated').initially(false).because('选中后，填了单价的行全部按该单价计值', 'Then all that lies there is worth the unit cost of its line, where one is given'),
  note: text('说明', 'Note', 300).searched(),
  cause: choice('差异原因', 'Cause of the differences', causes),
  settledOn: day('处理日期', 'Settled on').fixed(),
  lines: lines('明细', 'Lines', {
    item: ref(item, '物料', 'Item').required(),
    place: ref(location, '库位', 'Place').required(),
    batch: text('批次', 'Batch', 60),
    counted: quantity('实盘数量', 'Counted', 6).because('未盘的行空着；空着不等于零，除非整单这样约定', 'A line that was not counted stays empty; empty is not zero unless the sheet says so'),
    price: money('盘盈单价', 'Unit cost of a gain', 6).because('空着则按当时的成本', 'Left empty, the cost of that moment'),
    cause: choice('差异原因', 'Cause', causes).because('与全单原因不同时填写', 'Where it differs from the cause of the whole count'),
    vatRate: rate('进项税率', 'Input VAT rate').initially('0.13').because('管理不善造成的损失须转出进项税额（增值税法）', 'Input VAT of goods lost by bad keeping is taken out again (VAT Law)'),
  }).required(),
}
export type StockCount = RowOf<typeof fields>
type Counted = StockCount & { readonly id: string; readonly number: string }
type Difference = { readonly line: string; readonly amount: Decimal }
type Known = { readonly items: readonly GoodsFacts[]; readonly differences: readonly Difference[]; readonly today: string }

export const stockCountDocument = document('supply.stock-count', {
  label: ['盘点单', 'Stock count'], clause: counting, numbered: 'PD-{yyyy}{MM}-{0000}', fields,
  known: {
    lateness: latenessOf,
    items: (row: StockCount) => goodsFacts(row.lines.map((one) => one.item)),
    differences: (row: StockCount & { readonly id: string }) => rows<Difference>({
      source: { journal: 'entries' }, where: { document: stockCount.name, record: row.id, role: 'stock-difference' }, fields: { line: 'line' }, measures: { amount: { sum: 'amount' } },
    }),
  },
  states: { draft: ['盘点中', 'Counting'], counted: ['待处理差异', 'Differences to settle'], settled: ['已处理', 'Settled'], reversed: ['已冲销', 'Reversed'] },
  actions: {
    submit: { label: ['提交盘点', 'Submit'], from: 'draft', to: 'counted', by: keepers, clause: counting, duty: duty.count, needs: ['items', 'lateness'], guard: (row, known) => something(row) ?? inTime(row, known), post: (row, known) => found(row, known) },
    settle: {
      label: ['处理差异', 'Settle'], from: 'counted', to: 'settled', by: [warehouseManager, financeManager], clause: counting, duty: duty.settleCount, needs: ['items', 'differences'], asks: ['cause?'],
      guard: (row, known) => explained(row, known), sets: (_row: unknown, { today }: { today: string }) => ({ settledOn: today }), post: (row, known) => written(row, known), grave: true,
    },
    reverse: { label: ['冲销', 'Reverse'], from: 'counted', to: 'reversed', by: keepers, clause: counting, duty: duty.count, reverses: 'submit', grave: true },
  },
  access: { see: storeReaders, edit: { draft: keepers } },
  list: { columns: ['number', 'date', 'note', 'settledOn', 'state'], filters: ['state', 'date'], sort: '-date' },
  form: [['date', 'at', 'blank', 'restate'], ['note'], ['cause', 'settledOn'], ['lines']],
})

function something(row: StockCount) {
  return countedLines(row).length > 0 ? undefined : refuse('没有任何实盘数', 'Nothing was counted', 'lines')
}

/** Lines with a count; those left empty too, where the sheet says that nothing lies there. */
const countedLines = (row: StockCount) => row.lines.map((one) => ({ ...one, counted: one.counted ?? (row.blank === 'empty' ? '0' : undefined) })).filter(({ counted }) => counted !== undefined)

/** The house works out the difference to what lay there at that time; it goes to 1901 at the cost of then. */
const found = (row: Counted, { items }: Pick<Known, 'items'>): readonly Posting[] => [{
  summary: [`盘点 ${row.number}`, `Count ${row.number}`], date: row.date,
  lines: countedLines(row).flatMap((one) => {
    const facts = factsOf(items, one.item)
    return [...atCost(stockAccountOf(facts), account.stockDifference, one.item, {}, one.id), ...intoPlace(facts, one, '0', { account: account.loss, dimensions: {} }, one.id, { at: row.at, counted: one.counted, each: one.price, restates: row.restate && one.price !== undefined })]
  }),
}]

/** 4.3.2: a difference without a cause is settled by nobody. */
function explained(row: StockCount, { differences }: Pick<Known, 'differences'>) {
  const without = row.lines.some((one) => (one.cause ?? row.cause) === undefined && !isZero(differenceOf(one, differences)))
  return without ? refuse('请说明差异原因', 'Say what caused the difference', 'cause') : undefined
}

const differenceOf = ({ id }: { readonly id: string }, differences: readonly Difference[]): Decimal => sum(differences.filter(({ line }) => line === id).map(({ amount }) => amount))

const written = (row: Counted, { differences, today }: Known): readonly Posting[] => [{
  summary: [`盘点差异处理 ${row.number}`, `Count differences settled ${row.number}`], date: today,
  lines: row.lines.flatMap((one) => settled(one, one.cause ?? row.cause, differenceOf(one, differences))),
}]

/** A gain lowers administrative expenses; a loss is an expense of administration, of disaster, or of bad keeping - then with the input VAT it had let us deduct. */
function settled(one: StockCount['lines'][number], cause: string | undefined, difference: Decimal): readonly PostingLine[] {
  if (isZero(difference)) return []
  const vat = cause === 'keeping' && !isNegative(difference) ? rounded(times(difference, one.vatRate), 2) : '0'
  const bearer = cause === 'disaster' && !isNegative(difference) ? account.nonOperatingExpense : account.expense
  return [
    credit(account.inputVatOut, vat, {}, one.id), debit(account.stockDifference, vat, {}, one.id),
    credit(account.stockDifference, plus(difference, vat), {}, one.id), debit(bearer, plus(difference, vat), {}, one.id),
  ]
}

