/** The laboratory at work on a real house, with roles, duties and numbers of its own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, make } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { chinaCalendar, commons, whoIsWho } from '#commons'
import { plan } from '#declare'
import { inspect, openHouse, type Opened } from '#host'
import { dropDatabase, freshDatabase } from '../../tools/testing/database.ts'
import { governance } from '../../chapters/1-governance/index.ts'
import { product } from '../../chapters/3-product/index.ts'
import { information } from '../../chapters/7-information/index.ts'
import { calibrationLab } from './index.ts'

const smallHouse = plan([commons, governance, product, information, calibrationLab], whoIsWho)
const today = '2026-11-24'
let url: string
let house: Opened
const staff = new Map<string, Actor>()
const by = (login: string): Actor => staff.get(login) as Actor

beforeAll(async () => {
  url = await freshDatabase()
  house = await openHouse({ plan: smallHouse, calendar: chinaCalendar, url, clock: () => new Date(`${today}T02:00:00Z`) })
  const { row: department } = await make(house, houseActor, 'commons.department', { code: 'LAB', name: '计量室' })
  for (const [login, roles] of [['technician', ['calibration-technician']], ['qa', ['qa-manager', 'calibration-technician']], ['guest', []]] as const) {
    const { row: person } = await make(house, houseActor, 'commons.person', { code: login, login, name: login, department: department.id, joinedOn: '2020-01-01' })
    for (const role of roles) {
      const { row: holding } = await make(house, houseActor, 'commons.role-holding', { person: person.id, role, from: '2020-01-01' })
      await act(house, houseActor, { document: 'commons.role-holding', id: holding.id, action: 'grant' })
    }
    staff.set(login, (await actorOfPerson(house.store, smallHouse, person.id, today)) as Actor)
  }
})
afterAll(async () => { await house.close(); await dropDatabase(url) })

const lab = 'lab.calibration-record'
const record = { instrument: '标准铂电阻温度计', serial: 'PT-77', calibratedOn: '2026-11-20', dueOn: '2027-11-19', points: [{ nominal: '0', measured: '0.02', tolerance: '0.05' }, { nominal: '100', measured: '99.97', tolerance: '0.05' }] }
const doing = (login: string, id: string, action: string) => act(house, by(login), { document: lab, id, action })

test('a house with the department in it fits together', () => expect(inspect(smallHouse)).toEqual([]))

describe('3.1.3 a calibration', () => {
  test('is written by a technician, released by quality, and numbered by year', async () => {
    const { row } = await make(house, by('technician'), lab, record)
    expect(row).toMatchObject({ number: 'JZ-2026-0001', worst: '0.03', result: 'passed', state: 'draft' })
    await doing('technician', row.id, 'conclude')
    expect((await doing('qa', row.id, 'release')).row.state).toBe('released')
  })
  test('is not released by whoever made it, though they hold both roles', async () => {
    const { row } = await make(house, by('qa'), lab, record)
    await doing('qa', row.id, 'conclude')
    await expect(doing('qa', row.id, 'release')).rejects.toMatchObject({ refusal: { rule: 'lab.calibrate/lab.release', kind: 'forbidden' } })
  })
  test('is not made by a guest, nor with a result of their own choosing', async () => {
    await expect(make(house, by('guest'), lab, record)).rejects.toMatchObject({ refusal: { kind: 'forbidden' } })
    await expect(make(house, by('technician'), lab, { ...record, result: 'passed' })).rejects.toMatchObject({ refusal: { field: 'result' } })
  })
})
