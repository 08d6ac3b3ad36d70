/** What a drawing that compiles must keep to besides, to be walked in this house: each refusal names the element and the rule. */
import { parseExpression } from 'feelin'
import { approving, excludedBy } from '#allow'
import { documentOf, plainFields, readApproval, type Approver, type Plan, type Pool } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Bound } from './bound.ts'
import { isTime, unfollowed, type Definition, type Node } from './engine/index.ts'

type Rule = (plan: Plan, pool: Pool, node: Node, definition: Definition) => readonly (Refusal | undefined)[]

/** Everything wrong at once; `bounds` are the pools that this house walks in the drawing. */
export function lint(plan: Plan, definition: Definition, bounds: readonly Bound[]): readonly Refusal[] {
  const missing = bounds.filter(({ pool }) => !definition.pools[pool]).map(({ pool }) => refuse(`图中缺少“${pool}”这个池`, `The drawing lacks the pool ${pool}`, pool, { rule: 'pool' }))
  return [...missing, ...keysUnread(definition), ...bounds.filter(({ pool }) => definition.pools[pool]).flatMap(({ pool, binding }) => inside(definition, pool).flatMap((node) =>
    rules.flatMap((rule) => rule(plan, binding, node, definition)).filter((one) => one !== undefined)))]
}

/** What may be walked, but not as whoever drew it may think. */
export const warnings = (plan: Plan, xml: string, definition: Definition, bounds: readonly Bound[]): readonly Refusal[] =>
  [...bounds.filter(({ pool }) => definition.pools[pool]).flatMap(({ pool, binding }) => inside(definition, pool).flatMap((node) => selfDecided(plan, binding, node) ?? [])), ...unfollowed(xml)]

/** A step that its starter is to decide, where the conflict table keeps whoever starts it from deciding. */
function selfDecided(plan: Plan, { document, starts, tasks }: Pool, node: Node): Refusal | undefined {
  const { approval: { approvers } } = readApproval(node.facts)
  const isSelf = node.kind === 'user-task' && !tasks[node.id] && (node.facts['starter'] === 'self' || approvers.some(({ who }) => who === 'starter') && node.facts['starter'] === undefined)
  const duty = documentOf(plan, document).actions[starts]?.duty
  if (!isSelf || !duty || !excludedBy(plan, approving).includes(duty.duty)) return undefined
  const [started, decides] = [duty.label, plan.duties.get(approving)?.label ?? [approving, approving]]
  return at(node, 'self', `设为发起人自审，但不相容职务表禁止同一人“${started[0]}”又“${decides[0]}”：届时改由其上级或系统管理员审批`, `is to be decided by the starter, but separation of duties keeps one person from both "${started[1]}" and "${decides[1]}": the head above or an administrator will decide it`)
}

/** The nodes of a pool, those of its sub-processes included. */
export function inside(definition: Definition, pool: string): readonly Node[] {
  const within = (node: Node): boolean => node.scope === pool || (node.scope !== '' && definition.nodes[node.scope] !== undefined && within(definition.nodes[node.scope] as Node))
  return Object.values(definition.nodes).filter(within)
}

const at = (node: Node, rule: string, zh: string, en: string) => refuse(`“${node.name || node.id}”${zh}`, `"${node.facts['en'] || node.name || node.id}" ${en}`, node.id, { rule })

/** An approval says what can be read, and names roles and fields that are there; work is done by whoever may. */
const approvals: Rule = (plan, { document, tasks }, node) => {
  if (node.kind !== 'user-task') return []
  const { approval: { approvers, copy, hidden, read, write, required }, refusals } = readApproval(node.facts)
  const { fields } = documentOf(plan, document)
  const faults = refusals.filter(({ field }) => field !== 'approvers' || approvers.length > 0 || node.facts['approvers'] || !tasks[node.id])
  return [
    ...faults.map(({ refused, field = 'approvers' }) => at(node, field, `：${refused.zh}`, `: ${refused.en}`)),
    ...[...approvers, ...copy].map((one) => named(plan, document, node, one)),
    ...[...hidden, ...read, ...write, ...required].map((key) => (fields[key] ? undefined : at(node, 'fields', `提到的字段 ${key} 不存在`, `speaks of the field ${key}, which the document does not have`))),
  ]
}

function named(plan: Plan, document: string, node: Node, one: Approver): Refusal | undefined {
  const fields = new Map(plainFields(documentOf(plan, document).fields))
  const lacks = (field: string) => (fields.has(field) || field === 'enteredBy' ? undefined : at(node, 'approvers', `指定的人员字段 ${field} 不存在`, `names the person in ${field}, which the document does not have`))
  if (one.who === 'field') return lacks(one.code)
  if (one.who === 'feel') return readable(one.expression) ? undefined : at(node, 'approvers', `的表达式“${one.expression}”无法读懂`, `says "${one.expression}", which cannot be read`)
  if (one.who === 'decision') return plan.decisions.has(one.code) ? undefined : at(node, 'approvers', `指定的决策表 ${one.code} 不存在`, `names the decision ${one.code}, which does not exist`)
  if (one.who !== 'role') return undefined
  const field = /^\{(\w+)\}$/.exec(one.code)?.[1]
  if (field !== undefined) return lacks(field)
  return plan.roles.has(one.code) ? (typeof one.at === 'object' ? lacks(one.at.field) : undefined) : at(node, 'approvers', `指定的角色 ${one.code} 不存在`, `names the role ${one.code}, which does not exist`)
}

/** Who is told can be read as well; a step that decides names a table that is kept. */
const tellings: Rule = (plan, { document }, node) => (node.kind === 'send-task' && node.facts['copy'] !== undefined ? [
  ...readApproval({ ...node.facts, approvers: 'starter' }).refusals.filter(({ field }) => field === 'copy').map(({ refused }) => at(node, 'copy', `：${refused.zh}`, `: ${refused.en}`)),
  ...readApproval(node.facts).approval.copy.map((one) => named(plan, document, node, one)),
] : [])
const decisions: Rule = (plan, _pool, node) => [node.decision && !plan.decisions.has(node.decision.reference) ? at(node, 'decision', `指定的决策表 ${node.decision.reference} 不存在`, `names the decision ${node.decision.reference}, which does not exist`) : undefined]

/** A step the house does by itself is an action of the document. */
const actions: Rule = (_plan, { acts }, node) => [node.kind === 'service-task' && !acts[node.id] ? at(node, 'action', `没有对应的单据操作（可用：${Object.keys(acts).join('、')}）`, `does nothing to the document (there are: ${Object.keys(acts).join(', ')})`) : undefined]

const clauses: Rule = (plan, _pool, node) => [node.facts['clause'] && !plan.clauses.has(node.facts['clause']) ? at(node, 'clause', `引用的条款 ${node.facts['clause']} 不存在`, `cites clause ${node.facts['clause']}, which does not exist`) : undefined]

/** What is called stands in the same drawing. */
const calls: Rule = (_plan, _pool, node, { nodes }) => [node.kind === 'call' && (node.calls === undefined || nodes[node.calls]?.scope !== '') ? at(node, 'called', `调用的流程 ${node.calls ?? ''} 不在图中`, `calls the process ${node.calls ?? ''}, which is not in the drawing`) : undefined]

/** An activity is left by one boundary event for each thing that can befall it: of two for the same, nobody could say which. */
const boundaries: Rule = (_plan, _pool, node, { nodes }) => {
  const caught = (node.boundaries ?? []).flatMap((id) => (nodes[id]?.triggers ?? []).flatMap((trigger) => (trigger.kind === 'cancel' ? ['cancel'] : trigger.kind === 'error' || trigger.kind === 'escalation' ? [`${trigger.kind} ${trigger.name}`] : [])).map((what) => ({ id, what })))
  return [...Map.groupBy(caught, ({ what }) => what).values()].flatMap(([, ...again]) => again).map(({ id }) => at(nodes[id] as Node, 'caught-once', `所接的事件，同一活动上已有边界事件接住`, `catches what another boundary event of the same activity catches`))
}

/** Conditions can be read, and so can every other expression: FEEL is the only language. */
const conditions: Rule = (_plan, _pool, node, { flows }) => [...node.outgoing.map((id) => {
  const condition = flows[id]?.condition
  return condition === undefined || readable(condition) ? undefined : refuse(`条件“${condition}”无法读懂`, `The condition "${condition}" cannot be read`, id, { rule: 'condition' })
}), ...expressionsOf(node).filter((one) => !readable(one)).map((one) => at(node, 'expression', `的表达式“${one}”无法读懂：表达式用 FEEL 书写`, `says "${one}", which cannot be read: expressions are FEEL`))]

function expressionsOf({ script, loop, triggers, completion, activation, data }: Node): readonly string[] {
  const loops = loop?.kind === 'standard' ? [loop.condition] : loop ? [loop.cardinality, loop.collection, loop.completion, ...(loop.throws?.when ?? []).map(({ condition }) => condition)] : []
  const events = triggers.map((one) => (one.kind === 'condition' || (one.kind === 'timer' && !isTime(one.expression)) ? one.expression : undefined))
  const carried = [...(data?.inputs ?? []), ...(data?.outputs ?? []), ...(data?.call?.inputs ?? []), ...(data?.call?.outputs ?? [])].map(({ expression }) => expression)
  return [script?.expression, completion, activation, ...loops, ...events, ...carried].filter((one) => one !== undefined)
}

/** What a message and a process say of a key. */
const keysUnread = ({ correlation }: Definition): readonly Refusal[] => [...Object.values(correlation?.messages ?? {}), ...Object.values(correlation?.processes ?? {})].flatMap((keys) => Object.values(keys)).flatMap((properties) => Object.entries(properties))
  .filter(([, path]) => !readable(path)).map(([property, path]) => refuse(`关联属性 ${property} 的表达式“${path}”无法读懂`, `The correlation property ${property} says "${path}", which cannot be read`, property, { rule: 'expression' }))

/** Whether FEEL reads the expression without a fault in it. */
export function readable(expression: string): boolean {
  try {
    return !faulty(parseExpression(expression, {}, undefined))
  } catch {
    return false
  }
}
function faulty(tree: ReturnType<typeof parseExpression>): boolean {
  let found = false
  tree.iterate({ enter: ({ type }) => { found ||= type.isError } })
  return found
}

const rules: readonly Rule[] = [approvals, tellings, decisions, actions, clauses, calls, boundaries, conditions]
