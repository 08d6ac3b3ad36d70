/** A house for the tests of import and export: the hall, and an order with lines that somebody may send. */
import { randomUUID } from 'node:crypto'
import type { House } from '#act'
import type { Actor } from '#allow'
import { chinaCalendar, commons, buyer, item, party, whoIsWho } from '#commons'
import { chapter, choice, day, document, lines, money, plan, policy, quantity, ref, all, text } from '#declare'
import { migrate } from '#host'
import { openStore } from '#store'
import { refuse, sum, times } from '#words'
import { freshDatabase } from '../../../tools/testing/database.ts'

const law = policy(4, ['测试', 'Test'], { '4.2': ['采购', 'Purchasing'] }, {
  '4.2.2': { title: ['订单', 'Order'], text: ['', ''], kind: 'must', owner: 'buyer', rhythm: 'per-case', records: [], measures: [], proof: ['', ''] },
})
export const orders = document('test.order', {
  label: ['订单', 'Order'], clause: law.clause('4.2.2'), numbered: 'PO-{0000}',
  fields: {
    supplier: ref(party, '供应商', 'Supplier').required(), date: day('日期', 'Date').required(), terms: choice('付款', 'Terms', { prepaid: ['预付', 'Prepaid'], net30: ['月结', 'Net 30'] }), remark: text('备注', 'Remark', 20),
    lines: lines('明细', 'Lines', { item: ref(item, '物料', 'Item').required(), count: quantity('数量', 'Quantity').required(), price: money('单价', 'Price', 4).required() }).required(), total: money('总额', 'Total', 8).required(),
  },
  derive: { total: (row) => sum(row.lines.map((line) => times(line.count, line.price))) },
  states: { draft: ['草稿', 'Draft'], sent: ['已下达', 'Sent'] },
  actions: { send: { label: ['下达', 'Send'], from: 'draft', to: 'sent', by: buyer, guard: (row) => (row.remark === '不发' ? refuse('备注说不发', 'The remark says no', 'remark') : undefined) } },
  access: { see: all(buyer), edit: { draft: [buyer] } }, list: { columns: ['number', 'supplier', 'date', 'total', 'state'], sort: 'number' }, form: [],
})
export const thePlan = plan([commons, chapter('test', ['测试', 'Test'], { policies: [law], documents: [orders] })], whoIsWho)

const personId = '00000000-0000-7000-8000-00000000a001'
const held = (role: string) => ({ role, department: null, below: [] })
export const importer: Actor = { person: personId, name: '数据员', login: 'data', department: null, roles: ['employee', 'admin', 'buyer'].map(held) }

/** A fresh house with a person, who holds the roles of buyer and administrator, and a clock that goes on by itself. */
export async function openHouse(): Promise<House> {
  const url = await freshDatabase('server import', async (building) => {
    const store = openStore({ url: building, connections: 2 })
    await migrate(store, thePlan)
    const department = randomUUID()
    await store.query({ text: `insert into commons.department (id, number, version, state, entered_by, entered_at, code, name) values ($1, 'D1', 1, 'active', $2, now(), 'D1', '采购部')`, values: [department, personId] })
    await store.query({ text: `insert into commons.person (id, number, version, state, entered_by, entered_at, code, login, name, department, joined_on) values ($1, 'P1', 1, 'active', $1, now(), 'P1', 'data', '数据员', $2, '2020-01-01')`, values: [personId, department] })
    for (const role of ['buyer', 'admin']) await store.query({ text: `insert into commons.role_holding (id, number, version, state, entered_by, entered_at, person, role, "from") values ($1, $2, 1, 'active', $3, now(), $3, $2, '2020-01-01')`, values: [randomUUID(), role, personId] })
    await store.close()
  })
  return { plan: thePlan, store: openStore({ url }), currency: 'CNY', zone: 'Asia/Shanghai', calendar: chinaCalendar }
}
