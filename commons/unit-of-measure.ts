/** A unit of measure: what quantities are counted in, and how finely. */
import { all, document, integer, rate, ref, text, type RowOfDocument } from '#declare'
import { isPositive, refuse } from '#words'
import { dataCollection } from './clauses.ts'
import * as names from './names.ts'
import { admin, dataManager, employee, warehouseManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 20).required().unique().searched(),
  name: text('名称', 'Name', 60).required().searched(),
  nameEn: text('英文名称', 'English name', 60),
  places: integer('小数位', 'Decimals').initially(0),
  base: ref(names.unitOfMeasure, '基本单位', 'Base unit'),
  factor: rate('换算率', 'Factor').because('一个本单位等于多少基本单位', 'How many base units make one of it'),
}

export const unitOfMeasureDocument = document('commons.unit-of-measure', {
  label: ['计量单位', 'Unit of measure'], clause: dataCollection, fields,
  check: (row) => {
    if (row.places < 0 || row.places > 6) return refuse('小数位在 0 到 6 之间', 'Between 0 and 6 decimals', 'places')
    if ((row.base === undefined) !== (row.factor === undefined)) return refuse('基本单位和换算率要一起填', 'Base unit and factor go together', 'factor')
    return row.factor !== undefined && !isPositive(row.factor) ? refuse('换算率必须大于零', 'The factor must be above zero', 'factor') : undefined
  },
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, dataManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, dataManager] },
  },
  access: { see: all(employee), edit: { active: [admin, dataManager, warehouseManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'places', 'base', 'factor', 'state'], filters: ['state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['places', 'base', 'factor']],
})
export type UnitOfMeasure = RowOfDocument<typeof unitOfMeasureDocument>
