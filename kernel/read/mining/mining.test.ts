/** 1.3.2 what the history of a process tells: counted, timed by the working calendar, and held against the drawing. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chinaCalendar } from '#commons'
import { compile } from '#flow'
import { workingMinutesBetween } from '#words'
import { align, conformanceOf, followsOf, handOversOf, Markings, netOf, reworkOf, sizeOf, variantsOf, type EventLog } from './index.ts'
import { workingClock } from './working-clock.ts'

const trace = (id: string, ...activities: string[]) => ({ id, events: activities.map((activity) => ({ activity })) })
const drawn = (body: string) => compile(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">${body}</process></definitions>`)
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`
const task = (...ids: string[]) => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('')
const path = (...ids: string[]) => ids.slice(1).map((id, at) => flow(ids[at] as string, id)).join('')
const fitting = async (body: string) => { const markings = new Markings(netOf(await drawn(body), 'p')); return (...activities: string[]) => align(activities, markings).cost }

describe('counting', () => {
  const log: EventLog = [trace('1', 'a', 'b', 'c'), trace('2', 'a', 'b', 'c'), trace('3', 'a', 'b', 'b', 'c')]
  test('finds variants with the most frequent first', () => {
    expect(variantsOf(log).map(({ activities, count }) => [activities.join(''), count])).toEqual([['abc', 2], ['abbc', 1]])
    expect(sizeOf(log)).toEqual({ cases: 3, events: 10, activities: 3, people: 0 })
  })
  test('finds what follows what, where cases begin and end', () => {
    const { nodes, steps } = followsOf(log)
    expect(steps.map(({ from, to, count }) => [from + to, count])).toEqual([['ab', 3], ['bc', 3], ['bb', 1]])
    expect(nodes.find(({ activity }) => activity === 'b')).toEqual({ activity: 'b', count: 4, cases: 3, starts: 0, ends: 0 })
  })
  test('finds what is done again, and who hands over to whom', () => {
    expect(reworkOf(log)).toEqual([{ activity: 'b', cases: 1, again: 1, rate: 1 / 3 }])
    expect(handOversOf([{ id: '1', events: ['wei', 'wei', 'lao', 'wei'].map((person) => ({ activity: 'x', person })) }])).toEqual([{ from: 'wei', to: 'lao', count: 1 }, { from: 'lao', to: 'wei', count: 1 }])
  })
})

describe('how well a case fits', () => {
  test('a choice takes one branch, a fork all of them in any order', async () => {
    const cost = await fitting(`<startEvent id="s"/><exclusiveGateway id="x"/><parallelGateway id="f"/><parallelGateway id="j"/><exclusiveGateway id="y"/><endEvent id="e"/>${task('a', 'b', 'c')}${path('s', 'x', 'a', 'y', 'e')}${path('x', 'f', 'b', 'j', 'y')}${path('f', 'c', 'j')}`)
    expect([cost('a'), cost('b', 'c'), cost('c', 'b')]).toEqual([0, 0, 0])
    expect([cost('a', 'b'), cost('b'), cost(), cost('a', 'a', 'x')]).toEqual([1, 1, 1, 2])
  })
  test('an inclusive gateway takes any of its branches, but one', async () => {
    const cost = await fitting(`<startEvent id="s"/><inclusiveGateway id="f"/><inclusiveGateway id="j"/><endEvent id="e"/>${task('a', 'b')}${path('s', 'f', 'a', 'j', 'e')}${path('f', 'b', 'j')}`)
    expect([cost('a'), cost('b'), cost('b', 'a'), cost()]).toEqual([0, 0, 0, 1])
  })
  test('a sub-process is over when nothing in it moves; an interrupting event ends it early', async () => {
    const cost = await fitting(`<startEvent id="s"/><subProcess id="u"><startEvent id="us"/><parallelGateway id="uf"/>${task('a', 'b')}<endEvent id="ue1"/><endEvent id="ue2"/>${path('us', 'uf', 'a', 'ue1')}${path('uf', 'b', 'ue2')}</subProcess>
      <boundaryEvent id="late" attachedToRef="u"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent>${task('c', 'd')}<endEvent id="e"/><endEvent id="e2"/>${path('s', 'u', 'c', 'e')}${path('late', 'd', 'e2')}`)
    expect([cost('a', 'b', 'c'), cost('b', 'a', 'c'), cost('a', 'd'), cost('d')]).toEqual([0, 0, 0, 0])
    expect([cost('a', 'c'), cost('a', 'b', 'd', 'c')]).toEqual([1, 1])
  })
  test('a loop is drawn once and done as often as needed', async () => {
    const cost = await fitting(`<startEvent id="s"/><exclusiveGateway id="i"/><exclusiveGateway id="o"/><endEvent id="e"/>${task('a', 'b')}${path('s', 'i', 'a', 'o', 'e')}${path('o', 'b', 'i')}`)
    expect([cost('a'), cost('a', 'b', 'a', 'b', 'a'), cost('a', 'b')]).toEqual([0, 0, 1])
  })
  test('random histories never cost more than doing nothing right, and the aligned moves tell the trace', async () => {
    const markings = new Markings(netOf(await drawn(`<startEvent id="s"/><parallelGateway id="f"/><parallelGateway id="j"/><endEvent id="e"/>${task('a', 'b', 'c')}${path('s', 'a', 'f', 'b', 'j', 'e')}${path('f', 'c', 'j')}`), 'p'))
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }), (activities) => {
      const { cost, fitness, moves } = align(activities, markings)
      expect(moves.filter(({ kind }) => kind !== 'missing').map(({ activity }) => activity)).toEqual(activities)
      expect(moves.filter(({ kind }) => kind !== 'both')).toHaveLength(cost)
      expect(cost).toBeLessThanOrEqual(activities.length + 3)
      expect(fitness).toBeCloseTo(1 - cost / (activities.length + 3), 12)
    }))
  })
  test('deviations are counted by case', async () => {
    const net = netOf(await drawn(`<startEvent id="s"/><endEvent id="e"/>${task('a', 'b')}${path('s', 'a', 'b', 'e')}`), 'p')
    expect(conformanceOf([trace('1', 'a', 'b'), trace('2', 'a'), trace('3', 'a'), trace('4', 'a', 'b', 'c')], net)).toMatchObject({
      fitting: 1, deviations: [{ kind: 'missing', activity: 'b', cases: 2 }, { kind: 'extra', activity: 'c', cases: 1 }],
    })
  })
})

test('1.3.2 the quick clock tells the same working minutes as the calendar, holidays and make-up days included', () => {
  const clock = workingClock(chinaCalendar, Date.parse('2026-09-01T00:00:00Z'), Date.parse('2026-11-30T00:00:00Z'))
  const moment = fc.integer({ min: Date.parse('2026-09-01T00:00:00Z') / 60_000, max: Date.parse('2026-11-29T00:00:00Z') / 60_000 })
  fc.assert(fc.property(moment, moment, (one, two) => {
    const [from, to] = [Math.min(one, two), Math.max(one, two)].map((minute) => minute * 60_000) as [number, number]
    expect(clock(from, to)).toBe(workingMinutesBetween(chinaCalendar, new Date(from).toISOString(), new Date(to).toISOString()))
  }))
  expect(workingClock(chinaCalendar, Date.parse('2026-12-30T00:00:00Z'), Date.parse('2027-01-10T00:00:00Z'))(Date.parse('2026-12-30T00:00:00Z'), Date.parse('2027-01-09T00:00:00Z'))).toBeUndefined()
})
