/** The stage of the sample company: a clock that can be set, and hands that do what a person would do, through the spine alone. */
import { act, decide, edit, make, type AnyRow, type House } from '#act'
import { actorOfPerson, houseActor, type Actor } from '#allow'
import { uuid } from '#store'
import { addDays, dayOf, type Day } from '#words'

/** One person's hands. */
export type Hand = {
  readonly actor: Actor
  make(document: string, values: Readonly<Record<string, unknown>>): Promise<AnyRow>
  edit(document: string, id: string, values: Readonly<Record<string, unknown>>): Promise<AnyRow>
  act(document: string, id: string, action: string, values?: Readonly<Record<string, unknown>>, opinion?: string): Promise<AnyRow>
  /** Decides the open task this person may decide on the document. */
  decide(record: string, verb: string, opinion?: string): Promise<AnyRow>
}

export type Stage = {
  readonly house: House
  /** The day the sample is loaded; the story ends before it. */
  readonly today: Day
  /** Moves the clock; hours are those of the company's zone. */
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
    decide: async (record, verb, opinion) => (await decide(clocked, actor, { task: await openTask(clocked, record), verb, ...(opinion ? { opinion } : {}) })).row,
  })
  return {
    house: clocked, today,
    goTo: (day, hour = 10) => { now = tick(day, hour, house.zone) },
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

/** The same house, whose transactions bear the time of `clock`. */
const withClock = (house: House, clock: () => Date): House => ({
  ...house,
  store: {
    ...house.store, clock, newId: () => uuid(clock()),
    transaction: (work) => house.store.transaction((unit) => work({ ...unit, at: clock().toISOString(), newId: () => uuid(clock()) })),
  },
})

/** The instant of an hour in the company's zone on a day. */
function tick(day: Day, hour: number, zone: string): Date {
  const guess = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = new Date(`${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(guess).replace(' ', 'T')}Z`)
  return new Date(guess.getTime() - (shown.getTime() - guess.getTime()))
}

async function openTask({ store }: House, record: string): Promise<string> {
  const [found] = await store.query<{ id: string }>({ text: `select id from house.task where record = $1 and state = 'open' order by created_at limit 1`, values: [record] })
  if (!found) throw new Error(`no task is open on ${record}`)
  return found.id
}

/** `count` days before `today` that is a working day of the house's calendar, or the next one that is. */
export function workdayBefore(house: House, today: Day, count: number): Day {
  for (let day = addDays(today, -count); ; day = addDays(day, 1)) if (isWorkday(house, day)) return day
}

function isWorkday(_house: House, day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
