/** The vertical flow as a BPMN graph with its picture: every approver is followed by the gateway that reads the decision. */
import type { Branch, Facts, Fork, Step, Vertical } from './flow.ts'

export type Tag = 'startEvent' | 'endEvent' | 'userTask' | 'sendTask' | 'serviceTask' | 'exclusiveGateway' | 'parallelGateway'
export type Shape = { readonly id: string; readonly tag: Tag; readonly name: string; readonly facts: Facts; readonly otherwise?: string; readonly terminates?: true; readonly x: number; readonly y: number }
type Point = readonly [x: number, y: number]
export type Edge = { readonly id: string; readonly from: string; readonly to: string; readonly name: string; readonly facts: Facts; readonly condition?: string; readonly points: readonly Point[] }
export type Graph = { readonly shapes: readonly Shape[]; readonly edges: readonly Edge[] }

/** Width and height of a shape, in the units of the picture. */
export const sizes: Readonly<Record<Tag, Point>> = {
  startEvent: [36, 36], endEvent: [36, 36], userTask: [100, 80], sendTask: [100, 80], serviceTask: [100, 80], exclusiveGateway: [50, 50], parallelGateway: [50, 50],
}
const gap = 50
const row = 130
export const ids = { start: 'start', outcome: (id: string) => `${id}_outcome`, join: (id: string) => `${id}_join`, yes: (id: string) => `${id}_approved`, no: (id: string) => `${id}_rejected`, back: (id: string) => `${id}_returned` }

export function graphOf(flow: Vertical): Graph {
  const paper = new Paper()
  const below = rowsOf(flow.steps) + 0.2
  paper.put({ id: ids.start, tag: 'startEvent', name: '提交', facts: { en: 'Submitted' } }, 0, 0)
  const open = lay(paper, flow, flow.steps, { from: ids.start, x: 36 + gap, y: 0 })
  const right = open.x
  const { approve, reject, return: back } = flow.ends
  paper.put({ id: approve, tag: 'serviceTask', name: '同意', facts: { en: 'Approved' } }, right, 0)
  paper.join(open, approve)
  finish(paper, approve, 'done', '完成', 'Done', right, 0)
  if (paper.outcomes.length > 0) {
    paper.put({ id: reject, tag: 'serviceTask', name: '驳回', facts: { en: 'Rejected' } }, right, below)
    finish(paper, reject, 'rejected', '已驳回', 'Rejected', right, below, true)
    paper.put({ id: back, tag: 'serviceTask', name: '退回修改', facts: { en: 'Returned' } }, right, below + 1)
    finish(paper, back, 'returned', '已退回', 'Returned', right, below + 1, true)
    for (const id of paper.outcomes) {
      paper.drop({ id: ids.no(id), from: ids.outcome(id), to: reject, name: '驳回', facts: { en: 'Reject' }, condition: 'outcome = "reject"' }, 33)
      paper.drop({ id: ids.back(id), from: ids.outcome(id), to: back, name: '退回', facts: { en: 'Return' } }, 17)
    }
  }
  return paper
}

function finish(paper: Paper, from: string, id: string, name: string, en: string, x: number, at: number, terminates?: true): void {
  paper.put({ id, tag: 'endEvent', name, facts: { en }, ...(terminates ? { terminates } : {}) }, x + 100 + gap, at)
  paper.join({ from, x: x + 100 + gap, y: at }, id)
}

/** A flow that has left a shape and not arrived yet; `as` is what the flow itself says. */
type Open = { readonly from: string; readonly as?: Pick<Edge, 'id' | 'name' | 'facts' | 'condition'>; readonly x: number; readonly y: number }

function lay(paper: Paper, flow: Vertical, steps: readonly Step[], open: Open): Open {
  return steps.reduce((at, step) => ('branches' in step ? fork(paper, flow, step, at) : single(paper, step, at)), open)
}

function single(paper: Paper, step: Exclude<Step, Fork>, open: Open): Open {
  const { id, name, facts } = step
  paper.put({ id, tag: step.kind === 'copy' ? 'sendTask' : 'userTask', name, facts }, open.x, open.y)
  paper.join(open, id)
  const x = open.x + 100 + gap
  if (step.kind === 'copy') return { from: id, x, y: open.y }
  paper.put({ id: ids.outcome(id), tag: 'exclusiveGateway', name: '结论', facts: { en: 'Outcome' }, otherwise: ids.back(id) }, x, open.y)
  paper.join({ from: id, x, y: open.y }, ids.outcome(id))
  paper.outcomes.push(id)
  return { from: ids.outcome(id), as: { id: ids.yes(id), name: '同意', facts: { en: 'Approve' }, condition: 'outcome = "approve"' }, x: x + 50 + gap, y: open.y }
}

function fork(paper: Paper, flow: Vertical, step: Fork, open: Open): Open {
  const { id, name, facts, branches } = step
  const tag = step.kind === 'choice' ? 'exclusiveGateway' : 'parallelGateway'
  paper.put({ id, tag, name, facts, ...(step.kind === 'choice' ? { otherwise: branches.at(-1)?.id ?? '' } : {}) }, open.x, open.y)
  paper.join(open, id)
  const x = open.x + 50 + gap
  const end = x + Math.max(...branches.map((branch) => widthOf(branch.steps)))
  paper.put({ id: ids.join(id), tag, name: '', facts: {} }, end, open.y)
  let y = open.y
  for (const branch of branches) {
    paper.join({ ...lay(paper, flow, branch.steps, { from: id, as: flowOf(branch), x, y }), y }, ids.join(id))
    y += rowsOf(branch.steps)
  }
  return { from: ids.join(id), x: end + 50 + gap, y: open.y }
}
const flowOf = ({ id, name, facts, condition }: Branch) => ({ id, name, facts, ...(condition === undefined ? {} : { condition }) })

const rowsOf = (steps: readonly Step[]): number => Math.max(1, ...steps.map((step) => ('branches' in step ? step.branches.reduce((sum, branch) => sum + rowsOf(branch.steps), 0) : 1)))
const widthOf = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + ('branches' in step ? 2 * (50 + gap) + Math.max(...step.branches.map((branch) => widthOf(branch.steps))) : step.kind === 'copy' ? 100 + gap : 150 + 2 * gap), 0)

/** Shapes as they are put, edges as they are drawn: rightwards, with at most one bend on either side. */
class Paper implements Graph {
  readonly shapes: Shape[] = []
  readonly edges: Edge[] = []
  readonly outcomes: string[] = []

  put(shape: Omit<Shape, 'x' | 'y'>, x: number, at: number): void {
    this.shapes.push({ ...shape, x: x + 60, y: at * row + 120 - sizes[shape.tag][1] / 2 })
  }

  join({ from, as = { id: `${from}_on`, name: '', facts: {} }, y }: Open, to: string): void {
    const [a, b] = [this.box(from), this.box(to)]
    const level = y * row + 120
    const points: Point[] = [
      ...(level === a.middle ? [[a.x + a.width, level] as const] : [[a.center, a.y + a.height] as const, [a.center, level] as const]),
      ...(level === b.middle ? [[b.x, level] as const] : [[b.center, level] as const, [b.center, b.y + b.height] as const]),
    ]
    this.edges.push({ ...as, from, to, points })
  }

  /** From the foot of a gateway straight down to the row of what ends the case. */
  drop(edge: Omit<Edge, 'points'>, beside: number): void {
    const [a, b] = [this.box(edge.from), this.box(edge.to)]
    const foot = a.y + 25 + Math.min(beside, 50 - beside)
    this.edges.push({ ...edge, points: [[a.x + beside, foot], [a.x + beside, b.middle], [b.x, b.middle]] })
  }

  private box(id: string) {
    const { x, y, tag } = this.shapes.find((one) => one.id === id) as Shape
    const [width, height] = sizes[tag]
    return { x, y, width, height, center: x + width / 2, middle: y + height / 2 }
  }
}
