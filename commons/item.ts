/** An item: a thing we buy, make, keep or sell, counted in its stock unit. */
import { all, choice, document, flag, integer, money, quantity, ref, text, type RowOfDocument } from '#declare'
import { compare, refuse } from '#words'
import { dataCollection } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, planner, rdManager, warehouseManager } from './roles.ts'

const fields = {
  code: text('物料编码', 'Item code', 40).required().unique().searched(),
  name: text('名称', 'Name', 200).required().searched(),
  nameEn: text('英文名称', 'English name', 200).searched(),
  specification: text('规格型号', 'Specification', 300).searched(),
  group: ref(names.itemGroup, '分类', 'Group').required(),
  unit: ref(names.unitOfMeasure, '库存单位', 'Stock unit').required(),
  source: choice('来源', 'Source', { bought: ['外购', 'Bought'], made: ['自制', 'Made'], service: ['服务', 'Service'] }).initially('bought'),
  inspected: flag('收货须检验', 'Inspected on receipt').initially(true),
  standardCost: money('标准成本', 'Standard cost', 4),
  safetyStock: quantity('安全库存', 'Safety stock').because('低于它就有断供风险', 'Below it supply is at risk'),
  reorderPoint: quantity('再订货点', 'Reorder point'),
  leadDays: integer('采购提前期（日历天）', 'Lead time (calendar days)'),
}

export const itemDocument = document('commons.item', {
  label: ['物料', 'Item'], clause: dataCollection, fields,
  check: (row) => {
    if (row.leadDays !== undefined && row.leadDays < 0) return refuse('提前期不能为负', 'A lead time is not negative', 'leadDays')
    const [safety, point] = [row.safetyStock, row.reorderPoint]
    return safety !== undefined && point !== undefined && compare(point, safety) < 0 && compare(point, '0') > 0
      ? refuse('再订货点不应低于安全库存', 'The reorder point lies below the safety stock', 'reorderPoint') : undefined
  },
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, planner, rdManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, planner, rdManager] },
  },
  access: { see: all(employee), edit: { active: [admin, planner, rdManager, warehouseManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'specification', 'group', 'unit', 'standardCost', 'state'], filters: ['group', 'source', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn', 'specification'], ['group', 'unit', 'source', 'inspected'], ['standardCost', 'safetyStock', 'reorderPoint', 'leadDays']],
})
export type Item = RowOfDocument<typeof itemDocument>
