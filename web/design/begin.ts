/** Steps as they are when they are added: sound where they can be, named in both languages. */
import type { DocumentMeta, FieldMeta } from '#declare'
import type { Label } from '#words'
import { bothOf } from '../words/design.ts'
import { freshId, type Branch, type Fork, type Step, type Vertical } from './flow.ts'

export const stepKinds = ['approve', 'copy', 'choice', 'together'] as const
export type StepKind = (typeof stepKinds)[number]

const named = ([name, en]: Label) => ({ name, facts: { en } })

export function newStep(flow: Vertical, kind: StepKind, document: DocumentMeta | undefined): Step {
  const id = freshId(flow, kind)
  if (kind === 'approve') return { kind, id, name: bothOf('design.add-approve')[0], facts: { en: bothOf('design.add-approve')[1], approvers: 'head:1', due: 'P2D' } }
  if (kind === 'copy') return { kind, id, name: bothOf('design.add-copy')[0], facts: { en: bothOf('design.add-copy')[1], copy: 'starter' } }
  const branch = (at: number, label: Label): Branch => ({ id: `${id}_branch_${at}`, ...named(label), steps: [] })
  if (kind === 'together') return { kind, id, ...named(bothOf('design.add-together')), branches: [1, 2].map((at) => branch(at, bothOf('design.lane-n', { n: at }))) }
  return { kind, id, ...named(bothOf('design.add-choice')), branches: [{ ...branch(1, bothOf('design.branch-n', { n: 1 })), condition: startingCondition(document) }, branch(2, bothOf('design.branch-else'))] }
}

/** One branch more; in a choice before what is otherwise done. */
export function withBranch(flow: Vertical, fork: Fork, document: DocumentMeta | undefined): Fork {
  const n = fork.branches.length + (fork.kind === 'choice' ? 0 : 1)
  const branch: Branch = {
    id: freshId(flow, `${fork.id}_branch`), ...named(bothOf(fork.kind === 'choice' ? 'design.branch-n' : 'design.lane-n', { n })), steps: [],
    ...(fork.kind === 'choice' ? { condition: startingCondition(document) } : {}),
  }
  return { ...fork, branches: fork.kind === 'choice' ? fork.branches.toSpliced(-1, 0, branch) : [...fork.branches, branch] }
}

/** Fields a condition may ask about. */
export const comparable = (document: DocumentMeta | undefined): readonly FieldMeta[] => (document?.fields ?? []).filter(({ kind }) => !['lines', 'line', 'long-text', 'instant'].includes(kind))
export const isNumber = ({ kind }: FieldMeta): boolean => ['money', 'quantity', 'rate', 'integer'].includes(kind)

const startingCondition = (document: DocumentMeta | undefined): string => {
  const numbers = comparable(document).filter(isNumber)
  const field = numbers.find(({ key }) => key === 'total' || key === 'amount') ?? numbers[0]
  return field ? `${field.key} > 10000` : 'true'
}
