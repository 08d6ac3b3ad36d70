/** What the standard says of data and of messages that belong together, each on a drawing small enough to follow with a finger. */
import { describe, expect, test } from 'vitest'
import { begin, compile, step, type Definition, type Event, type Host, type State, type Variables } from './index.ts'
import { worth } from '../decision/index.ts'

const host: Host = { evaluate: worth }
const path = (...nodes: readonly string[]) => nodes.slice(1).map((node, at) => `<sequenceFlow id="${nodes[at]}-${node}" sourceRef="${nodes[at]}" targetRef="${node}"/>`).join('')
const drawn = (inner: string, more = '') => compile(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zf="http://zhangfa.example/bpmn" xmlns:c="http://other.example/bpmn">${more}<process id="P" isExecutable="true">${inner}</process></definitions>`, 'walk')
const line = (inner: string, node = 'T') => drawn(`<startEvent id="S"/>${inner}<endEvent id="E"/>${path('S', node, 'E')}`)

/** An instance, what it asks to be done, and what it throws. */
class Case {
  readonly thrown: [string, Variables | undefined][] = []
  state: State
  readonly definition: Definition
  constructor(definition: Definition, variables: Variables = {}, start?: { readonly node: string; readonly by: { readonly kind: 'message'; readonly name: string } }) {
    this.definition = definition
    this.state = { process: 'P', next: 1, tokens: [], waits: [], done: [], variables }
    this.#kept(begin(definition, 'P', variables, host, start?.node, start?.by))
  }
  does(event: Event): this { this.#kept(step(this.definition, this.state, event, host)); return this }
  completes(node: string, variables: Variables = {}): this { return this.does({ kind: 'complete', token: this.at(node).id, variables }) }
  hears(name: string, variables: Variables = {}): this { return this.does({ kind: 'message', name, variables }) }
  at(node: string) { return this.state.tokens.find((token) => token.node === node && token.at === 'work') ?? { id: -1, variables: {} } }
  get open(): readonly string[] { return this.state.tokens.filter(({ at }) => at === 'work').map(({ node }) => node).toSorted() }
  #kept({ state, effects }: ReturnType<typeof step>): void { this.state = state; for (const effect of effects) if (effect.effect === 'throw') this.thrown.push([effect.name, effect.variables]) }
}

/** A task with data of its own, tied to the data of the process by what stands in the associations. */
const worked = (into: string, outOf: string) => `<dataObject id="Amount" name="amount"/><dataObject id="Order" name="order"/>
  <userTask id="T"><ioSpecification><dataInput id="In" name="given"/><dataOutput id="Out" name="found"/><inputSet><dataInputRefs>In</dataInputRefs></inputSet><outputSet><dataOutputRefs>Out</dataOutputRefs></outputSet></ioSpecification>
  <dataInputAssociation id="a1"><sourceRef>Amount</sourceRef><targetRef>In</targetRef>${into}</dataInputAssociation><dataOutputAssociation id="a2"><sourceRef>Out</sourceRef><targetRef>Order</targetRef>${outOf}</dataOutputAssociation></userTask>`

describe('1.3.3 data is carried into an activity as it begins and out of it as it is done (BPMN 2.0.2, 10.4.2)', () => {
  test('copied under another name: nobody outside knows what the activity calls it', async () => {
    const copied = new Case(await line(worked('', '')), { amount: 100 })
    expect(copied.at('T').variables).toEqual({ given: 100, found: null })
    expect(copied.completes('T', { found: { total: 7 }, opinion: 'yes' }).state.variables).toEqual({ amount: 100, opinion: 'yes', order: { total: 7 } })
  })
  test('transformed on the way', async () => {
    const changed = new Case(await line(worked('<transformation>amount * 2</transformation>', '<transformation>{ total: found }</transformation>')), { amount: 100 })
    expect(changed.at('T').variables).toMatchObject({ given: 200 })
    expect(changed.completes('T', { found: 5 }).state.variables).toMatchObject({ amount: 100, order: { total: 5 } })
  })
  test('assigned part by part: the rest of what it is assigned to stays', async () => {
    const assigned = new Case(await line(worked('<assignment><from>amount + 1</from><to>given</to></assignment>', '<assignment><from>found</from><to>order.total</to></assignment><assignment><from>"CNY"</from><to>Order/price/currency</to></assignment>')), { amount: 1, order: { number: 'PO-1' } })
    expect(assigned.at('T').variables).toMatchObject({ given: 2 })
    expect(assigned.completes('T', { found: 5 }).state.variables).toMatchObject({ order: { number: 'PO-1', total: 5, price: { currency: 'CNY' } } })
  })
  test('a data object of a sub-process lives as long as it does (10.4.1)', async () => {
    const inside = new Case(await line('<subProcess id="B"><dataObject id="Draft" name="draft"/><startEvent id="BS"/><userTask id="T"/><userTask id="U"/><endEvent id="BE"/>' + path('BS', 'T', 'U', 'BE') + '</subProcess>', 'B'), {})
    expect(inside.completes('T', { draft: 1, kept: 2 }).state.variables).toEqual({ kept: 2 })
    expect(inside.state.tokens.find(({ node }) => node === 'B')?.variables).toEqual({ draft: 1 })
    expect(inside.completes('U').state).toMatchObject({ ended: 'E', variables: { kept: 2 } })
  })
  test('of many, each is given its own and all together give out what they came to', async () => {
    const asked = new Case(await line(`<dataObject id="All" name="answers" isCollection="true"/><userTask id="T"><ioSpecification><dataInput id="In" name="list" isCollection="true"/><dataOutput id="Out" name="found" isCollection="true"/><inputSet><dataInputRefs>In</dataInputRefs></inputSet><outputSet><dataOutputRefs>Out</dataOutputRefs></outputSet></ioSpecification>
      <property id="Pr" name="__targetRef_placeholder"/><dataInputAssociation id="a1"><targetRef>In</targetRef><transformation>people[item != "wei"]</transformation></dataInputAssociation><dataOutputAssociation id="a2"><sourceRef>Out</sourceRef><targetRef>All</targetRef></dataOutputAssociation>
      <multiInstanceLoopCharacteristics><loopDataInputRef>In</loopDataInputRef><loopDataOutputRef>Out</loopDataOutputRef><inputDataItem id="I" name="person"/><outputDataItem id="O" name="answer"/></multiInstanceLoopCharacteristics></userTask>`), { people: ['wei', 'lao', 'wan'] })
    expect(asked.state.tokens.filter(({ index }) => index !== undefined).map(({ variables }) => variables?.['person'])).toEqual(['lao', 'wan'])
    expect(asked.completes('T', { answer: 'yes' }).completes('T', { answer: 'no' }).state).toMatchObject({ ended: 'E', variables: { answers: ['yes', 'no'] } })
    expect(Object.keys(asked.state.variables)).not.toContain('found')
  })
  test('a message carries what its event takes in, and gives what it brings to whoever catches it', async () => {
    const told = '<message id="M" name="paid"/><message id="N" name="sent"/>'
    const events = new Case(await drawn(`<dataObject id="Order" name="order"/><dataObject id="Slip" name="slip"/><startEvent id="S"/><intermediateThrowEvent id="Throw"><dataInput id="In" name="number"/><dataInputAssociation id="a1"><sourceRef>Order</sourceRef><targetRef>In</targetRef><transformation>order.number</transformation></dataInputAssociation><inputSet><dataInputRefs>In</dataInputRefs></inputSet><messageEventDefinition messageRef="N"/></intermediateThrowEvent>
      <intermediateCatchEvent id="Catch"><dataOutput id="Out" name="bank"/><dataOutputAssociation id="a2"><sourceRef>Out</sourceRef><targetRef>Slip</targetRef><assignment><from>bank</from><to>slip.bank</to></assignment></dataOutputAssociation><outputSet><dataOutputRefs>Out</dataOutputRefs></outputSet><messageEventDefinition messageRef="M"/></intermediateCatchEvent><endEvent id="E"/>${path('S', 'Throw', 'Catch', 'E')}`, told), { order: { number: 'PO-1' } })
    expect(events.thrown).toEqual([['sent', { number: 'PO-1' }]])
    expect(events.hears('paid', { bank: 'ICBC' }).state).toMatchObject({ ended: 'E', variables: { slip: { bank: 'ICBC' } } })
    expect(Object.keys(events.state.variables)).not.toContain('bank')
  })
})

describe('1.3.3 what a call passes on and takes back (10.3.6)', () => {
  const called = (call: string, own = '') => drawn(`<dataObject id="Order" name="order"/><startEvent id="S"/><callActivity id="C" calledElement="Q">${call}</callActivity><endEvent id="E"/>${path('S', 'C', 'E')}`, `<process id="Q" isExecutable="true">${own}<startEvent id="QS"/><userTask id="T"/><endEvent id="QE"/>${path('QS', 'T', 'QE')}</process>`)
  const data = (input: string, output: string) => `<ioSpecification><dataInput id="${input}I" name="${input}"/><dataOutput id="${output}O" name="${output}"/><inputSet><dataInputRefs>${input}I</dataInputRefs></inputSet><outputSet><dataOutputRefs>${output}O</dataOutputRefs></outputSet></ioSpecification>`
  test('its data one by one, under the names of the called process; nothing else goes in or comes back', async () => {
    const one = new Case(await called(`${data('what', 'answer')}<dataInputAssociation id="a1"><sourceRef>Order</sourceRef><targetRef>whatI</targetRef><transformation>order.number</transformation></dataInputAssociation><dataOutputAssociation id="a2"><sourceRef>answerO</sourceRef><targetRef>Order</targetRef><assignment><from>answer</from><to>order.state</to></assignment></dataOutputAssociation>`, data('subject', 'verdict')), { order: { number: 'PO-1' }, secret: 1 })
    expect(one.state.tokens.find(({ node }) => node === 'C')?.variables).toEqual({ subject: 'PO-1' })
    expect(one.completes('T', { verdict: 'good', aside: 2 }).state).toMatchObject({ ended: 'E', variables: { order: { number: 'PO-1', state: 'good' }, secret: 1 } })
    expect(Object.keys(one.state.variables)).toEqual(['order', 'secret'])
  })
  test('by the mappings that other tools write', async () => {
    const one = new Case(await called('<extensionElements><c:in source="amount" target="sum"/><c:in sourceExpression="amount * 2" target="twice"/><c:out source="verdict" target="said"/></extensionElements>'), { amount: 3, secret: 1 })
    expect(one.state.tokens.find(({ node }) => node === 'C')?.variables).toEqual({ sum: 3, twice: 6 })
    expect(one.completes('T', { verdict: 'good', aside: 2 }).state.variables).toEqual({ amount: 3, secret: 1, said: 'good' })
    const mapped = new Case(await line('<userTask id="T"><extensionElements><c:ioMapping><c:input source="=amount + 1" target="given"/><c:output source="=found.total" target="order.total"/></c:ioMapping></extensionElements></userTask>'), { amount: 1, order: { number: 'PO-1' } })
    expect(mapped.at('T').variables).toEqual({ given: 2 })
    expect(mapped.completes('T', { found: { total: 5 } }).state.variables).toEqual({ amount: 1, order: { number: 'PO-1', total: 5 } })
  })
  test('where nothing is said, it begins with what its caller sees and gives back what is new', async () => {
    const one = new Case(await called(''), { amount: 3 })
    expect(one.completes('T', { amount: 4, aside: 2, more: 5 }).state.variables).toEqual({ amount: 3, aside: 2, more: 5 })
  })
})

describe('1.3.3 a message is heard by the instance whose key it carries (8.4.2, 8.4.3)', () => {
  const told = (binding = '') => [`<message id="M" name="paid"/><message id="N" name="sent"/>
    <correlationProperty id="Number"><correlationPropertyRetrievalExpression id="r1" messageRef="M"><messagePath>payment.order</messagePath></correlationPropertyRetrievalExpression><correlationPropertyRetrievalExpression id="r2" messageRef="N"><messagePath>number</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
    <collaboration id="Co"><participant id="Pa" processRef="P"/><correlationKey id="Key"><correlationPropertyRef>Number</correlationPropertyRef></correlationKey></collaboration>`, binding && `<correlationSubscription id="Cs" correlationKeyRef="Key"><correlationPropertyBinding id="b1" correlationPropertyRef="Number"><dataPath>order.number</dataPath></correlationPropertyBinding></correlationSubscription>`] as const
  const waits = (binding: string, inner = `<startEvent id="S"/><receiveTask id="R" messageRef="M"/><endEvent id="E"/>${path('S', 'R', 'E')}`) => { const [outside, inside] = told(binding); return drawn(`${inner}${inside}`, outside) }
  test('as the data of the process says it, also when that changes', async () => {
    const one = new Case(await waits('bound'), { order: { number: 'PO-1' } })
    expect(one.hears('paid', { payment: { order: 'PO-2' } }).hears('paid', {}).open).toEqual(['R'])
    expect(one.does({ kind: 'changed', variables: { order: { number: 'PO-2' } } }).hears('paid', { payment: { order: 'PO-2' } }).state.ended).toBe('E')
  })
  test('as the first message of the conversation said it, be it sent or received', async () => {
    const twice = new Case(await waits('', `<startEvent id="S"/><receiveTask id="R" messageRef="M"/><receiveTask id="R2" messageRef="M"/><endEvent id="E"/>${path('S', 'R', 'R2', 'E')}`))
    expect(twice.hears('paid', { payment: { order: 'PO-1' } }).hears('paid', { payment: { order: 'PO-2' } }).open).toEqual(['R2'])
    expect(twice.hears('paid', { payment: { order: 'PO-1' } }).state.ended).toBe('E')
    const sent = new Case(await waits('', `<dataObject id="Order" name="order"/><startEvent id="S"/><sendTask id="Send" messageRef="N"><ioSpecification><dataInput id="In" name="number"/><inputSet><dataInputRefs>In</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation id="a1"><sourceRef>Order</sourceRef><targetRef>In</targetRef></dataInputAssociation></sendTask><receiveTask id="R" messageRef="M"/><endEvent id="E"/>${path('S', 'Send', 'R', 'E')}`), { order: 'PO-7' })
    expect(sent.hears('paid', { payment: { order: 'PO-8' } }).open).toEqual(['R'])
    expect(sent.hears('paid', { payment: { order: 'PO-7' } }).state.ended).toBe('E')
  })
  test('of several waits in one instance, the one it is for', async () => {
    const each = new Case(await waits('bound', `<startEvent id="S"/><subProcess id="B"><multiInstanceLoopCharacteristics zf:collection="orders" zf:element="order"/><startEvent id="BS"/><receiveTask id="R" messageRef="M"/><userTask id="T"/><endEvent id="BE"/>${path('BS', 'R', 'T', 'BE')}</subProcess><endEvent id="E"/>${path('S', 'B', 'E')}`), { orders: [{ number: 'PO-1' }, { number: 'PO-2' }] })
    each.hears('paid', { payment: { order: 'PO-2' } })
    const scope = each.state.tokens.find(({ node }) => node === 'T')?.scope
    expect(each.state.tokens.find(({ id }) => id === scope)?.variables).toMatchObject({ order: { number: 'PO-2' } })
    expect(each.open).toEqual(['R', 'T'])
  })
})

describe('1.3.3 a process that several events begin (10.5.2)', () => {
  const both = () => drawn(`<startEvent id="S" parallelMultiple="true"><messageEventDefinition messageRef="M"/><messageEventDefinition messageRef="N"/></startEvent><userTask id="T"/><endEvent id="E"/>${path('S', 'T', 'E')}`, '<message id="M" name="paid"/><message id="N" name="sent"/>')
  const by = (name: string) => ({ node: 'S', by: { kind: 'message', name } }) as const
  test('begins when each has come, in whatever order; one that comes again begins nothing', async () => {
    const one = new Case(await both(), {}, by('sent'))
    expect([one.open, one.state.waits.map(({ name }) => name)]).toEqual([['S'], ['paid']])
    expect(one.hears('sent').open).toEqual(['S'])
    expect(one.hears('paid', { amount: 3 }).open).toEqual(['T'])
    expect(one.completes('T').state).toMatchObject({ ended: 'E', tokens: [], variables: { amount: 3 } })
  })
})
