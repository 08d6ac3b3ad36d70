/** Tokens are put where no flow brought them: into the scopes they came from, into sub-processes opened again, into joins as one of those that meet there. */
import { Refused, refuse } from '#words'
import { joining } from './arrive-at-node.ts'
import { blocksOf } from './blocks.ts'
import { cancel } from './cancel-tokens.ts'
import { passedTo, takeIn } from './carry-data.ts'
import { startsOfHandler, type Node } from './definition.ts'
import { insideOf, listen } from './open-scope.ts'
import { subscribe } from './wait-for-events.ts'
import type { Walk } from './walk.ts'

/** Where a token was, and the tokens of the scopes around it, from the inside out. */
export type Origin = { readonly node: string; readonly around: readonly number[] }

export const gone = (): never => { throw new Refused(refuse('要退回的位置已不在流程中', 'What is to be returned is no longer part of the process', undefined, { kind: 'conflict' })) }

export function scopesAround(walk: Walk, scope: number): readonly number[] {
  const all: number[] = []
  for (let at = walk.token(scope); at; at = walk.token(at.scope)) all.push(at.id)
  return all
}

/** Once in each scope they come from, so that of many sub-processes each goes on in its own; `beside` are other nodes that tokens are put at. */
export function place(walk: Walk, target: Node, from: readonly Origin[], beside: readonly Node[], backTo?: string): readonly number[] {
  const drawn = drawnAround(walk, target)
  return [...Map.groupBy(from.length > 0 ? from : [{ node: '', around: [] }], ({ around }) => homeOf(walk, target, drawn, around))].map(([home, those]) => {
    const scope = opened(walk, drawn, home)
    if (meets(target)) meet(walk, target, scope, those, beside)
    else walk.later({ do: 'activate', node: target.id, scope, ...(backTo === undefined || backTo === target.id ? {} : { as: { backTo } }) })
    return scope
  })
}

/** Sub-processes and call activities around a node, from the outside in. */
function drawnAround(walk: Walk, node: Node): readonly Node[] {
  const [all, root]: [Node[], string] = [[], walk.root()?.node ?? '']
  for (let id = node.scope; id !== '' && id !== root; id = all[0]?.scope ?? '') {
    const drawn = walk.node(id).kind === 'process' ? Object.values(walk.definition.nodes).find(({ kind, calls }) => kind === 'call' && calls === id) : walk.node(id)
    if (!drawn || all.includes(drawn)) return gone()
    all.unshift(drawn)
  }
  return all
}

/** The innermost scope they were in that is also around the target. */
const homeOf = (walk: Walk, { scope }: Node, drawn: readonly Node[], around: readonly number[]): number => around.find((id) => {
  const token = walk.token(id)
  const inside = token?.at === 'scope' ? insideOf(walk, token)?.id : undefined
  return inside !== undefined && (inside === scope || drawn.some((one) => one.id === token?.node))
}) ?? walk.root()?.id ?? 0

/** Scopes around the target that are gone are opened again, from the outside in. */
function opened(walk: Walk, drawn: readonly Node[], home: number): number {
  const at = drawn.findIndex(({ id }) => id === walk.token(home)?.node)
  return drawn.slice(at + 1).reduce((scope, node) => walk.inside(scope).find((token) => token.node === node.id && token.at === 'scope')?.id ?? reopened(walk, node, scope), home)
}

/** An event sub-process that replaces what its scope does is not waited for while it runs. */
function reopened(walk: Walk, drawn: Node, scope: number): number {
  const open = takeIn(walk, walk.add(drawn.id, scope, 'scope'), drawn)
  const token = drawn.kind === 'call' ? walk.change(open, { variables: passedTo(walk, open, drawn), sealed: true }) : open
  walk.entered(token)
  for (const boundary of drawn.boundaries ?? []) subscribe(walk, token, walk.node(boundary), 'boundary')
  listen(walk, token, insideOf(walk, token) ?? drawn)
  const replacing = drawn.byEvent ? startsOfHandler(walk.definition, drawn.id).filter(({ alongside }) => !alongside).map(({ id }) => id) : []
  walk.unwait(walk.waits.filter((wait) => wait.token === scope && wait.how === 'handler' && replacing.includes(wait.node)))
  return token.id
}

const meets = ({ kind, incoming, needs = 1 }: Node): boolean => needs > 1 || (incoming.length > 1 && (kind === 'parallel' || kind === 'inclusive' || kind === 'complex'))

/** Each comes by the flow its branch leads to, else by one that is free; a parallel join does not wait for a branch that nothing is on any more. */
function meet(walk: Walk, join: Node, scope: number, from: readonly Origin[], beside: readonly Node[]): void {
  const leads = (flow: string, node: string) => blocksOf(walk.definition).some((block) => block.join === join.id && block.reaches.get(flow)?.has(node))
  const free = new Set(join.incoming.filter((flow) => !joining(walk, join, scope).some((token) => token.flow === flow)))
  const byFlow = from.map(({ node }) => {
    const flow = [...free].find((one) => leads(one, node)) ?? [...free][0] ?? join.incoming[0] ?? ''
    free.delete(flow)
    return flow
  })
  const still = [...walk.inside(scope).map(({ node }) => node), ...beside.map(({ id }) => id)]
  const done = join.kind === 'parallel' ? [...free].filter((flow) => !still.some((node) => leads(flow, node))) : []
  walk.later(...[...byFlow, ...done].map((flow) => ({ do: 'arrive', node: join.id, scope, flow }) as const))
}

/** Scopes that lost their last token to the jump are not completed by it: they go. */
export function closeEmptied(walk: Walk, kept: readonly number[]): void {
  const isEmpty = (token: { readonly id: number; readonly at: string; readonly scope: number }) => (token.at === 'scope' || token.at === 'many') && token.scope !== 0 && !kept.includes(token.id) && walk.inside(token.id).length === 0 && !walk.hasMoveInto(token.id)
  for (let empty = [...walk.tokens()].find(isEmpty); empty; empty = [...walk.tokens()].find(isEmpty)) cancel(walk, empty)
}
