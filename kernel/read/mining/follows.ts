/** What follows what: activities and the steps between them, how often they are taken and how long they take. */
import type { EventLog, Happening } from './event-log.ts'

export type Times = { readonly count: number; /** Minutes, as `minutesBetween` counts them; nothing when no event bears a time. */ readonly mean?: number; readonly median?: number; readonly p90?: number; readonly longest?: number }
export type ActivityNode = { readonly activity: string; readonly count: number; readonly cases: number; readonly starts: number; readonly ends: number }
export type Step = Times & { readonly from: string; readonly to: string }
export type Follows = { readonly nodes: readonly ActivityNode[]; readonly steps: readonly Step[] }

/** Minutes between two moments given in milliseconds; the wall clock unless a calendar says otherwise. */
export type MinutesBetween = (from: number, to: number) => number | undefined
export const wallClock: MinutesBetween = (from, to) => (to - from) / 60_000

/** The directly-follows graph of a log (van der Aalst, Process Mining, 2016, ch. 5), the busiest first. */
export function followsOf(log: EventLog, minutesBetween: MinutesBetween = wallClock): Follows {
  const nodes = new Map<string, { count: number; cases: number; starts: number; ends: number; last: number }>()
  const steps = new Map<string, Map<string, number[] & { times?: number }>>()
  log.forEach(({ events }, at) => events.forEach((event, place) => {
    const node = nodes.get(event.activity) ?? nodes.set(event.activity, { count: 0, cases: 0, starts: 0, ends: 0, last: -1 }).get(event.activity)!
    node.count++
    if (node.last !== at) { node.cases++; node.last = at }
    if (place === 0) node.starts++
    if (place === events.length - 1) node.ends++
    else taken(steps, event, events[place + 1] as Happening, minutesBetween)
  }))
  return {
    nodes: [...nodes].map(([activity, { last: _, ...counts }]) => ({ activity, ...counts })).toSorted((a, b) => b.count - a.count),
    steps: [...steps].flatMap(([from, to]) => [...to].map(([next, minutes]) => ({ from, to: next, ...timesOf(minutes, minutes.times ?? 0) }))).toSorted((a, b) => b.count - a.count),
  }
}

function taken(steps: Map<string, Map<string, number[] & { times?: number }>>, from: Happening, to: Happening, minutesBetween: MinutesBetween): void {
  const after = steps.get(from.activity) ?? steps.set(from.activity, new Map()).get(from.activity)!
  const minutes = after.get(to.activity) ?? after.set(to.activity, []).get(to.activity)!
  minutes.times = (minutes.times ?? 0) + 1
  const between = from.at !== undefined && to.at !== undefined ? minutesBetween(from.at, to.at) : undefined
  if (between !== undefined) minutes.push(between)
}

/** Mean, median, nine in ten and longest of some minutes. */
export function timesOf(minutes: readonly number[], count = minutes.length): Times {
  if (minutes.length === 0) return { count }
  const sorted = Float64Array.from(minutes).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number
  return { count, mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length, median: at(0.5), p90: at(0.9), longest: sorted.at(-1) as number }
}
