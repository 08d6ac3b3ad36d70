/** A currency: its ISO 4217 code and how many decimals its money has. */
import { all, document, integer, text, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { dataCollection } from './clauses.ts'
import { admin, employee, financeManager } from './roles.ts'

const fields = {
  code: text('代码', 'Code', 3).required().unique().searched(),
  name: text('名称', 'Name', 60).required().searched(),
  nameEn: text('英文名称', 'English name', 60),
  symbol: text('符号', 'Symbol', 5),
  places: integer('小数位', 'Decimals').initially(2),
}

export const currencyDocument = document('commons.currency', {
  label: ['币种', 'Currency'], clause: dataCollection, fields,
  check: (row) => {
    if (!/^[A-Z]{3}$/.test(row.code)) return refuse('币种代码是三个大写字母', 'A currency code is three capital letters', 'code')
    return row.places < 0 || row.places > 4 ? refuse('小数位在 0 到 4 之间', 'Between 0 and 4 decimals', 'places') : undefined
  },
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [admin, financeManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [admin, financeManager] },
  },
  access: { see: all(employee), edit: { active: [admin, financeManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'symbol', 'places', 'state'], filters: ['state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['symbol', 'places']],
})
export type Currency = RowOfDocument<typeof currencyDocument>
