/** An item group: items that are valued alike and stand on the same stock account. */
import { all, choice, document, flag, ref, rows, text, type RowOf, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { dataCollection } from './clauses.ts'
import * as names from './names.ts'
import { accountant, admin, employee, financeManager, warehouseManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 30).required().unique().searched(),
  name: text('名称', 'Name', 100).required().searched(),
  nameEn: text('英文名称', 'English name', 100).searched(),
  parent: ref(names.itemGroup, '上级分类', 'Parent group'),
  valuation: choice('计价方法', 'Valuation', {
    'moving-average': ['移动加权平均', 'Moving average'],
    fifo: ['先进先出', 'First in, first out'],
    specific: ['个别计价', 'Specific'],
    'month-average': ['月末一次加权平均', 'Month-end weighted average'],
    standard: ['标准成本', 'Standard cost'],
  }).initially('moving-average').because('同一分类的存货用同一方法，不得随意变更（企业会计准则第1号）', 'One method per group, not changed at will (Accounting Standard 1)'),
  scope: choice('成本范围', 'Cost scope', { place: ['按库位', 'By place'], company: ['全公司', 'The whole company'] }).initially('place').because('成本在哪个范围内平均或先进先出', 'Within what the cost is averaged or first in goes first out'),
  priceDifference: choice('发票价差', 'Price difference of bills', { goods: ['计入存货', 'Into the goods'], variance: ['计入价格差异', 'To the price variance'] }).initially('goods').because('发票价与订单价之差随货走，或单列差异；标准成本的存货一律单列', 'What a bill differs from the order goes with the goods, or stands apart; of goods at standard cost it always stands apart'),
  negative: flag('允许负库存', 'May fall short').initially(false).because('短缺按最近成本计价，到货后自动更正', 'A shortage is valued at the last cost and trued up by what comes'),
  shortage: choice('未补足的短缺', 'What is still short', { kept: ['保持发出时成本', 'Keeps the cost it left at'], latest: ['随最近入库成本', 'Follows the last receipt'] }).initially('kept').because('到货不足以补齐时，其余短缺按什么成本', 'At what cost the rest stands when less comes than is short'),
  stockAccount: choice('存货科目角色', 'Stock account role', {
    inventory: ['原材料', 'Raw materials'],
    'finished-goods': ['库存商品', 'Finished goods'],
    supplies: ['周转材料', 'Supplies'],
  }).initially('inventory'),
}

type Group = RowOf<typeof fields>
/** A balance of goods of the group. */
type Kept = { readonly item: string }

export const itemGroupDocument = document('commons.item-group', {
  label: ['物料分类', 'Item group'], clause: dataCollection, fields,
  check: (row) => (row.parent === row.id ? refuse('分类不能是自己的上级', 'A group cannot be its own parent', 'parent') : undefined),
  known: { kept: (row: Group & { readonly id: string }) => rows<Kept>({ source: { journal: 'balances' }, where: { 'item.group': row.id }, fields: { item: 'item' }, limit: 1 }) },
  editing: { needs: ['kept'], guard: (row, { kept }, before) => valuedOtherwise(row, before, kept) },
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, financeManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, financeManager] },
  },
  access: { see: all(employee), edit: { active: [admin, accountant, financeManager, warehouseManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'parent', 'valuation', 'stockAccount', 'state'], filters: ['valuation', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['parent', 'valuation', 'scope', 'negative', 'shortage', 'stockAccount'], ['priceDifference']],
})
export type ItemGroup = RowOfDocument<typeof itemGroupDocument>

/** 企业会计准则第1号第十四条、第28号: how goods are valued is not changed at will once any of them were. */
function valuedOtherwise(row: Group, before: Group, kept: readonly Kept[]) {
  const field = (['valuation', 'scope', 'shortage'] as const).find((one) => row[one] !== before[one])
  return field && kept.length > 0 ? refuse('该分类的存货已按原方法计价，计价方法不得随意变更；确有理由的，请另设分类并转入', 'Goods of this group are valued in that way already, which is not changed at will; with good reason open another group and take them over', field, { kind: 'conflict', rule: 'valuation-in-use' }) : undefined
}
