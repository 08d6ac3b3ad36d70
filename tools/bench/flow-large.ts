/** Large drawings and large approvals: a definition of 242 nodes, and 500 people who all must sign. */
import { decide } from '#act'
import { actorOfPerson } from '#allow'
import { compile, publishDrawing } from '#flow'
import { dayOf } from '#words'
import { begin, step, type State } from '../../kernel/flow/engine/index.ts'
import type { Stall } from '../testing/open-stall.ts'
import { waiting, writable } from './flow-cases.ts'
import { median, say } from './measure.ts'

const spaces = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zf="http://zhangfa.example/bpmn" targetNamespace="http://zhangfa.example/test"'

/** Sixty times a choice between two tasks, each choice a gateway, two tasks and a join; with start and end 242 nodes. */
const longDrawing = (): string => {
  const flow = (from: string, to: string, condition = '') => `<sequenceFlow id="f_${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`}</sequenceFlow>`
  const block = (n: number) => `<exclusiveGateway id="split${n}" default="f_split${n}_b${n}"/><userTask id="a${n}" name="a"/><userTask id="b${n}" name="b"/><exclusiveGateway id="join${n}"/>`
    + flow(`split${n}`, `a${n}`, 'amount > 10') + flow(`split${n}`, `b${n}`) + flow(`a${n}`, `join${n}`) + flow(`b${n}`, `join${n}`) + flow(`join${n}`, n === 60 ? 'done' : `split${n + 1}`)
  return `<definitions ${spaces}><process id="long" isExecutable="true"><startEvent id="start"/><endEvent id="done"/>${flow('start', 'split1')}${Array.from({ length: 60 }, (_, at) => block(at + 1)).join('')}</process></definitions>`
}

export async function large(stall: Stall): Promise<void> {
  const xml = longDrawing()
  const compiling: number[] = []
  for (let n = 0; n < 5; n++) { const began = performance.now(); await compile(xml); compiling.push(performance.now() - began) }
  const definition = await compile(xml)
  const { steps, seconds, bytes } = walked(definition)
  say(`\n3. A drawing of ${Object.values(definition.nodes).filter(({ kind }) => kind !== 'process').length} nodes compiles in ${median(compiling).toFixed(0)} ms; the engine alone completes ${(steps / seconds).toFixed(0)} tasks/s in it, its state is ${bytes} bytes at most`)
  await together(stall, 500)
}

function walked(definition: Awaited<ReturnType<typeof compile>>): { readonly steps: number; readonly seconds: number; readonly bytes: number } {
  const host = { evaluate: (_: string, { amount }: Readonly<Record<string, unknown>>) => Number(amount) > 10 }
  const began = performance.now()
  let [steps, bytes] = [0, 0]
  while (performance.now() - began < 1000) {
    let { state }: { state: State } = begin(definition, 'long', { amount: 20 }, host)
    for (let token = atWork(state); token; token = atWork(state)) { state = step(definition, state, { kind: 'complete', token: token.id }, host).state; steps++; if (steps % 7 === 0) bytes = Math.max(bytes, JSON.stringify(state).length) }
  }
  return { steps, seconds: (performance.now() - began) / 1000, bytes }
}

const atWork = ({ tokens }: State) => tokens.find(({ at }) => at === 'work')

/** All sign, one after the other; the case goes on with the last. */
async function together(stall: Stall, count: number): Promise<void> {
  const { house } = stall
  const { store, plan } = house
  const columns = (await writable(store, 'commons.person')).join(', ')
  const people = await store.query<{ id: string; login: string }>({
    values: [stall.ids['wan'], count], text: `insert into commons.person (${columns}) select ${columns} from (select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', p.number || '-' || n, 'code', 'sign' || n, 'login', 'sign' || n))).* from commons.person p, generate_series(1, $2::integer) n where p.id = $1) copies returning id, login`,
  })
  const xml = `<definitions ${spaces}><process id="wish-approval" isExecutable="true"><startEvent id="Asked"/><userTask id="Decide" name="会签" zf:en="All sign" zf:mode="all" zf:approvers="${people.map(({ login }) => `person:${login}`).join(',')}"/><serviceTask id="MarkApproved" name="批准"/><serviceTask id="MarkRejected" name="驳回"/><endEvent id="Done"/><exclusiveGateway id="Outcome" default="f4"/>`
    + `<sequenceFlow id="f1" sourceRef="Asked" targetRef="Decide"/><sequenceFlow id="f2" sourceRef="Decide" targetRef="Outcome"/><sequenceFlow id="f3" sourceRef="Outcome" targetRef="MarkApproved"><conditionExpression xsi:type="tFormalExpression">outcome = "approve"</conditionExpression></sequenceFlow><sequenceFlow id="f4" sourceRef="Outcome" targetRef="MarkRejected"/><sequenceFlow id="f5" sourceRef="MarkApproved" targetRef="Done"/><sequenceFlow id="f6" sourceRef="MarkRejected" targetRef="Done"/></process></definitions>`
  await store.transaction(async (unit) => publishDrawing(unit, { key: 'wish', label: ['申请流程', 'Wish process'], xml, definition: await compile(xml) }, stall.ids['lao'] ?? ''))
  let began = performance.now()
  const { task, wish } = await waiting(stall)
  const opened = performance.now() - began
  const actors = await Promise.all(people.map(({ id }) => actorOfPerson(store, plan, id, dayOf(store.clock().toISOString()))))
  const times: number[] = []
  for (const actor of actors) if (actor) { began = performance.now(); await decide(house, actor, { task, verb: 'approve' }); times.push(performance.now() - began) }
  const [{ state }] = await store.query<{ state: string }>({ text: 'select state from stall.wish where id = $1', values: [wish] }) as [{ state: string }]
  say(`   会签 of ${times.length}: made and opened in ${opened.toFixed(0)} ms, a signature takes ${median(times).toFixed(1)} ms, the last ${times.at(-1)?.toFixed(0)} ms, all ${(times.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1)} s; the wish is then ${state}`)
}
