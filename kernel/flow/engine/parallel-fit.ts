/** Whether tokens stand in parallel blocks as these are drawn: each branch of a join fed, and no two tokens on one way. */
import { blocksAround, blocksOf, type Block } from './blocks.ts'
import type { Definition } from './definition.ts'
import type { Token } from './state.ts'

export type Misfit = { readonly rule: 'migrate-starved' | 'migrate-doubled'; readonly node: string; readonly key: string }

/** What a drawing itself allows, such as a way that ends elsewhere, is a misfit before and after: only new ones count. */
export function misfits(definition: Definition, tokens: readonly Token[]): readonly Misfit[] {
  const resting = tokens.filter(({ at, index }) => at !== 'scope' && index === undefined)
  return [...starved(definition, resting), ...doubled(definition, resting)]
}

function starved(definition: Definition, tokens: readonly Token[]): readonly Misfit[] {
  return blocksOf(definition).filter(({ join }) => join !== undefined && definition.nodes[join]?.kind === 'parallel').flatMap((block) => {
    const feeds = (flow: string) => tokens.some((token) => waitsAt(block, token) ? token.flow === flow : chain(definition, token.node).some((id) => block.reaches.get(flow)?.has(id)))
    const fed = block.into.filter(feeds)
    return fed.length === 0 ? [] : block.into.filter((flow) => !fed.includes(flow)).map((flow) => ({ rule: 'migrate-starved' as const, node: block.join ?? '', key: `${block.join ?? ''} ${flow}` }))
  })
}

const waitsAt = (block: Block, { at, node }: Token): boolean => at === 'join' && node === block.join

/** Tokens of one scope that no block keeps apart. */
function doubled(definition: Definition, tokens: readonly Token[]): readonly Misfit[] {
  return tokens.flatMap((one, at) => tokens.slice(at + 1).filter((other) => other.scope === one.scope && !apart(definition, one, other))
    .map((other) => ({ rule: 'migrate-doubled' as const, node: other.node, key: `${one.id} ${other.id}` })))
}

function apart(definition: Definition, one: Token, other: Token): boolean {
  if (one.at === 'join' && other.at === 'join' && one.node === other.node) return one.flow !== other.flow
  const blocks = blocksOf(definition)
  return blocks.filter((block) => holds(definition, block, one) && holds(definition, block, other)).some((block) => {
    const [mine, theirs] = [branches(definition, block, one), branches(definition, block, other)]
    return block.join === undefined || mine.every((flow) => !theirs.includes(flow))
  })
}

const holds = (definition: Definition, block: Block, token: Token): boolean => waitsAt(block, token) || blocksAround(definition, [block], token.node).length > 0
const branches = (definition: Definition, block: Block, token: Token): readonly string[] =>
  waitsAt(block, token) ? [token.flow ?? ''] : block.into.filter((flow) => chain(definition, token.node).some((id) => block.reaches.get(flow)?.has(id)))

/** A node and the sub-processes around it. */
function chain(definition: Definition, id: string): readonly string[] {
  const all: string[] = []
  for (let at = id; at; at = definition.nodes[at]?.scope ?? '') all.push(at)
  return all
}
