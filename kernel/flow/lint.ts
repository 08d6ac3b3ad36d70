/** What a drawing that compiles must keep to besides, to be walked in this house: each refusal names the element and the rule. */
import { parseExpression } from 'feelin'
import { documentOf, plainFields, type Plan, type Pool } from '#declare'
import { refuse, type Refusal } from '#words'
import type { Bound } from './bound.ts'
import { isTerm } from './due.ts'
import type { Definition, Node } from './engine/index.ts'

type Rule = (plan: Plan, pool: Pool, node: Node, definition: Definition) => readonly (Refusal | undefined)[]

/** Everything wrong at once; `bounds` are the pools that this house walks in the drawing. */
export function lint(plan: Plan, definition: Definition, bounds: readonly Bound[]): readonly Refusal[] {
  const missing = bounds.filter(({ pool }) => !definition.pools[pool]).map(({ pool }) => refuse(`图中缺少“${pool}”这个池`, `The drawing lacks the pool ${pool}`, pool, { rule: 'pool' }))
  return [...missing, ...bounds.filter(({ pool }) => definition.pools[pool]).flatMap(({ pool, binding }) => inside(definition, pool).flatMap((node) =>
    rules.flatMap((rule) => rule(plan, binding, node, definition)).filter((one) => one !== undefined)))]
}

/** The nodes of a pool, those of its sub-processes included. */
export function inside(definition: Definition, pool: string): readonly Node[] {
  const within = (node: Node): boolean => node.scope === pool || (node.scope !== '' && definition.nodes[node.scope] !== undefined && within(definition.nodes[node.scope] as Node))
  return Object.values(definition.nodes).filter(within)
}

const at = (node: Node, rule: string, zh: string, en: string) => refuse(`“${node.name || node.id}”${zh}`, `"${node.facts['en'] || node.name || node.id}" ${en}`, node.id, { rule })
const said = (node: Node, fact: string): readonly string[] => (node.facts[fact] ?? '').split(',').map((one) => one.trim()).filter(Boolean)

/** Somebody decides: roles that are there, persons the document names. */
const approvers: Rule = (plan, { document, tasks }, node) => {
  if (node.kind !== 'user-task') return []
  const named = said(node, 'approvers')
  if (named.length === 0) return [tasks[node.id] ? undefined : at(node, 'approvers', '没有指定审批人', 'names nobody to decide')]
  const fields = new Map(plainFields(documentOf(plan, document).fields))
  return named.map((one) => {
    const [, role] = /^role:([\w-]+)(?:@\w+)?$/.exec(one) ?? []
    if (role !== undefined) return plan.roles.has(role) ? undefined : at(node, 'approvers', `指定的角色 ${role} 不存在`, `names the role ${role}, which does not exist`)
    const [, field] = /^(?:person:|role:\{)(\w+)/.exec(one) ?? []
    if (one !== 'starter' && !/^person:\w+$|^role:\{\w+\}(?:@\w+)?$/.test(one)) return at(node, 'approvers', `“${one}”不是可识别的人员规则`, `says "${one}", which names nobody by any rule`)
    return field === undefined || fields.has(field) || field === 'enteredBy' ? undefined : at(node, 'approvers', `指定的人员字段 ${field} 不存在`, `names the person in ${field}, which the document does not have`)
  })
}

/** A step the house does by itself is an action of the document. */
const actions: Rule = (_plan, { acts }, node) => [node.kind === 'service-task' && !acts[node.id] ? at(node, 'action', `没有对应的单据操作（可用：${Object.keys(acts).join('、')}）`, `does nothing to the document (there are: ${Object.keys(acts).join(', ')})`) : undefined]

/** A term is a duration such as P2D or PT4H. */
const terms: Rule = (_plan, _pool, node) => [node.facts['due'] && !isTerm(node.facts['due']) ? at(node, 'due', '的时限应如 P2D（两个工作日）或 PT4H', 'has a term that is not like P2D (two working days) or PT4H') : undefined]

const clauses: Rule = (plan, _pool, node) => [node.facts['clause'] && !plan.clauses.has(node.facts['clause']) ? at(node, 'clause', `引用的条款 ${node.facts['clause']} 不存在`, `cites clause ${node.facts['clause']}, which does not exist`) : undefined]

/** Conditions can be read. */
const conditions: Rule = (_plan, _pool, node, { flows }) => node.outgoing.map((id) => {
  const condition = flows[id]?.condition
  return condition === undefined || readable(condition) ? undefined : refuse(`条件“${condition}”无法读懂`, `The condition "${condition}" cannot be read`, id, { rule: 'condition' })
})

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

const rules: readonly Rule[] = [approvers, actions, terms, clauses, conditions]
