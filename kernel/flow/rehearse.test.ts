/** Last year's cases walked again on a drawing that is not published yet. */
import { expect, test } from 'vitest'
import { compile } from './engine/index.ts'
import { play, rehearse, type Recorded } from './rehearse.ts'

const flow = (from: string, to: string, condition = '') => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression>${condition}</conditionExpression>`}</sequenceFlow>`
const path = (...ids: readonly string[]) => ids.slice(1).map((id, at) => flow(ids[at] ?? '', id)).join('')
const drawn = (inner: string) => compile(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><message id="Paid" name="paid"/><process id="P" isExecutable="true"><startEvent id="S"/>${inner}<endEvent id="E"/></process></definitions>`, 'walk')
const decides = '<userTask id="Decide"/><boundaryEvent id="Late" attachedToRef="Decide" cancelActivity="false"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></boundaryEvent><userTask id="Remind"/><endEvent id="Reminded"/>' + path('Late', 'Remind', 'Reminded')

const before = await drawn(decides + path('S', 'Decide', 'E'))
const byAmount = await drawn(`${decides}<exclusiveGateway id="Size" default="Size-Decide"/><userTask id="Chief"/>${path('S', 'Size', 'Decide', 'E')}${flow('Size', 'Chief', 'amount &gt; 50000')}${path('Chief', 'Decide')}`)
/** Reminded once before it was decided. */
const recorded = (amount: number): Recorded => ({
  instance: String(amount), number: String(amount), definition: before, pool: 'P', variables: { amount }, outcome: 'E', entered: ['P', 'S', 'Decide', 'Late', 'Remind', 'Reminded', 'E'],
  happened: [{ node: 'S', decided: false }, { node: 'Late', decided: false }, { node: 'Remind', outcome: 'approve', decided: true }, { node: 'Decide', outcome: 'approve', decided: true }, { node: 'Decide', decided: false }],
})

test('1.3.3 a case of last year goes the same way on the same drawing: a reminder comes before the decision that it preceded, and as often as it did', () => {
  expect(rehearse(before, recorded(100))).toMatchObject({ differs: [], presumed: [], now: { path: ['Decide', 'Remind', 'Reminded', 'E'], outcome: 'E' } })
})

test('1.3.3 where a gateway by amount is added, the cases above it are told, with the step that nobody had to take then', () => {
  expect([50_000, 50_001].map((amount) => rehearse(byAmount, recorded(amount))).map(({ differs, presumed, now }) => [differs, presumed, now.path[0]])).toEqual([[[], [], 'Decide'], [['path', 'approvers'], ['Chief'], 'Chief']])
})

test('1.3.3 an event that is added is taken to come; a gateway that waits for events is no task', async () => {
  const waits = await drawn(`${decides}<eventBasedGateway id="G"/><receiveTask id="R" messageRef="Paid"/><intermediateCatchEvent id="W"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>${path('S', 'Decide', 'G', 'R', 'E')}${path('G', 'W', 'E')}`)
  expect(rehearse(waits, recorded(1))).toMatchObject({ differs: ['path'], presumed: ['R'], now: { outcome: 'E' } })
  expect(play(waits, 'P', {}, [{ node: 'Decide' }])).toMatchObject({ tasks: [], events: ['R', 'W'] })
})
