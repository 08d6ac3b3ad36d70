/** A fixed asset: what it cost, how long it is used, what of it is used up; it is capitalised, depreciated month by month, and disposed of. */
import { all, choice, credit, day, debit, document, fulfilled, integer, money, ref, text, type Fulfilment, type Posting, type RowOf } from '#declare'
import { account, accountant, department, duty, financeManager, generalManager, internalAuditor, operationsDirector } from '#commons'
import { compare, isPositive, minus, plus, refuse, type Decimal } from '#words'
import { financePolicy } from '../policy.ts'
import { itemFor, standardItems, type Items } from '../1-books/standard-items.ts'
import { disposed } from './depreciation.ts'

const booked = financePolicy.clause('6.2.1')

const fields = {
  name: text('资产名称', 'Asset', 200).required().searched(),
  category: choice('类别', 'Category', { building: ['房屋建筑物', 'Building'], machine: ['机器设备', 'Machinery'], vehicle: ['运输设备', 'Vehicle'], electronic: ['电子设备', 'Electronics'], tool: ['器具工具', 'Tools'] }).required(),
  department: ref(department, '使用部门', 'Department').required(),
  place: text('存放地点', 'Place', 200).searched(),
  acquired: day('取得日期', 'Acquired').required(),
  inUse: day('启用日期', 'In use from').required(),
  cost: money('原值', 'Cost').required(),
  residual: money('预计净残值', 'Residual value').initially('0'),
  months: integer('使用月数', 'Months of use').required(),
  method: choice('折旧方法', 'Method', { 'straight-line': ['年限平均法', 'Straight line'], 'double-declining': ['双倍余额递减法', 'Double declining'], 'sum-of-years': ['年数总和法', 'Sum of years'] }).initially('straight-line').because('一经确定不得随意变更（企业会计准则第4号）', 'Not changed at will once chosen (Accounting Standard 4)'),
  openingAccumulated: money('期初累计折旧', 'Depreciated before').initially('0').because('接收时已提的折旧', 'What was depreciated before it was taken over'),
  openingMonths: integer('期初已提月数', 'Months before').initially(0),
  price: money('处置收入', 'Sold for'),
}
export type FixedAsset = RowOf<typeof fields>
type Kept = FixedAsset & { readonly id: string; readonly number: string }
type Known = { readonly depreciated: Readonly<Record<string, Fulfilment>>; readonly items: Items; readonly today: string }

export const fixedAssetDocument = document('finance.fixed-asset', {
  label: ['固定资产', 'Fixed asset'], clause: booked, numbered: 'ZC-{yyyy}-{0000}', fields,
  check: (row) => {
    if (!isPositive(row.cost)) return refuse('原值须大于零', 'The cost must be above zero', 'cost')
    if (compare(row.residual, row.cost) >= 0) return refuse('净残值须小于原值', 'The residual value lies below the cost', 'residual')
    if (row.months < 1) return refuse('使用月数至少为 1', 'It is used for one month at least', 'months')
    return row.method !== 'straight-line' && row.months % 12 !== 0 ? refuse('加速折旧按整年计算', 'This method counts whole years', 'months') : undefined
  },
  known: { depreciated: (row: Kept) => fulfilled('depreciated', [row.id]), items: () => standardItems() },
  states: { draft: ['草稿', 'Draft'], used: ['在用', 'In use'], disposed: ['已处置', 'Disposed'] },
  actions: {
    capitalise: { label: ['入账', 'Capitalise'], from: 'draft', to: 'used', by: [accountant, financeManager], clause: booked, duty: duty.record, needs: ['items'], post: (row, { items }) => bought(row, items) },
    'take-over': { label: ['期初建卡', 'Take over'], from: 'draft', to: 'used', by: [accountant, financeManager], clause: booked, duty: duty.record, guard: before },
    dispose: { label: ['处置', 'Dispose'], from: 'used', to: 'disposed', by: financeManager, clause: booked, duty: duty.record, asks: ['price'], needs: ['depreciated', 'items'], post: (row, known) => left(row, known), grave: true },
  },
  access: { see: all(accountant, financeManager, operationsDirector, generalManager, internalAuditor), edit: { draft: [accountant, financeManager] }, department: 'department' },
  title: 'name',
  list: { columns: ['number', 'name', 'category', 'department', 'inUse', 'cost', 'months', 'method', 'state'], filters: ['category', 'department', 'state'], sort: 'number' },
  form: [['name', 'category', 'department'], ['place', 'acquired', 'inUse'], ['cost', 'residual', 'months', 'method'], ['openingAccumulated', 'openingMonths'], ['price']],
})

/** What the opening balances bring already gets its card alone. */
function before({ openingMonths }: Kept) {
  return openingMonths > 0 ? undefined : refuse('期初建卡只用于期初余额已含的资产；新购资产请“入账”', 'Only an asset that the opening balances hold is taken over; capitalise a new one', 'openingMonths')
}

/** What was depreciated before stands beside the cost from the beginning. */
function bought(row: Kept, items: Items): readonly Posting[] {
  return [{
    summary: [`固定资产入账 ${row.name}`, `Fixed asset ${row.name}`], date: row.acquired,
    lines: [debit(account.fixedAsset, row.cost, { department: row.department }), credit(account.accumulatedDepreciation, row.openingAccumulated), credit(account.bank, minus(row.cost, row.openingAccumulated), { cashItem: itemFor('assets', items) })],
  }]
}

/** Book value leaves by way of 1606; what it sold for comes in, the rest is gain or loss. */
function left(row: Kept, { depreciated, today, items }: Known): readonly Posting[] {
  const price: Decimal = row.price ?? '0'
  const accumulated = plus(row.openingAccumulated, depreciated[row.id]?.amount ?? '0')
  const { book, gain } = disposed(row, accumulated, price)
  return [{
    summary: [`固定资产处置 ${row.name}`, `Fixed asset disposed of ${row.name}`], date: today,
    lines: [
      debit(account.assetDisposal, book), debit(account.accumulatedDepreciation, accumulated), credit(account.fixedAsset, row.cost, { department: row.department }),
      debit(account.bank, price, { cashItem: itemFor('assetsSold', items) }), credit(account.assetDisposal, book), credit(account.nonOperatingExpense, gain),
    ],
  }]
}
