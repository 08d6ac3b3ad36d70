/** What every chapter inherits: its lists, orders, filters, exports and figures can be asked by anybody without a fault. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#allow'
import type { AnyDocument } from '#declare'
import { migrate } from '#host'
import { figureRows, filtersOf, history, linksOf, page, search, totalsOf } from '#read'
import { openStore, type Store } from '#store'
import { dropDatabase, freshDatabase } from '../tools/testing/database.ts'
import { theHouse } from './house.ts'
import { mapColumns } from './import/index.ts'
import { exportList } from './sheets/index.ts'

const some = '00000000-0000-7000-8000-000000000001'
const reader = (roles: readonly string[], department: string | null): Actor =>
  ({ person: some, name: '', login: '', department: some, roles: roles.map((role) => ({ role, department, below: department === null ? [] : [department] })) })
const everyRole = [...theHouse.roles.keys()]
const readers = { 'all roles in the whole company': reader(everyRole, null), 'all roles in one department': reader(everyRole, some), 'an employee': reader([theHouse.directory.everyone], some) }
let url: string
let store: Store

beforeAll(async () => {
  url = await freshDatabase()
  store = openStore({ url })
  await migrate(store, theHouse)
})
afterAll(async () => { await store.close(); await dropDatabase(url) })

/** What may not be seen answers as not there; anything else is a fault of a declaration. */
const asked = (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: { refusal?: { kind?: string } }) => { if (error.refusal?.kind !== 'not-found') throw error })
const hiddenFrom = (actor: Actor, document: AnyDocument, key: string): boolean => (document.access.mask?.[key] ?? []).length > 0 && !document.access.mask?.[key]?.some(({ role }) => actor.roles.some((held) => held.role === role))

describe.each(Object.entries(readers))('%s', (_, actor) => {
  it.each([...theHouse.documents.values()].map((document) => [document.name, document] as const))('%s', async (name, document) => {
    await asked(page(store, theHouse, document, actor, { count: true, q: '采购 x' }))
    await asked(totalsOf(store, theHouse, document, actor, {}))
    expect(await linksOf(store, theHouse, document, actor, some)).toEqual({ up: [], down: [], edges: [] })
    expect(await history(store, theHouse, document, actor, some)).toEqual([])
    for (const key of new Set([...document.list.columns, ...(document.list.filters ?? [])])) {
      if (hiddenFrom(actor, document, key)) continue
      await asked(page(store, theHouse, document, actor, { sort: `-${key}`, filters: filtersOf(theHouse, document, actor, { [key]: '' }) }))
    }
    await asked(exportList(store, theHouse, document, actor, {}, 'csv', () => undefined))
    for (const [lines, { kind }] of Object.entries(document.fields)) if (kind === 'lines') await asked(exportList(store, theHouse, document, actor, { lines }, 'xlsx', () => undefined))
    const labels = Object.values(document.fields).filter(({ kind }) => kind !== 'lines').map(({ label }) => label[0])
    expect(mapColumns(document, labels).refusals.filter(({ rule }) => rule), `${name}: two fields share a label`).toEqual([])
  })
  it('figures and search', async () => {
    for (const figure of theHouse.figures.values()) {
      await asked(figureRows(store, theHouse, figure, actor))
      for (const [key, { kind }] of Object.entries(figure.narrow ?? {})) await asked(figureRows(store, theHouse, figure, actor, kind === 'ref' ? { [key]: some } : kind === 'day' ? { [`${key}.from`]: '2026-01-01' } : { [key]: '1' }))
    }
    expect(await search(store, theHouse, actor, '螺钉 po')).toEqual([])
  })
})
