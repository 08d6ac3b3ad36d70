/** A transaction ends with its last statement: the commit travels with it and keeps all of it or nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../tools/testing/database.ts'
import { openStore, type Store, type Unit } from './index.ts'

let store: Store
beforeAll(async () => {
  store = openStore({
    url: await freshDatabase('last', async (making) => {
      const made = openStore({ url: making })
      await made.query({ text: `create table voucher (number int primary key); create table leg (voucher int references voucher deferrable initially deferred)` })
      await made.close()
    }),
  })
})
afterAll(() => store.close())

const voucher = (number: number) => ({ text: 'insert into voucher values ($1)', values: [number] })
const leg = (number: number) => ({ text: 'insert into leg values ($1)', values: [number] })
const kept = async () => (await store.query<{ number: number }>({ text: 'select number from voucher order by 1' })).map(({ number }) => number)
const heard = (work: (unit: Unit) => Promise<unknown>) => store.transaction(work).then(() => 'kept', (error: { code?: string; message: string }) => error.code ?? error.message)

test('what was asked last is kept with all before it, once it is answered', async () => {
  await store.transaction(async (unit) => { await unit.query(leg(1)); await unit.last(voucher(1)) })
  expect(await kept()).toEqual([1])
})

test('when the last statement fails, its own cause is told and nothing before it is kept', async () => {
  expect(await heard(async (unit) => { await unit.query(voucher(2)); await unit.last(voucher(1)) })).toBe('23505')
  expect(await kept()).toEqual([1])
})

test('a value that cannot be written down keeps nothing, whether it comes last or is left', async () => {
  const round: { again?: unknown } = {}
  round.again = round
  const unsayable = { text: 'insert into leg values ($1)', values: [round] }
  expect(await heard(async (unit) => { await unit.query(voucher(6)); await unit.last(unsayable) })).toMatch('circular')
  expect(await heard(async (unit) => { unit.leave(unsayable); await unit.last(voucher(6)) })).toMatch('circular')
  expect(await kept()).toEqual([1])
})

test('what PostgreSQL finds only as it commits is told, and nothing is kept', async () => {
  expect(await heard(async (unit) => { await unit.query(voucher(3)); await unit.last(leg(99)) })).toBe('23503')
  expect(await kept()).toEqual([1])
})

test('whoever swallows a failure does not hear that the rest was kept', async () => {
  expect(await heard(async (unit) => { await unit.query(voucher(4)); await unit.query(voucher(1)).catch(() => undefined) })).toMatch('rolled back')
  expect(await heard(async (unit) => { await unit.query(voucher(4)); await unit.last(voucher(1)).catch(() => undefined) })).toMatch('rolled back')
  expect(await kept()).toEqual([1])
})

test('what is left without waiting is kept with the rest, or fails all of it for its own cause', async () => {
  expect(await heard(async (unit) => { unit.leave(leg(31)); unit.leave(voucher(31)) })).toBe('kept')
  expect(await heard(async (unit) => { unit.leave(voucher(32)); unit.leave(voucher(31)) })).toBe('23505')
  expect(await heard(async (unit) => { unit.leave(voucher(31)); await unit.query(voucher(32)) })).toBe('23505')
  expect(await heard(async (unit) => { unit.leave(voucher(31)); await unit.last(voucher(32)) })).toBe('23505')
  expect(await heard(async (unit) => { const asked = unit.query(voucher(1)).catch(async (error) => { await unit.query(leg(1)).catch(() => undefined); throw error }); unit.leave(leg(1)); await asked })).toBe('23505')
  expect(await heard(async (unit) => { unit.leave(voucher(31)); throw new Error('on its way') })).toBe('23505')
  expect(await heard(async (unit) => { await unit.last(voucher(33)); unit.leave(voucher(31)) })).toMatch('asked after the last statement')
  await store.query({ text: 'delete from leg where voucher = 31; delete from voucher where number >= 31' })
  expect(await kept()).toEqual([1])
})

test('after the last statement nothing can be asked', async () => {
  expect(await heard(async (unit) => { await unit.last(voucher(5)); await unit.query(voucher(6)) })).toMatch('asked after the last statement')
  expect(await kept()).toEqual([1, 5])
})

test('of two who end with the same row, one is kept and the other is told', async () => {
  const told = await Promise.all([7, 8].map((own) => heard(async (unit) => { await unit.query(voucher(own)); await unit.last(voucher(9)) })))
  expect(told.toSorted()).toEqual(['23505', 'kept'])
  expect(await kept()).toHaveLength(4)
})

test('a connection serves the next transaction whatever became of the last one', async () => {
  for (let round = 0; round < 12; round++) await heard((unit) => unit.last(voucher(1)))
  expect(await heard((unit) => unit.last(voucher(20)))).toBe('kept')
})
