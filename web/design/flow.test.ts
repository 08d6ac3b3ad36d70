/** Approvals drawn top to bottom are BPMN and come back as they were; whatever is drawn can be walked to an end. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile, play } from '#flow'
import { allSteps, copied, type Branch, type Step, type Vertical } from './flow.ts'
import { verticalOf } from './read.ts'
import { bpmnOf } from './write.ts'

const ends = { approve: 'approve', reject: 'reject', return: 'return' }
const name = fc.string({ unit: fc.constantFrom('审', '批', 'A', '<', '&', '"', ' ', '元'), maxLength: 6 })
const facts = fc.record({ approvers: fc.constantFrom('role:department-head@department', 'role:general-manager', 'starter'), en: fc.constantFrom('Head', 'A & B'), due: fc.constantFrom('P2D', 'PT4H') }, { requiredKeys: ['approvers'] })

/** Steps without ids; `numbered` gives each its own. */
const bare = fc.letrec<{ steps: unknown[]; step: unknown }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 3 }),
  step: fc.oneof({ maxDepth: 2 },
    fc.record({ kind: fc.constant('approve'), name, facts }), fc.record({ kind: fc.constant('copy'), name, facts: fc.constant({}) }),
    fc.record({ kind: fc.constantFrom('choice', 'together'), name, facts: fc.constant({}), branches: fc.array(fc.record({ name, facts: fc.constant({}), steps: tie('steps') }), { minLength: 2, maxLength: 3 }) })),
})).steps
function numbered(steps: readonly any[], next = { n: 0 }): readonly Step[] {
  return steps.map((step) => {
    const id = `${step.kind}_${++next.n}`
    if (!step.branches) return { ...step, id }
    const branches = step.branches.map((branch: any, at: number): Branch => ({
      ...branch, id: `${id}_branch_${at}`, ...(step.kind === 'choice' && at < step.branches.length - 1 ? { condition: at % 2 ? 'amount > 100 and title = "<b>"' : 'amount <= 5' } : {}), steps: numbered(branch.steps, next),
    }))
    return { ...step, id, branches }
  })
}
const flows = fc.tuple(bare, name).map(([steps, called]): Vertical => ({ pool: 'request', name: called, ends, steps: numbered(steps) }))

test('an approval drawn top to bottom is written as BPMN and reopened without loss', () => {
  fc.assert(fc.property(flows, (flow) => { expect(verticalOf(bpmnOf(flow), 'request', ends)).toEqual({ flow }) }), { numRuns: 200 })
})

test('a copied step stands after its like with all that is in it, under ids of its own, and still is BPMN that reopens', () => {
  fc.assert(fc.property(flows, fc.nat(), (flow, at) => {
    const all = allSteps(flow.steps)
    const step = all[at % all.length]
    if (!step) return
    const { flow: next, made } = copied(flow, step.id) as { flow: Vertical; made: string }
    expect(allSteps(next.steps).length).toBe(all.length + allSteps([step]).length)
    expect(new Set(allSteps(next.steps).map(({ id }) => id)).size).toBe(allSteps(next.steps).length)
    expect(allSteps(next.steps).find(({ id }) => id === made)?.facts).toEqual(step.facts)
    expect(verticalOf(bpmnOf(next), 'request', ends)).toEqual({ flow: next })
  }), { numRuns: 100 })
})

test('whatever is drawn top to bottom keeps to the standard and ends, approved or rejected, for any amount', async () => {
  await fc.assert(fc.asyncProperty(flows, fc.constantFrom(1, 50, 1000), fc.boolean(), async (flow, amount, rejects) => {
    const definition = await compile(bpmnOf(flow))
    const plays: { node: string; outcome: string }[] = []
    for (let moves = 0; moves < 100; moves++) {
      const { ended, tasks } = play(definition, 'request', { amount, title: 'x' }, plays)
      if (ended !== undefined) {
        expect(ended).toBe(plays.length > 0 && rejects ? 'rejected' : 'done')
        return
      }
      plays.push({ node: tasks[0] as string, outcome: rejects ? 'reject' : 'approve' })
    }
    expect.fail('it does not end')
  }), { numRuns: 60 })
})

test('a drawing with more than the simple view has is told by the element that does not fit', () => {
  const xml = bpmnOf({ pool: 'request', name: '审批', ends, steps: [{ kind: 'approve', id: 'decide', name: '审批', facts: { approvers: 'starter' } }] })
  expect(verticalOf(xml.replace('<bpmn:userTask id="decide"', '<bpmn:userTask id="decide" isForCompensation="true"'), 'request', ends)).toMatchObject({ why: { field: 'decide', rule: 'vertical' } })
  expect(verticalOf(xml.replaceAll('bpmn:serviceTask', 'bpmn:scriptTask'), 'request', ends)).toMatchObject({ why: { rule: 'vertical' } })
  expect(verticalOf('nonsense', 'request', ends)).toMatchObject({ why: { rule: 'vertical' } })
})
