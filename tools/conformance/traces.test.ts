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

/** Elements whose tokens are followed: what is drawn, what is named in turn, and what is passed each time. */
const [error, escalation] = ['error', 'escalation'].map((kind) => (of = '') => `<${kind}EventDefinition${of && ` ${kind}Ref="${kind}${of}"`}/>`) as [(of?: string) => string, (of?: string) => string]
const [message, undone] = ['<messageEventDefinition/>', '<compensateEventDefinition/>']
const line = (...ids: readonly string[]) => ids.slice(1).map((id, at) => `<sequenceFlow id="${ids[at]}_${id}" sourceRef="${ids[at]}" targetRef="${id}"/>`).join('')
const tasks = (...ids: readonly string[]) => ids.map((id) => `<task id="${id}"/>`).join('')
const ends = (...ids: readonly string[]) => ids.map((id) => `<endEvent id="${id}"/>`).join('')
const block = (inner: string, after = '', element = 'subProcess') => `<startEvent id="S"/><${element} id="B"><startEvent id="BS"/>${inner}</${element}>${after}${line('S', 'B', 'E')}${ends('E')}`
const onBoundary = (event: string, alongside = false) => `<boundaryEvent id="K" attachedToRef="B" cancelActivity="${!alongside}">${event}</boundaryEvent>${line('K', 'EK')}${ends('EK')}`
const handler = (event: string, end = '', alongside = false, inner = '') => `<subProcess id="H" triggeredByEvent="true"><startEvent id="HS" isInterrupting="${!alongside}">${event}</startEvent>${tasks('HT')}${line('HS', 'HT', 'HE')}<endEvent id="HE">${end}</endEvent>${inner}</subProcess>`
const undo = (of: string) => `<boundaryEvent id="${of}B" attachedToRef="${of}">${undone}</boundaryEvent><association id="${of}A" sourceRef="${of}B" targetRef="${of}U"/><task id="${of}U" isForCompensation="true"/>`
const raising = (event: string) => `<endEvent id="BE">${event}</endEvent>${line('BS', 'BE')}`
const resting = `<startEvent id="S"/>${tasks('T')}${line('S', 'T', 'E')}${ends('E')}`
const passes = (trigger: string, ...expected: readonly string[]) => ({ trigger, expected })
const followed: Readonly<Record<string, readonly [string, ...(object | string)[]]>> = {
  'any error is caught by a boundary without one': [block(raising(error('1')), onBoundary(error())), passes('S', 'B', 'BE', 'EK')],
  'an error passes by the boundary of another': [block(raising(error('1')), onBoundary(error('2'))), passes('S', 'B', 'BE', 'E')],
  'an error is taken by the handler within': [block(raising(error('1')) + handler(error('1')), onBoundary(error('1'))), passes('S', 'B', 'BE', 'HT', 'HE', 'E')],
  'an error is raised again by its handler': [block(raising(error('1')) + handler(error(), error('1')), onBoundary(error('1'))), passes('S', 'B', 'BE', 'HT', 'HE', 'EK')],
  'an escalation leaves the rest running': [block(raising(escalation('1')), onBoundary(escalation(), true)), passes('S', 'B', 'BE', 'EK', 'E')],
  'an escalation is taken by the handler within': [block(raising(escalation('1')) + handler(escalation('1'), '', true), onBoundary(escalation('1'))), passes('S', 'B', 'BE', 'HT', 'HE', 'E')],
  'a handler beside begins as often as it is named': [resting + handler('<timerEventDefinition/>', '', true), passes('S', 'T'), passes('HS', 'HT', 'HE'), passes('HS', 'HT', 'HE'), passes('T', 'E')],
  'a handler that interrupts begins once': [resting + handler(message), { op: 'waitAt', element: 'T' }, passes('S', 'T'), passes('HS', 'HT', 'HE')],
  'a handler within a handler': [resting + handler(message, '', true, `<subProcess id="I" triggeredByEvent="true"><startEvent id="IS">${message}</startEvent>${line('IS', 'IE')}${ends('IE')}</subProcess>`), { op: 'waitAt', element: 'HT' }, passes('S', 'T'), passes('HS', 'HT'), passes('IS', 'IE'), passes('T', 'E')],
  'a sub-process waits before it begins': [block(`${tasks('T')}${line('BS', 'T', 'BE')}${ends('BE')}`), passes('S', 'B'), passes('B', 'T', 'BE', 'E')],
  'an ad-hoc sub-process waits, then all in it begins': [`<startEvent id="S"/><adHocSubProcess id="B">${tasks('T', 'U')}</adHocSubProcess>${line('S', 'B', 'E')}${ends('E')}`, passes('S', 'B'), passes('B', 'T', 'U', 'E')],
  'a boundary beside a sub-process comes true again and again': [block(`${tasks('T')}${line('BS', 'T', 'BE')}${ends('BE')}`, onBoundary(message, true)), passes('S', 'B', 'T'), passes('K', 'EK'), passes('K', 'EK'), passes('T', 'BE', 'E')],
  'what was done in a block is undone, last first': [block(`${tasks('T', 'V')}${undo('T')}${undo('V')}${line('BS', 'T', 'V', 'BE')}${ends('BE')}`).replace('<endEvent id="E"/>', `<endEvent id="E">${undone}</endEvent>`), passes('S', 'B', 'T', 'V', 'BE', 'E', 'VU', 'TU')],
  'a handler of an error undoes what its block had done': [block(`${tasks('T')}${undo('T')}${line('BS', 'T')}<endEvent id="BE">${error()}</endEvent>${line('T', 'BE')}${handler(error(), undone)}`), passes('S', 'B', 'T', 'BE', 'HT', 'HE', 'TU', 'E')],
  'a transaction that is cancelled undoes, then leaves': [block(`${tasks('T')}${undo('T')}${line('BS', 'T', 'BE')}<endEvent id="BE"><cancelEventDefinition/></endEvent>`, onBoundary('<cancelEventDefinition/>'), 'transaction'), passes('S', 'B', 'T', 'BE', 'TU', 'EK')],
  'an end that terminates ends its block alone': [block(`<parallelGateway id="F"/>${tasks('T')}${line('BS', 'F', 'T', 'BE')}${ends('BE')}${line('F', 'BT')}<endEvent id="BT"><terminateEventDefinition/></endEvent>`), { op: 'waitAt', element: 'T' }, passes('S', 'B', 'F', 'T', 'BT', 'E')],
  'a receive task without a message waits behind its gateway': [`<startEvent id="S"/><eventBasedGateway id="G"/><receiveTask id="R"/><intermediateCatchEvent id="C">${message}</intermediateCatchEvent>${line('S', 'G', 'R', 'E')}${line('G', 'C', 'E2')}${ends('E', 'E2')}`, passes('S', 'G'), passes('R', 'R', 'E')],
  'a complex join that says nothing waits for what still comes': [`<startEvent id="S"/><complexGateway id="G"/>${tasks('T', 'U')}<complexGateway id="J"/>${line('S', 'G', 'T', 'J', 'E')}${line('G', 'U', 'J')}${ends('E')}`, { op: 'setConfig', element: 'G', activeOutgoing: ['G_T'] }, passes('S', 'G', 'T', 'J', 'E')],
}

test('1.3.3 a sub-process sends what flows from it before it begins', async () => {
  const pools = await mkdtemp(join(tmpdir(), 'zhangfa suite '))
  try {
    await writeFile(join(pools, 'sends.bpmn'), `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration id="C"><participant id="A" processRef="P"/><participant id="Z" processRef="Q"/><messageFlow id="m" sourceRef="B" targetRef="S2"/></collaboration>
      <process id="P">${block(`${tasks('T')}${line('BS', 'T', 'BE')}${ends('BE')}`)}</process><process id="Q"><startEvent id="S2">${message}</startEvent>${line('S2', 'E2')}${ends('E2')}</process></definitions>`)
    await writeFile(join(pools, 'steps.json'), JSON.stringify([{ name: 'sends', steps: [passes('S', 'B', 'T', 'E2'), passes('T', 'BE', 'E')] }]))
    expect(await traces(pools)).toEqual([{ name: 'sends' }])
  } finally { await rm(pools, { recursive: true, force: true }) }
})

test('1.3.3 what an element does with its tokens is followed element by element', async () => {
  const own = await mkdtemp(join(tmpdir(), 'zhangfa suite '))
  try {
    const named = ['error', 'escalation'].flatMap((kind) => ['1', '2'].map((of) => `<${kind} id="${kind}${of}" ${kind}Code="${of}"/>`)).join('')
    for (const [at, [drawing]] of Object.values(followed).entries()) await writeFile(join(own, `${at}.bpmn`), `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">${named}<process id="P" isExecutable="true">${drawing}</process></definitions>`)
    await writeFile(join(own, 'steps.json'), JSON.stringify(Object.entries(followed).map(([name, [, ...steps]], at) => ({ name, file: `${at}.bpmn`, steps }))))
    expect(await traces(own)).toEqual(Object.keys(followed).map((name) => ({ name })))
  } finally { await rm(own, { recursive: true, force: true }) }
})

test('1.3.3 an instance moved or migrated rests where it is said to, or is refused by the rule that is said', async () => {
  expect(await migrations(folder)).toEqual([
    { name: 'back' }, { name: 'and on to the end' }, { name: 'into another drawing' }, { name: 'nothing for it' },
    { name: 'said to be refused', fault: 'was not refused' }, { name: 'elsewhere', fault: 'tokens at: expected [B], got [A]' },
    { name: 'choice.bpmn', note: expect.stringMatching(/^\d+ states fit into themselves, /) as string }, { name: 'error.bpmn', note: expect.stringMatching(/^\d+ states fit into themselves, /) as string }, { name: 'fork.bpmn', note: expect.stringMatching(/^\d+ states fit into themselves, /) as string },
  ])
})
