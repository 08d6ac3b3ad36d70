/** The runners of traces and migrations, on drawings small enough to follow with a finger: they see what is right, and what is wrong. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { betsy } from './betsy.ts'
import { constraints } from './constraints.ts'
import { logs } from './logs.ts'
import { migrations } from './migrations.ts'
import { miwg } from './miwg.ts'
import { tck } from './tck.ts'
import { traces } from './traces.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhangfa suite '))
  const drawn = (name: string, inner: string) => writeFile(join(folder, `${name}.bpmn`), `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P" isExecutable="true">${inner}</process></definitions>`)
  await drawn('fork', `<startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="G"/><parallelGateway id="G"/><sequenceFlow id="f2" sourceRef="G" targetRef="A"/><sequenceFlow id="f3" sourceRef="G" targetRef="C"/>
    <task id="A"/><intermediateCatchEvent id="C"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="A" targetRef="J"/><sequenceFlow id="f5" sourceRef="C" targetRef="J"/><parallelGateway id="J"/><sequenceFlow id="f6" sourceRef="J" targetRef="E"/><endEvent id="E"/>`)
  await drawn('choice', `<startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="X"/><exclusiveGateway id="X"/><sequenceFlow id="f2" sourceRef="X" targetRef="A"/><sequenceFlow id="f3" sourceRef="X" targetRef="B"/><task id="A"/><task id="B"/>
    <sequenceFlow id="f4" sourceRef="A" targetRef="E"/><sequenceFlow id="f5" sourceRef="B" targetRef="E"/><endEvent id="E"/>`)
  await drawn('one', `<startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="A"/><userTask id="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="B"/><userTask id="B"/><sequenceFlow id="f3" sourceRef="B" targetRef="E"/><endEvent id="E"/>`)
  await drawn('two', `<startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="A2"/><userTask id="A2"/><sequenceFlow id="f2" sourceRef="A2" targetRef="N"/><userTask id="N"/><sequenceFlow id="f3" sourceRef="N" targetRef="E"/><endEvent id="E"/>`)
  await drawn('error', `<startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="T"/><subProcess id="T"><startEvent id="TS"/><sequenceFlow id="g1" sourceRef="TS" targetRef="A"/><sequenceFlow id="g2" sourceRef="TS" targetRef="B"/><task id="A"/><task id="B"/>
    <sequenceFlow id="g3" sourceRef="A" targetRef="TE"/><sequenceFlow id="g4" sourceRef="B" targetRef="TE"/><endEvent id="TE"><errorEventDefinition/></endEvent></subProcess><boundaryEvent id="C" attachedToRef="T"><errorEventDefinition/></boundaryEvent><sequenceFlow id="f3" sourceRef="C" targetRef="E2"/><endEvent id="E2"/>`)
  await writeFile(join(folder, 'choice.json'), JSON.stringify(['createScope:P:null', 'signal:S:B', 'enter:f1:B', 'enter:X:B', 'enter:f3:B', 'enter:B:B', 'enter:f5:B', 'enter:E:B', 'destroyScope:P:B']))
  await writeFile(join(folder, 'steps.json'), JSON.stringify({
    fork: { steps: ['S', { trigger: 'C', expected: ['f1', 'G', 'f2', 'f3', 'A', 'C', 'f4', 'f5', 'J', 'J', 'f6', 'E'] }] },
    'fork waits': { file: 'fork.bpmn', wait: ['A'], steps: [{ trigger: 'S', expected: ['G', 'A', 'C'] }, { trigger: 'A', expected: ['G', 'A', 'C'] }, { trigger: 'C', expected: ['G', 'A', 'C', 'J', 'E'] }] },
    choice: { config: { X: 'f3' }, steps: ['S'] },
    wrong: { file: 'choice.bpmn', steps: ['S'], expected: ['X', 'B', 'E'] },
    'out of order': { file: 'fork.bpmn', steps: ['S', { trigger: 'C', expected: ['G', 'C', 'A', 'J', 'E'] }] },
    'end before its join': { file: 'fork.bpmn', steps: ['S', { trigger: 'C', expected: ['f1', 'G', 'f2', 'f3', 'A', 'f4', 'J', 'f6', 'E', 'C', 'f5'] }] },
    'told backward': { file: 'choice.bpmn', config: { X: 'f3' }, steps: ['S'], expected: ['B', 'X', 'E'] },
    'two raise one error': { file: 'error.bpmn', steps: ['S'], expected: ['f1', 'T', 'g1', 'g2', 'A', 'B', 'g3', 'g4', 'TE', 'f3', 'E2'] },
    nowhere: { file: 'choice.bpmn', steps: ['S', 'B'], expected: ['X', 'B', 'E'] },
  }))
  await writeFile(join(folder, 'migrations.json'), JSON.stringify([
    { name: 'back', file: 'one.bpmn', steps: ['A'], move: { from: 'B', to: 'A' }, at: ['A'] },
    { name: 'and on to the end', file: 'one.bpmn', steps: ['A'], move: { from: 'B', to: 'A' }, after: ['A', 'B'], ended: true, path: ['A', 'B', 'E'] },
    { name: 'into another drawing', file: 'one.bpmn', migrate: { file: 'two.bpmn', map: { A: 'A2' } }, after: ['A2'], at: ['N'] },
    { name: 'nothing for it', file: 'one.bpmn', steps: ['A'], migrate: { file: 'two.bpmn', map: { A: 'A2' } }, refused: 'migrate-node' },
    { name: 'said to be refused', file: 'one.bpmn', migrate: { file: 'two.bpmn', map: { A: 'A2' } }, refused: true },
    { name: 'elsewhere', file: 'one.bpmn', steps: ['A'], move: { from: 'B', to: 'A' }, at: ['B'] },
  ]))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('1.3.3 tokens take the path a trace tells, and a path that differs is told element by element', async () => {
  expect(await traces(folder)).toEqual([
    { name: 'fork' }, { name: 'fork waits' }, { name: 'choice' },
    { name: 'wrong', fault: 'B expected 1 times, passed 0 times; A expected 0 times, passed 1 times' },
    { name: 'out of order' }, { name: 'end before its join', fault: expect.stringMatching(/: f6 is told before (C|f5)$/) as string }, { name: 'told backward', fault: 'B is told before X' }, { name: 'two raise one error' },
    { name: 'nowhere', fault: 'step 2: nothing waits at B' },
  ])
})

test('1.3.3 messages pass along the flows between pools, what rests until it is named rests, and a trace may lie in a file', async () => {
  const pools = await mkdtemp(join(tmpdir(), 'zhangfa suite '))
  try {
    await writeFile(join(pools, 'Simulator.order.bpmn'), `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration id="C"><participant id="Buyer" processRef="P"/><participant id="Seller" processRef="Q"/><participant id="Bank"/>
      <messageFlow id="order" sourceRef="Ask" targetRef="Got"/><messageFlow id="goods" sourceRef="Send" targetRef="Wait"/><messageFlow id="money" sourceRef="Bank" targetRef="Wait"/></collaboration>
      <process id="P"><task id="Ask"/><sequenceFlow id="f1" sourceRef="Ask" targetRef="Wait"/><receiveTask id="Wait"/><sequenceFlow id="f2" sourceRef="Wait" targetRef="E"/><endEvent id="E"/><boundaryEvent id="Late" attachedToRef="Wait"/><sequenceFlow id="f3" sourceRef="Late" targetRef="Gone"/><endEvent id="Gone"/></process>
      <process id="Q"><startEvent id="Got"><messageEventDefinition/></startEvent><sequenceFlow id="g1" sourceRef="Got" targetRef="Send"/><task id="Send"/></process></definitions>`)
    await writeFile(join(pools, 'Simulator.order-asked.json'), JSON.stringify(['createScope:P:null', 'enter:Ask:A', 'enter:f1:A', 'enter:Wait:A', 'enter:g1:B', 'enter:Send:B']))
    const asked = [['waitAtElement', 'Send'], { op: 'trigger', element: 'Ask' }, { op: 'expectTrace', fixture: 'order-asked' }]
    await writeFile(join(pools, 'steps.json'), JSON.stringify({
      order: [...asked, 'trigger Send', { op: 'expectTrace', trace: ['enter:f2:A', 'enter:E:A'] }],
      late: { diagram: 'order', steps: [...asked, 'Late', { expect: ['f3', 'Gone'] }] },
      paid: { diagram: 'order', steps: [...asked, { op: 'signal', element: 'money' }, { expect: ['f2', 'E'] }] },
      lost: { diagram: 'order', steps: [...asked, 'Send', { expect: ['f3', 'Gone'] }] },
    }))
    expect(await traces(pools)).toEqual([{ name: 'order' }, { name: 'late' }, { name: 'paid' }, { name: 'lost', fault: expect.stringMatching(/^after step 5: /) as string }])
  } finally { await rm(pools, { recursive: true, force: true }) }
})

test('1.3.3 a suite packed by other hands is read as well, and what is broken in it is a miss under its name', async () => {
  const other = await mkdtemp(join(tmpdir(), 'zhangfa suite '))
  try {
    await mkdir(join(other, 'models', 'deep'), { recursive: true })
    await writeFile(join(other, 'README.md'), 'not a case')
    await writeFile(join(other, 'models', 'deep', 'race.bpmn20.xml'), `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P" isExecutable="true"><startEvent id="S"/><sequenceFlow id="f1" sourceRef="S" targetRef="X"/><exclusiveGateway id="X"/><sequenceFlow id="f2" sourceRef="X" targetRef="A"><conditionExpression>${'${go == 1}'}</conditionExpression></sequenceFlow><sequenceFlow id="f3" sourceRef="X" targetRef="B"/>
      <task id="A"/><subProcess id="B"><startEvent id="BS"/><sequenceFlow id="g1" sourceRef="BS" targetRef="T"/><userTask id="T"/><subProcess id="H" triggeredByEvent="true"><startEvent id="HS"><errorEventDefinition/></startEvent><sequenceFlow id="h1" sourceRef="HS" targetRef="HE"/><endEvent id="HE"/></subProcess></subProcess></process></definitions>`)
    await writeFile(join(other, 'suite.steps.json'), JSON.stringify({ scenarios: [
      { title: 'by data', diagram: 'race', variables: { go: 1 }, actions: [{ signal: 'S' }], trace: [{ element: 'X' }, { element: 'A' }] },
      { title: 'by hand', diagram: 'models/deep/race.bpmn20.xml', steps: [{ action: 'waitAt', element: 'T' }, { action: 'setConfig', element: 'X', activeOutgoing: ['f3'] }, 'signal:S', { trigger: { element: 'HS' }, expect: ['X', 'B', 'T', 'HE'] }] },
      { title: 'without a drawing', diagram: 'gone.bpmn', steps: ['S'], trace: ['S'] },
    ] }))
    await writeFile(join(other, 'broken.steps.json'), '[{"title": ')
    expect(await traces(other)).toEqual([{ name: 'broken.steps.json', fault: expect.stringMatching(/JSON/) as string }, { name: 'by data' }, { name: 'by hand' }, { name: 'without a drawing', fault: 'there is no drawing gone.bpmn' }])
    await writeFile(join(other, 'torn.bpmn'), '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process')
    await writeFile(join(other, 'expected.json'), JSON.stringify([{ file: 'gone.bpmn', cases: [{ input: null, int: 0, delay: 0, parallel: false, trace: ['task1'] }] }]))
    await writeFile(join(other, 'tests.xml'), '<testCases><modelName>gone.dmn</modelName><testCase id="1"><resultNode name="x"/></testCase></testCases>')
    await writeFile(join(other, 'log.xes'), '<log')
    expect(await miwg(other)).toEqual([expect.objectContaining({ name: 'models/deep/race.bpmn20.xml' }), { name: 'torn.bpmn', fault: expect.stringContaining('unclosed tag') as string }])
    expect(await constraints(other)).toHaveLength(2)
    expect([...await betsy(other), ...await tck(other), ...await logs(other)].map(({ fault }) => fault)).toEqual([expect.any(String), 'there is no model gone.dmn', expect.any(String)])
  } finally { await rm(other, { recursive: true, force: true }) }
})

test('1.3.3 an instance moved or migrated rests where it is said to, or is refused by the rule that is said', async () => {
  expect(await migrations(folder)).toEqual([
    { name: 'back' }, { name: 'and on to the end' }, { name: 'into another drawing' }, { name: 'nothing for it' },
    { name: 'said to be refused', fault: 'was not refused' }, { name: 'elsewhere', fault: 'tokens at: expected [B], got [A]' },
    { name: 'choice.bpmn', note: expect.stringMatching(/^\d+ states fit into themselves, /) as string }, { name: 'error.bpmn', note: expect.stringMatching(/^\d+ states fit into themselves, /) as string }, { name: 'fork.bpmn', note: expect.stringMatching(/^\d+ states fit into themselves, /) as string },
  ])
})
