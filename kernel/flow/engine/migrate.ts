/** Migration: an instance goes on in another version of its drawing, token by token - or is refused, token by token (Rinderle, Reichert, Dadam 2004). */
import { refuse, together, type Refusal } from '#words'
import { calledOf, isActivity, isScope, type Definition, type Node } from './definition.ts'
import { isDoneOutside } from './begin-activity.ts'
import { insideNode } from './open-scope.ts'
import { misfits, type Misfit } from './parallel-fit.ts'
import { rewait } from './rewait.ts'
import { step, type Stepped } from './step.ts'
import type { Done, Effect, Event, Host, State, Token, Wait } from './state.ts'

/** Nodes and flows of the old drawing by what they are in the new one; what is not named keeps its id. */
export type NodeMap = Readonly<Record<string, string>>
export type Migrated = { readonly refusal: Refusal } | (Stepped & { readonly moved: readonly { readonly token: number; readonly from: string; readonly to: string }[] })

/** Nodes whose work is not carried over: it is given up, and begins anew at one or several others. */
export type Anew = Readonly<Record<string, readonly string[]>>

/** Whether an event begins to be waited for anew, though it is drawn as before, or goes on being waited for as it was, though it is not; by its old id. */
export type Renews = Readonly<Record<string, boolean>>

/** The state given is never changed: what is answered is the dry run and the deed alike. */
export function migrate(from: Definition, to: Definition, state: State, map: NodeMap, host: Host, anew: Anew = {}, renews: Renews = {}): Migrated {
  const at = (id: string) => map[id] ?? id
  const up = givenUp(to, state.tokens, at, anew)
  const carried = state.tokens.filter((token) => !up.includes(token))
  const refusals = [...Object.values(anew).flat().filter((id) => !to.nodes[id]).map((id) => refuse(`新版本中没有节点 ${id}`, `The new version has no node ${id}`, id, { kind: 'conflict', rule: 'migrate-node' })), ...carried.flatMap((token) => unfit(from, to, state, token, at, host))]
  if (refusals.length > 0) return { refusal: together(refusals) as Refusal }
  const tokens = carried.map((token): Token => ({ ...token, node: at(token.node), ...(token.flow === undefined ? {} : { flow: at(token.flow) }), ...(token.backTo === undefined ? {} : { backTo: at(token.backTo) }), ...(token.pending ? { pending: token.pending.flatMap((one) => undone(to, one, at)) } : {}) }))
  const was = new Set(misfits(from, state.tokens).map(({ key }) => key))
  const refusal = together(misfits(to, tokens).filter(({ key }) => !was.has(key)).map((misfit) => misfitting(to, misfit)))
  if (refusal) return { refusal }
  const [waits, unheard] = [true, false].map((stays) => state.waits.filter(({ token }) => carried.some(({ id }) => id === token) === stays)) as [Wait[], Wait[]]
  const mapped: State = { ...state, process: at(state.process), tokens, waits: waits.map((wait) => ({ ...wait, node: at(wait.node) })), done: state.done.flatMap((one) => undone(to, one, at)) }
  const stepped = step(to, mapped, { kind: 'migrated', kept: new Set(waits.filter((wait) => (renews[wait.node] === undefined ? rewait.sameTrigger(from, to, wait, at(wait.node)) : !renews[wait.node])).map(({ id }) => id)), heard: rewait.heard(from, { ...state, tokens: carried }, at), anew: placesOf(state, up, anew) }, host)
  const effects: Effect[] = [...unheard.map(({ id, kind, node }): Effect => ({ effect: kind === 'timer' ? 'unschedule' : 'unsubscribe', wait: id, node })), ...up.map(({ id, node }): Effect => ({ effect: 'cancel', token: id, node })), ...stepped.effects]
  return { state: stepped.state, effects, moved: carried.filter(({ node }) => at(node) !== node).map(({ id, node }) => ({ token: id, from: node, to: at(node) })) }
}

/** With all that is inside, and the sub-processes that are not in the new drawing and held nothing else. */
function givenUp(to: Definition, tokens: readonly Token[], at: (id: string) => string, anew: Anew): readonly Token[] {
  const inside = (id: number) => tokens.filter(({ scope }) => scope === id)
  const down = (token: Token): readonly Token[] => [token, ...inside(token.id).flatMap(down)]
  const up = new Set(tokens.filter(({ node, undoes }) => anew[node] !== undefined && undoes === undefined).flatMap(down))
  const emptied = (token: Token) => !up.has(token) && token.scope !== 0 && !to.nodes[at(token.node)] && inside(token.id).length > 0 && inside(token.id).every((one) => up.has(one))
  for (let next = tokens.find(emptied); next; next = tokens.find(emptied)) up.add(next)
  return [...up]
}

/** Where each was that is given up, outermost only. */
function placesOf({ tokens }: State, up: readonly Token[], anew: Anew): Extract<Event, { kind: 'migrated' }>['anew'] {
  const around = (id: number): readonly number[] => { const token = tokens.find((one) => one.id === id); return token ? [id, ...around(token.scope)] : [] }
  const first = up.filter(({ node, scope }) => anew[node] !== undefined && !up.some((other) => other.id === scope && anew[other.node] !== undefined))
  return [...new Set(first.flatMap(({ node }) => anew[node] ?? []))].map((to) => ({ to, from: first.filter(({ node }) => anew[node]?.includes(to)).map(({ node, scope }) => ({ node, around: around(scope) })) }))
}

function unfit(from: Definition, to: Definition, state: State, token: Token, at: (id: string) => string, host: Host): readonly Refusal[] {
  const node = from.nodes[token.node]
  const target = to.nodes[at(token.node)]
  const [zhName, enName] = node ? calledOf(node) : [token.node, token.node]
  const no = (rule: string, zh: string, en: string) => [refuse(`“${zhName}”：${zh}`, `"${enName}": ${en}`, token.node, { kind: 'conflict', rule })]
  if (!node || !target) return no('migrate-node', '新版本中没有对应的节点', 'the new version has no node for it')
  if (!alike(node, target, token, host)) return no('migrate-kind', `不能成为${target.kind}`, `it cannot become a ${target.kind}`)
  if (token.at === 'join' && !(token.flow !== undefined ? target.incoming.includes(at(token.flow)) : (target.needs ?? 1) > 1)) return no('migrate-join', '汇合处等待的令牌在新版本中没有对应的流入', 'the flow it came by into the join is not in the new version')
  if ((token.many !== undefined || token.index !== undefined) !== (target.loop?.kind === 'multiple' || target.inOrder === true)) return no('migrate-many', '多实例与单实例不能互换', 'one and many instances are not exchanged')
  if (token.backTo !== undefined && !to.nodes[at(token.backTo)]) return no('migrate-back', '退回后应回到的节点不在新版本中', 'the node it goes straight back to is not in the new version')
  const scope = state.tokens.find(({ id }) => id === token.scope)
  const inside = scope && (scope.at === 'many' ? target.id : scope.node === token.node && token.index !== undefined ? target.id : insideNode(to, to.nodes[at(scope.node)], scope.at)?.id)
  if (token.undoes === undefined && inside !== undefined && inside !== target.id && target.scope !== inside && !(target.kind === 'global-task' || target.scope === '')) return no('migrate-scope', '在新版本中位于另一层流程内', 'it lies on another level in the new version')
  return []
}

const misfitting = ({ nodes }: Definition, { rule, node }: Misfit): Refusal => (rule === 'migrate-starved'
  ? refuse(`“${nodes[node]?.name || node}”：新版本的并行分支中有一支没有令牌，汇合将永远等待`, `"${nodes[node]?.name || node}": a parallel branch of the new version has no token, its join would wait for ever`, node, { kind: 'conflict', rule })
  : refuse(`“${nodes[node]?.name || node}”：并行的令牌在新版本中走同一条路`, `"${nodes[node]?.name || node}": tokens that were parallel would go the same way in the new version`, node, { kind: 'conflict', rule }))

/** What waits for a person goes on as any other work that somebody does; all else as what it is. */
const alike = (node: Node, target: Node, { at }: Token, host: Host): boolean => node.kind === target.kind
  || (at === 'scope' && isScope(node) && isScope(target) && node.kind !== 'process' && target.kind !== 'process' && node.kind !== 'ad-hoc' && target.kind !== 'ad-hoc')
  || (at === 'work' && isActivity(node) && isActivity(target) && !isScope(node) && !isScope(target) && node.kind !== 'call' && target.kind !== 'call' && node.kind !== 'receive-task' && target.kind !== 'receive-task' && isDoneOutside(target, host))

/** What can no longer be compensated is forgotten. */
function undone(to: Definition, done: Done, at: (id: string) => string): readonly Done[] {
  const node = at(done.node)
  if (!to.nodes[node]) return []
  return [{ ...done, node, ...(done.inside ? { inside: done.inside.flatMap((one) => undone(to, one, at)) } : {}) }]
}
