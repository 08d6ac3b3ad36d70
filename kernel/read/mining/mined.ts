/** Everything that mining tells of a process, from one reading of its history. */
import type { Actor } from '#allow'
import type { Plan } from '#declare'
import type { Definition } from '#flow'
import type { Asks } from '#store'
import type { Calendar, Label } from '#words'
import { visibleSql } from '../visible.ts'
import { conformanceOf, type Conformance } from './align.ts'
import { sizeOf, type EventLog, type Happening, type LogSize } from './event-log.ts'
import { followsOf, timesOf, wallClock, type Follows, type MinutesBetween, type Times } from './follows.ts'
import { netOf, type Net } from './net.ts'
import { handOversOf, reworkOf, type HandOver, type Rework } from './rework.ts'
import { variantsOf, type Variant } from './variants.ts'
import { workingClock } from './working-clock.ts'

export type Mined = {
  readonly size: LogSize; readonly variants: readonly Variant[]; readonly variantCount: number; readonly follows: Follows; readonly rework: readonly Rework[]; readonly handOvers: readonly HandOver[]
  /** From the moment an activity waited until it was done, in working minutes, the slowest first; by activity and by who did it. */
  readonly waits: readonly (Times & { readonly activity: string })[]; readonly holders: readonly (Times & { readonly person: string })[]
  /** Of the cases that are over; nothing where the drawing cannot be searched, `why` then tells. */
  readonly conformance?: Omit<Conformance, 'cases'> & { readonly worst: Conformance['cases'] }
  readonly why?: Label
}

/** Variants and misfitting cases shown. */
const shown = 50

/** A log from elsewhere, timed by the wall clock, held against a drawing by the names of its activities. */
export const minedLog = (log: EventLog, net?: Net): Mined => mined(log, net, wallClock)

/** The house's own history, timed by the working calendar. */
export function minedHistory(history: EventLog, definition: Definition, pools: readonly string[], calendar: Calendar): Mined {
  let [first, last] = [Infinity, -Infinity]
  for (const { events } of history) for (const { at, since = at } of events) if (at !== undefined && since !== undefined) { first = Math.min(first, since, at); last = Math.max(last, since, at) }
  const minutes = first <= last ? workingClock(calendar, first, last) : wallClock
  const [pool] = pools
  return mined(history, pools.length === 1 && pool !== undefined ? netOf(definition, pool, ({ id }) => id) : undefined, minutes)
}

function mined(log: EventLog, net: Net | undefined, minutes: MinutesBetween): Mined {
  const variants = variantsOf(log)
  return {
    size: sizeOf(log), variants: variants.slice(0, shown), variantCount: variants.length, follows: followsOf(log, minutes), rework: reworkOf(log), handOvers: handOversOf(log).slice(0, shown),
    waits: waited(log, minutes, ({ activity }) => activity).map(({ by, ...times }) => ({ activity: by, ...times })), holders: waited(log, minutes, ({ person }) => person).map(({ by, ...times }) => ({ person: by, ...times })),
    ...(net ? fitted(log, net) : {}),
  }
}

function fitted(log: EventLog, net: Net): Pick<Mined, 'conformance' | 'why'> {
  try {
    const { cases, ...rest } = conformanceOf(log.filter(({ open }) => !open), net)
    return { conformance: { ...rest, worst: cases.filter(({ cost }) => cost > 0).toSorted((a, b) => b.cost - a.cost).slice(0, shown) } }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { why: ['流程过于庞大，无法逐一比对', 'The process is too wide to be searched'] }
  }
}

function waited(log: EventLog, minutes: MinutesBetween, by: (event: Happening) => string | undefined): readonly (Times & { readonly by: string })[] {
  const found = new Map<string, number[]>()
  for (const { events } of log) for (const event of events) {
    const [key, between] = [by(event), event.since !== undefined && event.at !== undefined ? minutes(event.since, event.at) : undefined]
    if (key === undefined || between === undefined) continue
    ;(found.get(key) ?? found.set(key, []).get(key)!).push(between)
  }
  return [...found].map(([key, all]) => ({ by: key, ...timesOf(all) })).toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
}

/** An approval that has said no to nothing for so long might be dropped. */
export type RubberStamp = { readonly process: string; readonly document: string; readonly label: Label; readonly activity: string; readonly name: Label; readonly approved: number; readonly since: string }

/** Approvals that were decided at least ten times in a year, always in favour, on cases the reader may see, of one process or of all; `today` ends the year. */
export function rubberStampsOf(asks: Asks, plan: Plan, actor: Actor, today: string, key?: string): Promise<readonly RubberStamp[]> {
  const values: unknown[] = [today, ...(key === undefined ? [] : [key])]
  const seen = visibleSql(plan, actor, 'i.document', 'i.record', values)
  return asks.query<RubberStamp>({
    values,
    text: `select i.definition as process, (select json_build_array(d.label_zh, d.label_en) from house.definition d where d.key = i.definition order by d.version desc limit 1) as label, min(t.document) as document, t.node as activity, json_build_array(min(t.name_zh), min(t.name_en)) as name, count(*)::integer as approved, min(t.done_at) as since
      from house.task t join house.instance i on i.id = t.instance
      where t.kind = 'approval' and t.state = 'done' and t.done_at > $1::timestamptz - interval '1 year'${key === undefined ? '' : ' and i.definition = $2'}${seen && ` and ${seen}`}
      group by i.definition, t.node having count(*) >= 10 and bool_and(t.outcome = 'approve') order by approved desc, 1, 4`,
  })
}
