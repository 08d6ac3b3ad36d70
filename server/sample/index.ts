/** The sample company, played into an empty house: made by the same actions as people take, on the days on which they would have. */
import { type House } from '#act'
import { setPasswordOfAll } from '#allow'
import { chinaCalendar } from '#commons'
import { setUpCompany } from '#host'
import { currencies } from '../install/commons.ts'
import { layBooks } from '../install/books.ts'
import { keepBooks } from './accounting.ts'
import { buyThrough } from './buying.ts'
import { govern, leaveOpen } from './governing.ts'
import { showEvidence } from './evidence.ts'
import { fillHall, type Hall } from './hall.ts'
import { keepGoods } from './keeping.ts'
import { calibrate } from './laboratory.ts'
import { openBalances } from './opening.ts'
import { company, people } from './organisation.ts'
import { sellThrough } from './selling.ts'
import { openStage, workdayBefore, type Stage } from './stage.ts'

/** Logins that the welcome page shows first, in the order in which a purchase meets them. */
export const shown = ['admin', 'gm', 'ops', 'planner', 'rdhead', 'buyer', 'buyhead', 'keeper', 'qc', 'ap', 'finhead', 'cashier', 'auditor']

/** Everybody signs in with the same password; takes some ten seconds. */
export async function loadSample(house: House, password: string): Promise<void> {
  const stage = openStage(house)
  const { zh, en, ...registered } = company
  await setUpCompany(house, { name: zh, currency: house.currency, zone: house.zone }, { nameEn: en, size: 'medium', ...registered })
  await layBooks(house, house.currency, stage.today)
  const firstDay = workdayBefore(house, stage.today, 96)
  const hall = await fillHall(stage, firstDay)
  await fillBasics(stage)
  await govern(stage, firstDay)
  await openBalances(stage, hall, firstDay)
  const supplier = await buyThrough(stage, hall, firstDay)
  await keepGoods(stage, hall, supplier.get('S011') ?? '')
  await sellThrough(stage, hall, supplier)
  await keepBooks(stage, hall, firstDay)
  await calibrate(stage, hall)
  await showEvidence(stage, hall, firstDay)
  stage.goTo(workdayBefore(house, stage.today, 4), 16)
  await leaveOpen(stage, hall)
  await giveKeys(house, hall, password)
}

/** Currencies and the announced years of the working calendar. */
async function fillBasics(stage: Stage): Promise<void> {
  const [finance, hr] = [await stage.as('finhead'), await stage.as('hr')]
  for (const currency of currencies) await finance.make('commons.currency', currency)
  for (const [year, { source, statutory, off, makeUp }] of Object.entries(chinaCalendar.years)) {
    const days = [
      ...statutory.map((date) => ({ date, kind: 'statutory' })), ...off.filter((date) => !statutory.includes(date)).map((date) => ({ date, kind: 'rest' })), ...makeUp.map((date) => ({ date, kind: 'workday' })),
    ].toSorted((a, b) => (a.date < b.date ? -1 : 1))
    const made = await hr.make('commons.calendar-year', { year: Number(year), source, days })
    await hr.act('commons.calendar-year', made.id, 'publish')
  }
}

const giveKeys = ({ store }: House, { person }: Hall, password: string): Promise<void> =>
  setPasswordOfAll(store, people.map(({ login }) => ({ login, person: person.get(login) as string })), password)
