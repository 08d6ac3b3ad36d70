/** Reading BPMN back as a vertical flow; a drawing outside its shapes is told so, by the element that does not fit. */
import { Parser } from 'saxen'
import { refuse, type Refusal } from '#words'
import type { Branch, Ends, Facts, Step, Vertical } from './flow.ts'
import { graphOf, ids } from './graph.ts'
import { spaces } from './write.ts'

export type Raw = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Raw[]; text: string }

/** `why` says what keeps the drawing from being shown top to bottom. */
export function verticalOf(xml: string, pool: string, ends: Ends): { readonly flow: Vertical } | { readonly why: Refusal } {
  const root = treeOf(xml)
  const processes = root?.children.filter(({ name }) => name === 'bpmn:process') ?? []
  const [process] = processes
  const stranger = root?.children.find(({ name }) => name !== 'bpmn:process' && name !== 'bpmndi:BPMNDiagram')
  if (!process || processes.length > 1 || stranger || process.attributes['id'] !== pool) return { why: outside(stranger?.attributes['id'] ?? pool, '有多个池或其他元素', 'more than one pool, or other elements') }
  const reading = new Reading(process)
  const read = reading.chain(reading.after(ids.start), ends.approve)
  if (!Array.isArray(read)) return { why: read as Refusal }
  const flow: Vertical = { pool, name: process.attributes['name'] ?? '', ends, steps: read as Step[] }
  const lost = firstDifference(process, flow)
  return lost === undefined ? { flow } : { why: outside(lost, '有竖排视图无法保留的内容', 'something the simple view could not keep') }
}

const outside = (id: string, zh: string, en: string): Refusal => refuse(`图中${zh}（${id}），请用 BPMN 视图编辑`, `The drawing has ${en} (${id}); edit it in the BPMN view`, id, { rule: 'vertical' })

class Reading {
  private readonly nodes: ReadonlyMap<string, Raw>
  private readonly flows: readonly Raw[]

  constructor(process: Raw) {
    this.flows = process.children.filter(({ name }) => name === 'bpmn:sequenceFlow')
    this.nodes = new Map(process.children.flatMap((one) => (one.attributes['id'] && one.name !== 'bpmn:sequenceFlow' ? [[one.attributes['id'], one] as const] : [])))
  }

  after(id: string): string { return this.leaving(id)[0]?.attributes['targetRef'] ?? '' }

  /** Steps from a node up to, without, the one it must come to. */
  chain(from: string, stop: string, depth = 0): readonly Step[] | Refusal {
    const steps: Step[] = []
    for (let at = from; at !== stop;) {
      const node = this.nodes.get(at)
      if (!node || depth > 50 || steps.length > 500) return outside(at || stop, '的走向不是逐步向下', 'a way that does not lead step by step')
      const read = this.step(node, at, depth)
      if ('refused' in read) return read
      steps.push(read.step)
      at = read.next
    }
    return steps
  }

  private step(node: Raw, id: string, depth: number): { readonly step: Step; readonly next: string } | Refusal {
    const named = { id, name: node.attributes['name'] ?? '', facts: factsOf(node) }
    if (node.name === 'bpmn:sendTask') return { step: { kind: 'copy', ...named }, next: this.after(id) }
    if (node.name === 'bpmn:userTask') {
      const yes = this.flows.find(({ attributes }) => attributes['id'] === ids.yes(id))
      return yes && this.after(id) === ids.outcome(id) ? { step: { kind: 'approve', ...named }, next: yes.attributes['targetRef'] ?? '' } : outside(id, '有任务不是按“同意、驳回、退回”分开的', 'a task that is not followed by approve, reject and return')
    }
    const kind = node.name === 'bpmn:exclusiveGateway' ? 'choice' : node.name === 'bpmn:parallelGateway' ? 'together' : undefined
    if (!kind) return outside(id, '有竖排视图没有的元素', 'an element that the simple view does not have')
    const branches: Branch[] = []
    for (const flow of this.leaving(id)) {
      const { id: branch = '', name = '', targetRef = '' } = flow.attributes
      const steps = this.chain(targetRef, ids.join(id), depth + 1)
      if (!Array.isArray(steps)) return steps as Refusal
      const condition = flow.children.find((one) => one.name === 'bpmn:conditionExpression')?.text
      branches.push({ id: branch, name, facts: factsOf(flow), ...(condition === undefined ? {} : { condition }), steps })
    }
    return branches.length > 1 ? { step: { kind, ...named, branches }, next: this.after(ids.join(id)) } : outside(id, '有分支不成对', 'a gateway that does not branch')
  }

  /** In the order the node names them. */
  private leaving(id: string): readonly Raw[] {
    const order = this.nodes.get(id)?.children.filter(({ name }) => name === 'bpmn:outgoing').map(({ text }) => text.trim()) ?? []
    return this.flows.filter(({ attributes }) => attributes['sourceRef'] === id).toSorted((a, b) => order.indexOf(a.attributes['id'] ?? '') - order.indexOf(b.attributes['id'] ?? ''))
  }
}

/** What would be lost if the flow were written again: the first element that is not what the flow says. */
function firstDifference(process: Raw, flow: Vertical): string | undefined {
  const { shapes, edges } = graphOf(flow)
  const said = new Map([
    ...shapes.map(({ id, tag, name, facts, otherwise, terminates }) => [id, saying(`bpmn:${tag}`, { id, name, default: otherwise ?? '' }, facts, terminates ? ['bpmn:terminateEventDefinition'] : [])] as const),
    ...edges.map(({ id, from, to, name, facts, condition }) => [id, saying('bpmn:sequenceFlow', { id, name, sourceRef: from, targetRef: to }, facts, condition === undefined ? [] : [`bpmn:conditionExpression ${condition}`])] as const),
  ])
  const found = new Map(process.children.map((one) => [one.attributes['id'] ?? '', saying(one.name, plainOf(one), factsOf(one), one.children.filter(({ name }) => name !== 'bpmn:incoming' && name !== 'bpmn:outgoing').map(({ name, text }) => `${name} ${text}`.trim()))]))
  return [...new Set([...said.keys(), ...found.keys()])].find((id) => said.get(id) !== found.get(id))
}
const saying = (name: string, plain: Facts, facts: Facts, inside: readonly string[]): string => JSON.stringify([name, sorted(plain), sorted(facts), inside])
const sorted = (facts: Facts) => Object.entries(facts).filter(([, value]) => value !== '').toSorted(([a], [b]) => (a < b ? -1 : 1))

const factsOf = ({ attributes }: Raw): Facts => Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (key.startsWith('zf:') ? [[key.slice(3), value]] : [])))
const plainOf = ({ attributes }: Raw): Facts => Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith('zf:')))

/** Names under the prefixes we write, whatever the file calls them; nothing for what is not XML. */
export function treeOf(xml: string, under: Readonly<Record<string, string>> = spaces): Raw | undefined {
  const root: Raw = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new Parser()
  let broken = false
  parser.ns(Object.fromEntries(Object.entries(under).map(([prefix, space]) => [space, prefix])))
  parser.on('openTag', (name, attributesOf, decode) => {
    const attributes = Object.fromEntries(Object.entries(attributesOf()).map(([key, value]) => [key, decode(value)]))
    const element: Raw = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closeTag', () => { open.pop() })
  parser.on('text', (text, decode) => { (open.at(-1) as Raw).text += decode(text) })
  parser.on('cdata', (text) => { (open.at(-1) as Raw).text += text })
  parser.on('error', () => { broken = true })
  parser.parse(xml)
  return broken ? undefined : root.children[0]
}
