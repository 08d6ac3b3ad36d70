/** How far a return reaches: which tokens it takes with it, and which joins count the other branches as done. */
import { Refused, refuse } from '#words'
import { blocksAround, blocksOf, sideBySide, type Block } from './blocks.ts'
import type { Node } from './definition.ts'
import type { Token } from './state.ts'
import type { Walk } from './walk.ts'

export type Arrived = { readonly node: string; readonly scope: string; readonly flow: string }
type Region = { readonly cancelled: readonly Token[]; readonly arrived: readonly Arrived[] }

/** Refuses a return that would leave a sibling branch running into a join a second time. */
export function regionOf(walk: Walk, taken: readonly Token[], targets: readonly Node[], reach: 'branch' | 'block' | 'case'): Region {
  const beside = targets.find((target) => taken.some(({ node }) => sideBySide(walk.definition, node, target.id)))
  if (beside) throw new Refused(refuse('不能退回到另一条并行分支上的环节：本分支尚未办完，会使汇聚处永远等待', 'A step on a branch beside this one is not returned to: the join would wait for this branch for ever', beside.id, { kind: 'conflict', rule: 'return-beside' }))
  const blocks = blocksOf(walk.definition)
  const around = (id: string) => blocksAround(walk.definition, blocks, id)
  const arrived = targets.flatMap((target) => around(target.id).filter((block) => reach === 'case' || !taken.some((token) => around(token.node).some((one) => one.split === block.split))).flatMap((block) => othersDone(walk, block, target)))
  const root = walk.root()
  if (reach === 'case') return { cancelled: [...walk.tokens()].filter(({ scope }) => scope === root?.id), arrived }
  const left = leftBlocks(taken.map(({ node }) => around(node)), targets.map(({ id }) => around(id)))
  if (left.length === 0) return { cancelled: taken, arrived }
  if (reach === 'branch') throw new Refused(refuse('退回目标在并行分支之外，须选择退回整个并行段或整个流程', 'The target lies outside this parallel branch: return the whole block or the whole case', targets[0]?.id, { kind: 'conflict', rule: 'return-reach' }))
  return { cancelled: [...new Set([...taken, ...[...walk.tokens()].filter((token) => left.some((block) => isInside(token, block)))])], arrived }
}

/** Blocks that hold what is returned but not where it goes. */
const leftBlocks = (from: readonly (readonly Block[])[], to: readonly (readonly Block[])[]): readonly Block[] =>
  [...new Set(from.flat())].filter((block) => !to.every((blocks) => blocks.includes(block)))

const isInside = ({ node, at, flow }: Token, block: Block): boolean => block.inside.has(node) || (at === 'join' && node === block.join && flow !== undefined && block.into.includes(flow))

/** At the join of a block that was passed before, branches that the target does not lie on have done their part. */
function othersDone(walk: Walk, block: Block, target: Node): readonly Arrived[] {
  const join = block.join === undefined ? undefined : walk.node(block.join)
  if (join?.kind !== 'parallel') return []
  return block.into.filter((flow) => !block.reaches.get(flow)?.has(target.id)).map((flow) => ({ node: join.id, scope: join.scope, flow }))
}
