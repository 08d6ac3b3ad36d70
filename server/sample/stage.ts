/** The stage of the sample company: a clock that can be set, and hands that do what a person would do, through the spine alone. */
import { act, decide, edit, make, type AnyRow, type House } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import type { Verb } from '#declare'
import { inbox } from '#flow'
import { uuid } from '#store'
import { addDays, dayOf, instantAt, isWorkingDay, type Day } from '#words'

/** One person's hands. */
export type Hand = {
  readonly actor: Actor
  make(document: string, values: Readonly<Record<string, unknown>>): Promise<AnyRow>
  edit(document: string, id: string, values: Readonly<Record<string, unknown>>): Promise<AnyRow>
  act(document: string, id: string, action: string, values?: Readonly<Record<string, unknown>>, opinion?: string): Promise<AnyRow>
  /** Decides the open task this person may decide on the document. */
  decide(record: string, verb: Verb, opinion?: string): Promise<AnyRow>
}

export type Stage = {
  readonly house: House
  /** The day the sample is loaded; the story ends before it. */
  readonly today: Day
  /** Moves the clock; hours are those of the company's zone, 9.5 is half past nine. */
  goTo(day: Day, hour?: number): void
  as(login: string): Promise<Hand>
  /** From now on this login is known to be that person. */
  introduce(login: string, person: string): void
  readonly byHouse: Hand
}

export function openStage(house: House): Stage {
  let now = house.store.clock()
  const today = dayOf(now, house.zone)
  const clocked = withClock(house, () => now)
  const known = new Map<string, string>()
  const handOf = (actor: Actor): Hand => ({
    actor,
    make: async (document, values) => (await make(clocked, actor, document, values)).row,
    edit: async (document, id, values) => (await edit(clocked, actor, document, id, undefined, values)).row,
    act: async (document, id, action, values, opinion) => (await act(clocked, actor, { document, id, action, ...(values ? { values } : {}), ...(opinion ? { opinion } : {}) })).row,
    decide: async (record, verb, opinion) => (await decide(clocked, actor, { task: await taskOf(clocked, actor, record), verb, ...(opinion ? { opinion } : {}) })).row,
  })
  return {
    house: clocked, today,
    goTo: (day, hour = 10) => { now = new Date(instantAt(day, clockTime(hour), house.zone)) },
    byHouse: handOf(houseActor),
    as: async (login) => {
      const person = known.get(login)
      const actor = person && (await actorOfPerson(clocked.store, clocked.plan, person, dayOf(now, house.zone)))
      if (!actor) throw new Error(`nobody signs in as ${login}`)
      return handOf(actor)
    },
    introduce: (login, person) => void known.set(login, person),
  }
}

/** 9.5 is 09:30. */
const clockTime = (hour: number): string => [Math.floor(hour), Math.round((hour % 1) * 60)].map((part) => String(part).padStart(2, '0')).join(':')

/** The same house, whose transactions bear the time of `clock`. */
const withClock = (house: House, clock: () => Date): House => ({
  ...house,
  store: {
    ...house.store, clock, newId: () => uuid(clock()),
    transaction: (work) => house.store.transaction((unit) => work({ ...unit, at: clock().toISOString(), newId: () => uuid(clock()) })),
  },
})

/** The task on a document that waits for this person. */
async function taskOf(house: House, actor: Actor, record: string): Promise<string> {
  const { items: [first] } = await inbox(house, actor, 'todo', house.store.clock().toISOString(), { record })
  if (!first) throw new Error(`nothing waits for ${actor.login} on ${record}`)
  return first.id
}

/** The working day `count` days before `today`, or the next one after it; in a year without a calendar a weekday. */
export function workdayBefore({ calendar }: House, today: Day, count: number): Day {
  const works = (day: Day) => isWorkingDay(calendar, day) ?? ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  let day = addDays(today, -count)
  while (!works(day)) day = addDays(day, 1)
  return day
}
