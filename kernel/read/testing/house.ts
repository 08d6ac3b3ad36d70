/** A small house for the tests of read: departments, people, suppliers, orders with lines, receipts that fulfil them. */
import type { Actor } from '#allow'
import { tables as allowTables } from '#allow'
import {
  accountRole, all, answer, below, chapter, choice, day, department, directory, document, figure, fulfilled, instant, line, lines, money, name, own, plan, policy, quantity, question, ref, role, text,
  type Plan,
} from '#declare'
import { tables as flowTables } from '#flow'
import { tables as ledgerTables } from '#ledger'
import { insertion, migration, openStore, schemaOf, tables as storeTables, type Store } from '#store'
import { freshDatabase } from '../../../tools/testing/database.ts'
import { indexesOf, tables as readTables } from '../index.ts'

const law = policy(4, ['测试', 'Test'], { '4.2': ['采购', 'Purchasing'] }, {
  '4.2.2': { title: ['订单', 'Order'], text: ['', ''], kind: 'must', owner: 'buyer', rhythm: 'per-case', records: [], measures: [], proof: ['', ''] },
})
const clause = law.clause('4.2.2')
export const [everyone, buyer, head, clerk] = [role('everyone', '员工', 'Employee'), role('buyer', '采购员', 'Buyer'), role('head', '负责人', 'Head'), role('clerk', '文员', 'Clerk')] as const
const names = { department: name('test.department'), person: name('test.person'), supplier: name('test.supplier'), order: name('test.order'), item: name('test.item') }
const plainStates = { active: ['启用', 'Active'] } as const
const shared = { clause, states: plainStates, actions: {}, access: { see: all(everyone), edit: { active: [buyer] } }, list: { columns: ['number'] }, form: [] } as const

export const departments = document('test.department', { ...shared, label: ['部门', 'Department'], fields: { name: text('名称', 'Name').required(), parent: ref(names.department, '上级', 'Parent') }, title: 'name' })
export const people = document('test.person', { ...shared, label: ['人员', 'Person'], fields: { name: text('姓名', 'Name').required(), login: text('登录名', 'Login').required(), department: ref(names.department, '部门', 'Department') }, access: { ...shared.access, department: 'department' }, title: 'name' })
export const items = document('test.item', { ...shared, label: ['物料', 'Item'], fields: { name: text('名称', 'Name').required() }, title: 'name' })
export const suppliers = document('test.supplier', {
  ...shared, label: ['供应商', 'Supplier'], fields: { name: text('名称', 'Name').required().searched(), group: choice('类别', 'Group', { parts: ['零件', 'Parts'], service: ['服务', 'Services'] }), bank: text('账号', 'Bank account') },
  access: { see: [...all(buyer), ...all(head)], edit: { active: [buyer] }, mask: { bank: [head] } }, title: 'name', list: { columns: ['number', 'name', 'group', 'bank'], sort: 'name' },
})
export const orders = document('test.order', {
  label: ['订单', 'Order'], clause, numbered: 'PO-{0000}',
  fields: {
    supplier: ref(names.supplier, '供应商', 'Supplier').required(), date: day('日期', 'Date').required(), due: day('到期', 'Due'), sentAt: instant('发出时间', 'Sent at'), remark: text('备注', 'Remark').searched(), total: money('总额', 'Total').required(), cost: money('成本', 'Cost'),
    lines: lines('明细', 'Lines', { item: ref(names.item, '物料', 'Item').required(), count: quantity('数量', 'Quantity').required() }),
  },
  states: { draft: ['草稿', 'Draft'], sent: ['已下达', 'Sent'] }, actions: { send: { label: ['下达', 'Send'], from: 'draft', to: 'sent', by: buyer } },
  access: { see: [...department(buyer), ...below(head), ...own(everyone)], edit: { draft: [buyer] }, mask: { cost: [head] } },
  list: { columns: ['number', 'supplier', 'date', 'due', 'total', 'cost', 'state'], filters: ['supplier', 'state', 'date'], sort: '-date,number' }, form: [],
})
export const receipts = document('test.receipt', {
  ...shared, label: ['收货', 'Receipt'], fields: { order: ref(names.order, '订单', 'Order'), lines: lines('明细', 'Lines', { orderLine: line(names.order, '订单行', 'Order line'), count: quantity('数量', 'Quantity') }) },
  access: { see: [...all(head), ...own(everyone)], edit: { active: [buyer] } },
})
export const received = question<Readonly<Record<string, { quantity: string }>>, { lines: readonly string[] }>('test.received')
export const inventory = accountRole('inventory', '库存', 'Inventory')
export const spend = figure('test.spend', {
  label: ['采购额', 'Spend'], see: [...all(head), ...department(buyer)],
  query: { source: { document: 'test.order' }, fields: { supplier: 'supplier', month: 'date.month' }, measures: { total: { sum: 'total' }, orders: { count: true } }, sort: ['-total'] },
  columns: { supplier: { label: ['供应商', 'Supplier'], kind: 'ref', to: 'test.supplier' }, month: { label: ['月份', 'Month'], kind: 'text' }, total: { label: ['金额', 'Amount'], kind: 'money', total: true }, orders: { label: ['单数', 'Orders'], kind: 'integer', total: true } },
  narrow: { supplier: { path: 'supplier', label: ['供应商', 'Supplier'], kind: 'ref', to: 'test.supplier' }, date: { path: 'date', label: ['日期', 'Date'], kind: 'day' } },
  drill: { document: 'test.order', with: { supplier: '{supplier}' } },
})

export const house: Plan = plan([chapter('test', ['测试', 'Test'], {
  policies: [law], documents: [departments, people, items, suppliers, orders, receipts], roles: [everyone, buyer, head, clerk], figures: [spend], accounts: [inventory],
  answers: [answer(received, ({ lines: ids }) => fulfilled('receipt', ids), (found) => found)],
})], directory({
  person: { document: 'test.person', login: 'login', department: 'department', name: 'name', position: 'position', sameAs: 'sameAs', successor: 'successor', active: ['active'] }, department: { document: 'test.department', parent: 'parent', name: 'name', head: 'head' },
  position: { document: 'test.position', code: 'code', active: [] }, group: { document: 'test.group', code: 'code', people: 'people', active: [] },
  substitution: { document: 'test.substitution', absent: 'absent', substitute: 'substitute', of: 'of', active: [] }, administrator: { role: 'head' },
  holding: { document: 'test.person', person: 'id', role: 'login', department: 'department', active: [] },
  company: { document: 'test.company', name: 'name', currency: 'currency', zone: 'zone', active: ['active'] }, everyone: 'everyone', designers: [], auditors: [], reporters: [],
}))

/** A fixed id for a small number, so that stories can name their records. */
export const id = (kind: string, count = 0): string => `00000000-0000-7000-8000-${Buffer.from(kind.slice(0, 2)).toString('hex')}${String(count).padStart(8, '0')}`
const at = '2026-11-02T01:00:00.000Z'

export const actor = (person: number, roles: Readonly<Record<string, string | null>>, beneath: readonly string[] = []): Actor => ({
  person: id('pe', person), name: `人${person}`, login: `p${person}`, department: null,
  roles: Object.entries({ everyone: null, ...roles }).map(([held, where]) => ({ role: held, department: where, below: where === null ? [] : [where, ...beneath] })),
})

/** A fresh database with the house's tables, and nothing in it. */
export async function openHouse(): Promise<Store> {
  const url = await freshDatabase('kernel read', async (building) => {
    const store = openStore({ url: building, connections: 1 })
    await store.query({ text: [storeTables, allowTables, ledgerTables, flowTables, readTables].join('\n') })
    for (const text of [...migration({}, schemaOf(house)), ...[...house.documents.values()].flatMap(indexesOf)]) await store.query({ text })
    await store.close()
  })
  let made = 0
  return openStore({ url, clock: () => new Date(at), ids: () => id('xx', ++made) })
}

/** Keeps a row as the spine would, without asking anybody. */
export async function keep(store: Store, of: string, row: Readonly<Record<string, unknown>> & { readonly id: string }, deed: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const document = house.documents.get(of)
  if (!document) throw new Error(of)
  const full = { number: row.id.slice(-6), version: 1, state: Object.keys(document.states)[0], department: null, book: 'main', enteredBy: id('pe', 1), enteredAt: at, ...row }
  await store.query(insertion(document, full, { deed: {
    id: store.newId(), at, document: of, record: row.id, number: full.number, action: 'make', duty: null, person: String(full.enteredBy), on_behalf_of: null, clause: '4.2.2', before: null, after: full, instance: null, request: null, opinion: null, ...deed,
  } }))
}
