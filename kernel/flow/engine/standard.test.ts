/** What the standard says of single elements, each on a drawing small enough to follow with a finger. */
import { describe, expect, test } from 'vitest'
import { begin, compile, migrate, step, type Definition, type Event, type Host, type State, type Variables } from './index.ts'
import { worth } from '../decision/index.ts'

const host: Host = { evaluate: worth }
const flow = (from: string, to: string, condition = '', id = `${from}-${to}`) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression>${condition}</conditionExpression>`}</sequenceFlow>`
const path = (...nodes: readonly string[]) => nodes.slice(1).map((node, at) => flow(nodes[at] ?? '', node)).join('')
const timer = (of = '<timeDuration>PT1H</timeDuration>') => `<timerEventDefinition>${of}</timerEventDefinition>`
const drawn = (inner: string, more = '') => compile(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zf="http://zhangfa.example/bpmn">${more}<process id="P" isExecutable="true"><startEvent id="S"/>${inner}</process></definitions>`, 'walk')

/** An instance and what has been entered in it. */
class Case {
  readonly entered: string[] = []
  state: State
  readonly definition: Definition
  constructor(definition: Definition, variables: Variables = {}) {
    this.definition = definition
    this.state = { process: 'P', next: 1, tokens: [], waits: [], done: [], variables }
    this.#kept(begin(definition, 'P', variables, host))
  }
  does(event: Event): this { this.#kept(step(this.definition, this.state, event, host)); return this }
  /** Work at a node is done, the first of it where there is more. */
  completes(node: string, variables?: Variables): this { return this.does({ kind: 'complete', token: this.state.tokens.find((token) => token.node === node && token.at === 'work')?.id ?? -1, ...(variables ? { variables } : {}) }) }
  fires(node: string): this { return this.does({ kind: 'triggered', wait: this.state.waits.find((wait) => wait.node === node)?.id ?? -1 }) }
  get open(): readonly string[] { return this.state.tokens.filter(({ at }) => at === 'work').map(({ node }) => node).toSorted() }
  get waits(): readonly string[] { return this.state.waits.map(({ node }) => node).toSorted() }
  times(node: string): number { return this.entered.filter((one) => one === node).length }
  #kept({ state, effects }: ReturnType<typeof step>): void { this.state = state; for (const effect of effects) if (effect.effect === 'entered') this.entered.push(effect.node) }
}

const undo = (host: string, handler = `${host}Undo`) => `<boundaryEvent id="${host}B" attachedToRef="${host}"><compensateEventDefinition/></boundaryEvent><association id="${host}A" sourceRef="${host}B" targetRef="${handler}"/><userTask id="${handler}" isForCompensation="true"/>`
const throwing = `<intermediateThrowEvent id="Undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="E"/>`

describe('1.3.3 compensation undoes each that was done, last first (BPMN 2.0.2, 13.5.5)', () => {
  test('of many in order, each once', async () => {
    const many = new Case(await drawn(`<userTask id="T"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>${undo('T')}${throwing}${path('S', 'T', 'Undo', 'E')}`))
    many.completes('T').completes('T').completes('T')
    expect(many.open).toEqual(['TUndo'])
    many.completes('TUndo').completes('TUndo').completes('TUndo')
    expect([many.times('TUndo'), many.state.ended]).toEqual([3, 'E'])
  })
  test('inside many sub-processes, what each had done', async () => {
    const many = new Case(await drawn(`<subProcess id="B"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="BS"/><userTask id="T"/>${undo('T')}<endEvent id="BE"/>${path('BS', 'T', 'BE')}</subProcess>${throwing}${path('S', 'B', 'Undo', 'E')}`))
    many.completes('T').completes('T').completes('TUndo').completes('TUndo')
    expect([many.times('TUndo'), many.state.ended]).toEqual([2, 'E'])
  })
  test('a loop once for each round', async () => {
    const loop = new Case(await drawn(`<userTask id="T"><standardLoopCharacteristics loopMaximum="2"/></userTask>${undo('T')}${throwing}${path('S', 'T', 'Undo', 'E')}`))
    loop.completes('T').completes('T').completes('TUndo').completes('TUndo')
    expect([loop.times('TUndo'), loop.state.ended]).toEqual([2, 'E'])
  })
  test('within by its own event sub-process, then by the activity drawn beside it', async () => {
    const both = new Case(await drawn(`<subProcess id="B"><startEvent id="BS"/><userTask id="T"/><endEvent id="BE"/>${path('BS', 'T', 'BE')}<subProcess id="H" triggeredByEvent="true"><startEvent id="HS"><compensateEventDefinition/></startEvent><userTask id="Within"/><endEvent id="HE"/>${path('HS', 'Within', 'HE')}</subProcess></subProcess>${undo('B')}${throwing}${path('S', 'B', 'Undo', 'E')}`))
    both.completes('T')
    expect(both.open).toEqual(['Within'])
    expect(both.completes('Within').open).toEqual(['BUndo'])
    expect(both.completes('BUndo').state).toMatchObject({ ended: 'E', tokens: [], waits: [], done: [] })
  })
  test('what was never done is not undone, and what is undone once is not undone again', async () => {
    const twice = new Case(await drawn(`<userTask id="T"/>${undo('T')}<userTask id="U"/>${undo('U')}<exclusiveGateway id="X" default="X-Undo"/>${throwing}<intermediateThrowEvent id="Again"><compensateEventDefinition/></intermediateThrowEvent>${path('S', 'T', 'X', 'Undo', 'Again', 'E')}${flow('X', 'U', 'both')}${flow('U', 'Undo')}`), { both: false })
    twice.completes('T').completes('TUndo')
    expect([twice.times('TUndo'), twice.times('UUndo'), twice.state.ended]).toEqual([1, 0, 'E'])
  })
  test('a cancelled transaction undoes what it did and leaves by its cancel event', async () => {
    const cancelled = new Case(await drawn(`<transaction id="B"><startEvent id="BS"/><userTask id="T"/>${undo('T')}<userTask id="U"/><endEvent id="BE"><cancelEventDefinition/></endEvent>${path('BS', 'T', 'U', 'BE')}</transaction><boundaryEvent id="C" attachedToRef="B"><cancelEventDefinition/></boundaryEvent><userTask id="After"/><endEvent id="E"/><endEvent id="E2"/>${path('S', 'B', 'E')}${path('C', 'After', 'E2')}`))
    cancelled.completes('T').completes('U')
    expect(cancelled.open).toEqual(['TUndo'])
    expect(cancelled.completes('TUndo').open).toEqual(['After'])
    expect(cancelled.completes('After').state).toMatchObject({ ended: 'E2', tokens: [], waits: [], done: [] })
  })
})

describe('1.3.3 what is enough, and what must all come', () => {
  const told = '<message id="Paid" name="paid"/><message id="Sent" name="sent"/>'
  const both = '<messageEventDefinition messageRef="Paid"/><messageEventDefinition messageRef="Sent"/>'
  const hears = (one: Case, ...names: readonly string[]) => names.reduce((at, name) => at.does({ kind: 'message', name }), one)
  test('an ad-hoc sub-process that has enough cancels the rest, or lets it finish where it says so (13.3.5)', async () => {
    const adHoc = async (marks: string) => new Case(await drawn(`<adHocSubProcess id="A" ${marks}><userTask id="T"/><userTask id="U"/><userTask id="V"/><completionCondition>enough = true</completionCondition></adHocSubProcess><endEvent id="E"/>${path('S', 'A', 'E')}`), { enough: false })
    expect((await adHoc('')).completes('T', { enough: true }).state).toMatchObject({ ended: 'E', tokens: [] })
    const finishes = (await adHoc('cancelRemainingInstances="false"')).completes('T', { enough: true })
    expect(finishes.open).toEqual(['U', 'V'])
    expect(finishes.completes('U').completes('V').state).toMatchObject({ ended: 'E', tokens: [] })
    const inOrder = (await adHoc('ordering="Sequential"')).completes('T')
    expect(inOrder.open).toEqual(['U'])
    expect(inOrder.completes('U', { enough: true }).state.ended).toBe('E')
  })
  test('a boundary and an event sub-process of several events come true when each has come, and beside what runs again and again (10.5.1)', async () => {
    const boundary = async (interrupts: boolean) => new Case(await drawn(`<userTask id="T"/><boundaryEvent id="B" attachedToRef="T" parallelMultiple="true" cancelActivity="${interrupts}">${both}</boundaryEvent><userTask id="N"/><endEvent id="E"/><endEvent id="E2"/>${path('S', 'T', 'E')}${path('B', 'N', 'E2')}`, told))
    expect(hears(await boundary(true), 'paid', 'paid').open).toEqual(['T'])
    expect(hears(await boundary(true), 'paid', 'sent').state).toMatchObject({ tokens: [expect.anything(), expect.objectContaining({ node: 'N' })], waits: [] })
    const beside = hears(await boundary(false), 'paid', 'sent', 'sent', 'sent', 'paid')
    expect([beside.open, beside.waits]).toEqual([['N', 'N', 'T'], ['B', 'B']])
    expect(beside.completes('T').completes('N').completes('N').state).toMatchObject({ tokens: [], waits: [], ended: expect.any(String) as string })
    const handler = new Case(await drawn(`<userTask id="T"/><endEvent id="E"/>${path('S', 'T', 'E')}<subProcess id="H" triggeredByEvent="true"><startEvent id="HS" parallelMultiple="true">${both}</startEvent><userTask id="HT"/><endEvent id="HE"/>${path('HS', 'HT', 'HE')}</subProcess>`, told))
    expect(hears(handler, 'sent').open).toEqual(['T'])
    expect(hears(handler, 'paid').open).toEqual(['HT'])
  })
  test('an instance that a gateway begins by several events is over when each has come (10.6.6)', async () => {
    const begun = new Case(await compile(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">${told}<process id="P" isExecutable="true"><eventBasedGateway id="G" instantiate="true" eventGatewayType="Parallel"/><intermediateCatchEvent id="A"><messageEventDefinition messageRef="Paid"/></intermediateCatchEvent><intermediateCatchEvent id="B"><messageEventDefinition messageRef="Sent"/></intermediateCatchEvent><userTask id="T"/><endEvent id="E"/><endEvent id="E2"/>${path('G', 'A', 'T', 'E')}${path('G', 'B', 'E2')}</process></definitions>`, 'walk'))
    hears(begun, 'paid').completes('T')
    expect([begun.waits, begun.state.ended]).toEqual([['B'], undefined])
    expect(hears(begun, 'sent').state).toMatchObject({ ended: 'E2', tokens: [], waits: [] })
  })
  test('a compensation that is not waited for goes on beside, and the instance is over when it is done (10.5.5)', async () => {
    const on = new Case(await drawn(`<userTask id="T"/>${undo('T')}<intermediateThrowEvent id="Undo"><compensateEventDefinition waitForCompletion="false"/></intermediateThrowEvent><userTask id="N"/><endEvent id="E"/>${path('S', 'T', 'Undo', 'N', 'E')}`)).completes('T')
    expect([on.open, on.times('Undo')]).toEqual([['N', 'TUndo'], 1])
    expect(on.completes('N').state.ended).toBeUndefined()
    expect(on.completes('TUndo').state).toMatchObject({ tokens: [], done: [], ended: expect.any(String) as string })
  })
})

describe('1.3.3 gateways (13.4)', () => {
  const fork = (kind: string, conditions: readonly string[], more = '') => drawn(`<${kind} id="G"${more}/>${path('S', 'G')}${conditions.map((condition, at) => `<userTask id="T${at}"/>${flow('G', `T${at}`, condition)}${flow(`T${at}`, 'J')}`).join('')}<inclusiveGateway id="J"/><endEvent id="E"/>${path('J', 'E')}`)
  test.each(['inclusiveGateway', 'complexGateway', 'exclusiveGateway'])('a %s without a way out is refused, its token is not lost', async (kind) => {
    const definition = await fork(kind, ['false', 'false'])
    expect(() => new Case(definition)).toThrow(/No condition holds/)
  })
  test('an inclusive join in a loop waits for those that still come, round by round', async () => {
    const loop = new Case(await drawn(`<inclusiveGateway id="G"/><userTask id="A"/><userTask id="B"/><inclusiveGateway id="J"/><exclusiveGateway id="X" default="X-E"/><exclusiveGateway id="M"/><endEvent id="E"/>${path('S', 'M', 'G', 'A', 'J', 'X', 'E')}${flow('G', 'B', 'true')}${flow('B', 'J')}${flow('X', 'M', 'again = true')}`), { again: true })
    loop.completes('A')
    expect(loop.open).toEqual(['B'])
    loop.completes('B')
    expect(loop.open).toEqual(['A', 'B'])
    loop.completes('B', { again: false }).completes('A')
    expect([loop.times('J'), loop.state.ended]).toEqual([2, 'E'])
  })
  test('a complex join goes on at two of three and swallows the third', async () => {
    const two = new Case(await drawn(`<parallelGateway id="G"/>${['A', 'B', 'C'].map((one) => `<userTask id="${one}"/>${path('G', one, 'J')}`).join('')}<complexGateway id="J"><activationCondition>activationCount = 2</activationCondition></complexGateway><userTask id="N"/><endEvent id="E"/>${path('S', 'G')}${path('J', 'N', 'E')}`))
    two.completes('A').completes('C')
    expect(two.open).toEqual(['B', 'N'])
    two.completes('B').completes('N')
    expect([two.times('N'), two.state.ended, two.state.tokens]).toEqual([1, 'E', []])
  })
  test('of events that race, the first decides', async () => {
    const race = new Case(await drawn(`<eventBasedGateway id="G"/><intermediateCatchEvent id="W">${timer()}</intermediateCatchEvent><receiveTask id="R" messageRef="M"/><endEvent id="E1"/><endEvent id="E2"/>${path('S', 'G', 'W', 'E1')}${path('G', 'R', 'E2')}`, '<message id="M" name="paid"/>'))
    expect(race.waits).toEqual(['R', 'W'])
    expect(race.does({ kind: 'message', name: 'paid' }).state).toMatchObject({ ended: 'E2', waits: [] })
  })
})

describe('1.3.3 many instances (13.3.7)', () => {
  const many = (sequential: boolean, completion = '') => drawn(`<userTask id="T"><multiInstanceLoopCharacteristics isSequential="${sequential}" zf:collection="people" zf:element="person">${completion && `<completionCondition>${completion}</completionCondition>`}</multiInstanceLoopCharacteristics></userTask><boundaryEvent id="Late" attachedToRef="T" cancelActivity="false">${timer('<timeCycle>R2/PT1H</timeCycle>')}</boundaryEvent><userTask id="Remind"/><endEvent id="RE"/><endEvent id="E"/>${path('S', 'T', 'E')}${path('Late', 'Remind', 'RE')}`)
  const people = ['wei', 'lao', 'wan']
  test('side by side: enough is enough, the rest is cancelled', async () => {
    const votes = new Case(await many(false, 'nrOfCompletedInstances &gt;= 2'), { people })
    expect(votes.open).toEqual(['T', 'T', 'T'])
    expect(votes.completes('T').completes('T').state).toMatchObject({ ended: 'E', tokens: [], waits: [] })
  })
  test('in order, over the people as they were when it began', async () => {
    const signs = new Case(await many(true), { people })
    signs.completes('T', { people: [] }).completes('T')
    expect(signs.open).toEqual(['T'])
    expect(signs.completes('T').state.ended).toBe('E')
    expect(signs.times('T')).toBe(4)
  })
  test('what each comes to is collected in its place, and is there when enough are done; one that was not done came to nothing (10.3.8)', async () => {
    const asked = async (completion = '') => new Case(await drawn(`<userTask id="T"><ioSpecification><dataOutput id="Out" name="answers" isCollection="true"/><inputSet/><outputSet><dataOutputRefs>Out</dataOutputRefs></outputSet></ioSpecification><multiInstanceLoopCharacteristics zf:collection="people"><loopDataOutputRef>Out</loopDataOutputRef><outputDataItem id="O" name="answer"/>${completion}</multiInstanceLoopCharacteristics></userTask><endEvent id="E"/>${path('S', 'T', 'E')}`), { people })
    const answers = (one: Case) => one.state.variables['answers']
    const all = await asked()
    expect(answers(all.completes('T', { answer: 'yes' }).completes('T'))).toBeUndefined()
    expect(answers(all.completes('T', { answer: 'no' }))).toEqual(['yes', null, 'no'])
    expect(answers((await asked('<completionCondition>answer = "no"</completionCondition>')).completes('T', { answer: 'no' }))).toEqual(['no', null, null])
  })
  test('nobody: it is passed', async () => { expect(new Case(await many(false), { people: [] }).state.ended).toBe('E') })
  test('a reminder runs alongside as often as its cycle says, and ends with what it stands on', async () => {
    const late = new Case(await many(false), { people: ['wei'] })
    late.fires('Late').fires('Late')
    expect([late.open, late.waits]).toEqual([['Remind', 'Remind', 'T'], []])
    late.completes('T')
    expect(late.state.ended).toBeUndefined()
    expect(late.completes('Remind').completes('Remind').state.ended).toBeDefined()
  })
  test('one of many is not returned alone', async () => {
    const definition = await drawn(`<userTask id="A"/><userTask id="T"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="E"/>${path('S', 'A', 'T', 'E')}`)
    const back = new Case(definition).completes('A').completes('T')
    back.does({ kind: 'jump', tokens: [back.state.tokens.find(({ at }) => at === 'work')?.id ?? 0], to: ['A'], reach: 'branch' })
    expect(back.state.tokens.map(({ node }) => node)).toEqual(['P', 'A'])
    expect(back.completes('A').completes('T').completes('T').completes('T').state.ended).toBe('E')
  })
})

describe('1.3.3 event sub-processes and migration (13.5.4)', () => {
  const guarded = (interrupting: boolean) => drawn(`<userTask id="T"/><boundaryEvent id="L" attachedToRef="T" cancelActivity="false">${timer()}</boundaryEvent><userTask id="R"/><endEvent id="RE"/><endEvent id="E"/>${path('S', 'T', 'E')}${path('L', 'R', 'RE')}
    <subProcess id="H" triggeredByEvent="true"><startEvent id="HS" isInterrupting="${interrupting}"><signalEventDefinition signalRef="Stop"/></startEvent><userTask id="HT"/><endEvent id="HE"/>${path('HS', 'HT', 'HE')}</subProcess>`, '<signal id="Stop" name="stop"/>')
  test('one that interrupts begins once and replaces its scope, one that does not begins as often as it is called', async () => {
    const stopped = new Case(await guarded(true)).does({ kind: 'signal', name: 'stop' }).does({ kind: 'signal', name: 'stop' })
    expect([stopped.open, stopped.waits]).toEqual([['HT'], []])
    const beside = new Case(await guarded(false)).does({ kind: 'signal', name: 'stop' }).does({ kind: 'signal', name: 'stop' })
    expect(beside.open).toEqual(['HT', 'HT', 'T'])
    expect(beside.completes('HT').completes('HT').completes('T').state).toMatchObject({ ended: 'E', waits: [] })
  })
  test('what has happened already is not waited for again in another version', async () => {
    for (const happened of [new Case(await guarded(true)).does({ kind: 'signal', name: 'stop' }), new Case(await guarded(false)).fires('L').does({ kind: 'signal', name: 'stop' })]) {
      expect(migrate(happened.definition, happened.definition, happened.state, {}, host)).toMatchObject({ state: happened.state, effects: [] })
    }
  })
  test('what the new version adds is waited for', async () => {
    const old = new Case(await drawn(`<userTask id="T"/><endEvent id="E"/>${path('S', 'T', 'E')}`))
    const result = migrate(old.definition, await guarded(true), old.state, {}, host)
    expect('state' in result && result.state.waits.map(({ node }) => node).toSorted()).toEqual(['HS', 'L'])
  })
  test('a compensation under way is migrated where it stands, and not returned', async () => {
    const undoing = new Case(await drawn(`<userTask id="T"/>${undo('T')}${throwing}${path('S', 'T', 'Undo', 'E')}`)).completes('T')
    expect(migrate(undoing.definition, undoing.definition, undoing.state, {}, host)).toMatchObject({ state: undoing.state })
    const token = undoing.state.tokens.find(({ node }) => node === 'TUndo')?.id ?? 0
    expect(() => undoing.does({ kind: 'jump', tokens: [token], to: ['T'], reach: 'branch' })).toThrow(/compensation/i)
    expect(undoing.completes('TUndo').state.ended).toBe('E')
  })
  test('a signal that an event sub-process takes reaches the boundary around it only when it is thrown again', async () => {
    const heard = async (end: string) => new Case(await drawn(`<subProcess id="B"><startEvent id="BS"/><userTask id="T"/><endEvent id="BE"/>${path('BS', 'T', 'BE')}<subProcess id="H" triggeredByEvent="true"><startEvent id="HS"><signalEventDefinition signalRef="Stop"/></startEvent><endEvent id="HE">${end}</endEvent>${path('HS', 'HE')}</subProcess></subProcess><boundaryEvent id="C" attachedToRef="B"><signalEventDefinition signalRef="Stop"/></boundaryEvent><endEvent id="E"/><endEvent id="Out"/>${path('S', 'B', 'E')}${path('C', 'Out')}`, '<signal id="Stop" name="Stop"/>')).does({ kind: 'signal', name: 'Stop' })
    expect((await heard('')).state.ended).toBe('E')
    expect((await heard('<signalEventDefinition signalRef="Stop"/>')).state.ended).toBe('Out')
  })
  test('an escalation passes by the nearest that catches it, an error ends what it interrupts', async () => {
    const raised = (kind: string, interrupting: string) => drawn(`<subProcess id="B"><startEvent id="BS"/><parallelGateway id="G"/><userTask id="T"/><intermediateThrowEvent id="Up"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent><userTask id="U"/><endEvent id="BE1"/><endEvent id="BE2"/>${path('BS', 'G', 'T', 'BE1')}${path('G', 'Up', 'U', 'BE2')}</subProcess><boundaryEvent id="C" attachedToRef="B" cancelActivity="${interrupting}"><${kind}EventDefinition ${kind}Ref="X"/></boundaryEvent><userTask id="Seen"/><endEvent id="E1"/><endEvent id="E2"/>${path('S', 'B', 'E1')}${path('C', 'Seen', 'E2')}`, '<escalation id="X" escalationCode="late"/>')
    expect(new Case(await raised('escalation', 'false')).open).toEqual(['Seen', 'T', 'U'])
    expect(new Case(await raised('escalation', 'true')).open).toEqual(['Seen'])
  })
})
