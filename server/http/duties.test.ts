/** 9.1.2 duties through the door: one's own, everybody's, and as a calendar to subscribe to. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attend } from '#duty'
import { settled } from '../../tools/testing/open-stall.ts'
import { stallCalendar, stallHouse } from '../../tools/testing/stall.ts'
import { openDoor, wishOf, type Door } from './testing/door.ts'

let door: Door
let wish: { readonly id: string; readonly number: string }
beforeAll(async () => {
  door = await openDoor()
  const { stall } = door
  wish = await stall.make('wei', 'stall.wish', wishOf(stall))
  await stall.act('wei', 'stall.wish', wish.id, 'submit')
  await stall.decide('lao', wish.id, 'approve')
  await settled(stall.house)
  await attend(stall.house.store, stallHouse, stallCalendar)
})
afterAll(() => door.close())

test('the keeper finds what is owed among their own, others among all, and who may not see the case sees no number', async () => {
  const { body } = await door.ask('ku', 'GET', '/api/duties')
  expect(body.items).toMatchObject([{ clause: '4.2.4', number: wish.number, state: 'not-due', plain: false, owner: 'keeper' }])
  expect((await door.ask('lao', 'GET', '/api/duties')).body.items).toEqual([])
  expect((await door.ask('lao', 'GET', '/api/duties?box=all')).body.items).toMatchObject([{ number: wish.number }])
  expect((await door.ask('fang', 'GET', '/api/duties?box=all')).body.items).toMatchObject([{ number: null, record: null, document: null }])
})
test('they are found by the days on which they are due, across the holiday', async () => {
  expect((await door.ask('ku', 'GET', '/api/duties?from=2026-09-30&to=2026-09-30')).body.items).toHaveLength(1)
  expect((await door.ask('ku', 'GET', '/api/duties?from=2026-10-01&to=2026-10-31')).body.items).toEqual([])
  expect((await door.ask('ku', 'GET', '/api/duties?from=soon')).status).toBe(422)
  expect((await door.ask('ku', 'GET', '/api/duties?box=hers')).status).toBe(422)
})
test('the calendar tells which days of a span are not worked, and from when on the year is not announced', async () => {
  const { body } = await door.ask('ku', 'GET', '/api/calendar?from=2026-09-29&to=2026-10-11')
  expect(body).toEqual({ off: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-11'], provisionalFrom: null })
  expect((await door.ask('ku', 'GET', '/api/calendar?from=2026-12-31&to=2027-01-02')).body.provisionalFrom).toBe('2027-01-01')
  for (const wrong of ['', '?from=2026-10-01', '?from=2026-10-02&to=2026-10-01', '?from=2026-01-01&to=2036-01-01']) expect((await door.ask('ku', 'GET', `/api/calendar${wrong}`)).status, wrong).toBe(422)
  expect((await door.ask('', 'GET', '/api/calendar?from=2026-10-01&to=2026-10-02')).status).toBe(401)
})
test('a calendar program reads them under a key that opens nothing else', async () => {
  const { body: { key } } = await door.ask('ku', 'GET', '/api/duties/key')
  const { status, body, headers } = await door.ask('', 'GET', `/api/duties/calendar.ics?key=${encodeURIComponent(key)}`)
  expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(body).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(body.replaceAll('\r\n ', '')).toMatch(/DTSTART;VALUE=DATE:20260930\r\nDTEND;VALUE=DATE:20261001\r\nSUMMARY:4\.2\.4 批准后两个工作日内入库/)
  expect(body.split('\r\n').filter((line: string) => Buffer.byteLength(line) > 75)).toEqual([])
  for (const wrong of ['', key.slice(0, -1), key.replace(/^./, 'f'), `${door.stall.ids['lao']}.${key.split('.')[1]}`]) expect((await door.ask('', 'GET', `/api/duties/calendar.ics?key=${encodeURIComponent(wrong)}`)).status).toBe(404)
  expect((await door.ask('', 'GET', '/api/session', { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
})
