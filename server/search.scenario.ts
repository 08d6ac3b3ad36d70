/** Clause 7.2.1 told as a story: what people type in letters finds what is written in Chinese. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { make } from '#act'
import { houseActor } from '#allow'
import { migrate } from '#host'
import { page, search } from '#read'
import { openCompany, type Company } from '../tools/testing/company.ts'

let company: Company
beforeAll(async () => { company = await openCompany('2026-03-02T02:00:00Z') })
afterAll(() => company.close())

const found = async (q: string) => (await search(company.house.store, company.house.plan, (await company.as('buyer')).actor, q)).map(({ title }) => title)

test('7.2.1 first letters or whole sounds of a name find it, in the search box and in a list', async () => {
  const { row } = await make(company.house, houseActor, 'supply.supplier', { code: 'CQ', name: '重庆仪器银行' })
  expect(await found('cqyq')).toEqual(['重庆仪器银行'])
  expect(await found('chongqing')).toEqual(['重庆仪器银行'])
  expect(await found('yinhang')).toEqual(['重庆仪器银行'])
  expect(await found('zqyq')).toEqual([])
  const { items } = await page(company.house.store, company.house.plan, company.house.plan.documents.get('supply.supplier') as never, (await company.as('buyer')).actor, { q: 'yqyh' })
  expect(items.map(({ id }) => id)).toEqual([row.id])
})
test('7.2.1 a name that changed is found by its new sounds only', async () => {
  const buyhead = await company.as('buyhead')
  const row = await buyhead.make('supply.supplier', { code: 'CS', name: '长沙电子' })
  await buyhead.edit('supply.supplier', row.id, { name: '武汉电子' })
  expect([await found('csdz'), await found('whdz')]).toEqual([[], ['武汉电子']])
})
test('7.2.1 names kept before they were spelled are spelled when the house is brought up to date', async () => {
  const { store, plan } = company.house
  await store.query({ text: 'update supply.supplier set spelled = null' })
  await store.query({ text: `update house.setting set value = value #- array['tables', '"supply"."supplier"', 'columns', 'spelled'] where key = 'schema'` })
  expect(await found('cqyq')).toEqual([])
  await migrate(store, plan)
  expect(await found('cqyq')).toEqual(['重庆仪器银行'])
})
test('7.2.1 where other texts were searched before, today’s are once the house is brought up to date', async () => {
  const { store, plan } = company.house
  await store.query({ text: 'alter table supply.supplier drop column pairs, add column pairs tsvector generated always as (house.bigrams(number)) stored' })
  await store.query({ text: `update house.setting set value = jsonb_set(value, '{indexes}', (select jsonb_agg(one) from jsonb_array_elements_text(value->'indexes') one where one not like 'alter table "supply"."supplier" %')) where key = 'schema'` })
  expect(await found('cqyq')).toEqual([])
  await migrate(store, plan)
  expect(await found('cqyq')).toEqual(['重庆仪器银行'])
})
