/** A location: a warehouse, an area in it, a shelf; where goods lie. */
import { all, choice, document, flag, ref, text, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { dataCollection } from './clauses.ts'
import * as names from './names.ts'
import { admin, employee, warehouseManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 40).required().unique().searched(),
  name: text('名称', 'Name', 100).required().searched(),
  nameEn: text('英文名称', 'English name', 100).searched(),
  kind: choice('类型', 'Kind', { warehouse: ['仓库', 'Warehouse'], area: ['库区', 'Area'], shelf: ['货架', 'Shelf'], bin: ['货位', 'Bin'] }).required(),
  purpose: choice('用途', 'Purpose', {
    store: ['存放合格品', 'Accepted goods'], inspection: ['待检', 'Awaiting inspection'], rejected: ['不合格品', 'Rejected goods'], work: ['车间', 'Shop floor'], transit: ['在途', 'In transit'],
  }).initially('store'),
  parent: ref(names.location, '上级', 'Within'),
  viaTransit: flag('只经在途调拨', 'Only through transit').because('与其他仓库之间的调拨先到在途库位，到货再转入', 'Transfers with other warehouses go to a place in transit first, and on from there when they arrive'),
  keeper: ref(names.person, '保管员', 'Keeper'),
}

export const locationDocument = document('commons.location', {
  label: ['库位', 'Location'], clause: dataCollection, fields,
  check: (row) => {
    if (row.parent === row.id) return refuse('库位不能在自己里面', 'A location cannot lie within itself', 'parent')
    if (row.kind !== 'warehouse' && row.parent === undefined) return refuse('请选择它所在的仓库', 'Say which warehouse it lies in', 'parent')
    return row.kind === 'warehouse' && row.parent !== undefined ? refuse('仓库没有上级', 'A warehouse lies within nothing', 'parent') : undefined
  },
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, warehouseManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, warehouseManager] },
  },
  access: { see: all(employee), edit: { active: [admin, warehouseManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'kind', 'purpose', 'parent', 'keeper', 'state'], filters: ['kind', 'purpose', 'parent', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['kind', 'purpose', 'parent', 'keeper'], ['viaTransit']],
})
export type Location = RowOfDocument<typeof locationDocument>
