/** The rules of the books hold against plain SQL, whoever writes it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#store'
import { bookOf, openBook, setPeriod } from './index.ts'
import { at, bolt, book, chart, id, of, openTestBook, received, shelf, unsound } from './testing/book.ts'

let store: Store
beforeAll(async () => {
  store = await openTestBook()
  await book(store, [of('bank', '100'), of('capital', '-100')], { record: id('capital') })
  await book(store, received(bolt, '10', '50'), { record: id('receipt') })
})
afterAll(async () => { expect(await unsound(store)).toEqual([]); await store.close() })

const sql = (text: string, values: readonly unknown[] = []) => store.query({ text, values })
const refusedWith = (text: string, code: string) => expect(sql(text)).rejects.toMatchObject({ code })
const line = (entry: string, account: string, amount: string, more = '') => `('${entry}', 'main', '2026-11', @, '${account}', 'CNY', ${amount}, '${amount.startsWith('-') ? 'credit' : 'debit'}', (select dimensions from house.entry_line where account = '${account}' limit 1), gen_random_uuid()${more})`
const lines = (...all: readonly string[]) => `insert into house.entry_line (entry, book, period, position, account, unit, amount, side, dimensions, id) values ${all.map((one, at) => one.replace('@', String(at))).join(', ')};`
const entry = (key: string, { date = '2026-11-24', number = 1, record = key } = {}) =>
  `insert into house.entry (id, book, period, date, word, number, summary_zh, summary_en, document, record, version, action, ordinal, deed, maker, poster, at) values ('${id(key)}', 'main', '2026-11', '${date}', '记', ${number}, '', '', 'x', '${id(record)}', 1, 'post', 0, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '${at}');`

describe('6.2.1 the books balance', () => {
  test('an entry that is off by a cent is refused', () => refusedWith(lines(line(id('a'), '1002', '10'), line(id('a'), '4001', '-9.99')) + entry('a'), 'ZF002'))
  test('money does not balance against goods', () => refusedWith(lines(line(id('a'), '1002', '10')).replace("'CNY'", `'${bolt}'`), 'ZF002'))
  test('an account of goods takes no currency, one of money no item', async () => {
    await refusedWith(lines(line(id('a'), 'Q1', '10'), line(id('a'), 'Q2', '-10')), 'ZF003')
    await refusedWith(lines(line(id('a'), '1002', '10'), line(id('a'), '4001', '-10')).replaceAll("'CNY'", `'${bolt}'`), 'ZF003')
  })
  test('lines without an entry are gone with their transaction', () => refusedWith(lines(line(id('a'), '1002', '10'), line(id('a'), '4001', '-10')), '23503'))
  test('lines in another month than their entry are gone with them', () => refusedWith(lines(line(id('a'), '1002', '10'), line(id('a'), '4001', '-10')).replaceAll('2026-11', '2026-10') + entry('a'), '23503'))
  test('lines that do not count from the first, or lie in two months, are refused', async () => {
    await refusedWith(lines(line(id('a'), '1002', '10').replace('@', '1'), line(id('a'), '4001', '-10').replace('@', '2')) + entry('a'), 'ZF007')
    await refusedWith(lines(line(id('a'), '1002', '10'), line(id('a'), '4001', '-10').replace('2026-11', '2026-10')) + entry('a'), 'ZF007')
  })
  test('an entry without lines is refused', () => refusedWith(entry('empty'), 'ZF004'))
  test('an account that is not in the chart, or a role in its place, is refused', () => refusedWith(lines(line(id('a'), '1002', '10'), line(id('a'), '4001', '-10')).replace("'1002'", "'bank'"), 'ZF013'))
  test('what was posted by plain SQL by the rules stands in balances and gets the next number', async () => {
    await sql(lines(line(id('right'), '1002', '10'), line(id('right'), '4001', '-10')) + entry('right', { number: 4711 }))
    expect(await sql('select number, period from house.entry where id = $1', [id('right')])).toEqual([{ number: 3, period: '2026-11' }])
  })
})

describe('7.2.2 what is posted stays', () => {
  for (const table of ['entry', 'entry_line', 'dimension_set']) {
    test(`${table} cannot be updated, deleted or emptied`, async () => {
      await refusedWith(`update house.${table} set id = gen_random_uuid()`, 'ZF001')
      await refusedWith(`delete from house.${table}`, 'ZF001')
      await refusedWith(`truncate house.${table} cascade`, 'ZF001')
    })
  }
  test('lines cannot be added to an entry that stands, not even balanced ones', () => refusedWith(lines(line(id('right'), '1002', '10').replace('@', '2'), line(id('right'), '4001', '-10').replace('@', '3')), 'ZF004'))
  test('the same version of a document posts once', () => refusedWith(lines(line(id('again'), '1002', '10'), line(id('again'), '4001', '-10')) + entry('again', { record: 'right' }), '23505'))
  for (const table of ['balance', 'standing', 'voucher_counter']) {
    test(`${table} follows from the lines and is not written by hand`, async () => {
      await refusedWith(`delete from house.${table}`, 'ZF005')
      await refusedWith(`truncate house.${table} cascade`, 'ZF005')
      await refusedWith(`insert into house.${table} select * from house.${table}`, 'ZF005')
    })
  }
  test('a balance cannot be corrected by hand', () => refusedWith('update house.balance set debit = 0', 'ZF005'))
})

describe('6.2.1 a reversal takes back exactly its line, once', () => {
  const reversing = (amount: string, account = '1002', against = '-10') => `insert into house.entry_line (entry, book, period, position, account, unit, amount, side, dimensions, id, reverses)
    select '${id('back')}', book, period, position, case when account = '1002' then '${account}' else account end, unit, case when side = 'debit' then ${amount} else ${against.replace('-', '')} end, side, dimensions, gen_random_uuid(), id from house.entry_line where entry = '${id('right')}';`
  test('not another amount', () => refusedWith(`${reversing('-11', '1002', '11')}${entry('back')}`, 'ZF006'))
  test('not another account', () => refusedWith(`${reversing('-10', '1403')}${entry('back')}`, 'ZF006'))
  test('not twice', async () => {
    await sql(`${reversing('-10')}${entry('back')}`)
    await refusedWith(`${reversing('-10').replace(id('back'), id('back twice'))}${entry('back twice')}`, '23505')
  })
})

describe('6.2.1 periods', () => {
  test('a day outside every period takes no entry', () => refusedWith(lines(line(id('old'), '1002', '10'), line(id('old'), '4001', '-10')) + entry('old', { date: '2024-01-01' }), 'ZF010'))
  test('a locked period takes no entry; opened again it does', async () => {
    await setPeriod(bookOf(store), '2026-11', 'locked')
    await refusedWith(lines(line(id('late'), '1002', '10'), line(id('late'), '4001', '-10')) + entry('late'), 'ZF011')
    await setPeriod(bookOf(store), '2026-11', 'open')
  })
  test('periods are closed in order and for good', async () => {
    await refusedWith(`update house.period set state = 'closed' where code = '2026-03'`, 'ZF017')
    await sql(`update house.period set state = 'closed' where code = '2026-01'`)
    await refusedWith(`update house.period set state = 'open' where code = '2026-01'`, 'ZF016')
  })
  test('a period is not moved, removed or laid over another', async () => {
    await refusedWith(`update house.period set last = '2026-12-31' where code = '2026-11'`, 'ZF015')
    await refusedWith(`delete from house.period where code = '2026-12'`, 'ZF015')
    await refusedWith(`insert into house.period (book, code, first, last) values ('main', 'Q4', '2026-10-01', '2026-12-31')`, 'ZF015')
  })
})

describe('4.3.1 what may not fall below zero', () => {
  test('stock cannot be issued that is not there', () =>
    expect(book(store, [of('store', '-11', { item: bolt, place: shelf }, { unit: bolt }), of('supplier-goods', '11', { item: bolt }, { unit: bolt })])).rejects.toMatchObject({ refusal: { rule: 'ZF012', refused: { en: '"In store" would fall below zero: short by 1' } } }))
  test('an account that bears entries keeps its kind and side and cannot be removed', async () => {
    await refusedWith(`update house.account_chart set side = 'credit' where number = '1002'`, 'ZF018')
    await refusedWith(`delete from house.account_chart where number = '1002'`, 'ZF018')
  })
  test('a limit laid on an account that stands below zero is refused; on another it holds from then on', async () => {
    await book(store, [of('work', '-1'), of('bank', '1')])
    await refusedWith(`update house.account_chart set not_below_zero = true where number = '5001'`, 'ZF012')
    await sql(`update house.account_chart set not_below_zero = true where number = '1002'`)
    await expect(book(store, [of('bank', '-1000'), of('capital', '1000')])).rejects.toMatchObject({ refusal: { rule: 'ZF012' } })
    await sql(`update house.account_chart set not_below_zero = false where number = '1002'`)
  })
  test('a chart laid down again changes nothing', async () => {
    const before = await sql('select * from house.account_chart order by number')
    await openBook(bookOf(store), chart, 'CNY', '2026-01-01')
    expect(await sql('select * from house.account_chart order by number')).toEqual(before)
  })
})
