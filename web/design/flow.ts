/** A vertical approval: what a person sees top to bottom, and what BPMN is written from and read back to. */
import type { Label } from '#words'

/** Attributes of our namespace on an element: `en`, `approvers`, `due`, `clause` and whatever else it bears. */
export type Facts = Readonly<Record<string, string>>
type Named = { readonly id: string; readonly name: string; readonly facts: Facts }

/** Somebody decides; a refusal or a return leaves the flow at once. */
export type Approve = Named & { readonly kind: 'approve' }
/** Somebody is told. */
export type Copy = Named & { readonly kind: 'copy' }
/** `choice`: the first branch whose condition holds, the last one otherwise. `together`: all branches. */
export type Fork = Named & { readonly kind: 'choice' | 'together'; readonly branches: readonly Branch[] }
export type Branch = Named & { readonly condition?: string; readonly steps: readonly Step[] }
export type Step = Approve | Copy | Fork

/** Which drawn steps are the document's actions. */
export type Ends = { readonly approve: string; readonly reject: string; readonly return: string }
export type Vertical = { readonly pool: string; readonly name: string; readonly ends: Ends; readonly steps: readonly Step[] }

/** Steps in order, branches included. */
export const allSteps = (steps: readonly Step[]): readonly Step[] => steps.flatMap((step) => ('branches' in step ? [step, ...step.branches.flatMap((branch) => allSteps(branch.steps))] : [step]))

/** An id nothing in the flow bears yet, nor what is being made. */
export function freshId(flow: Vertical, kind: string, made: readonly string[] = []): string {
  const taken = new Set([...made, ...allSteps(flow.steps).flatMap((step) => [step.id, ...('branches' in step ? step.branches.map(({ id }) => id) : [])])])
  for (let n = 1; ; n++) if (!taken.has(`${kind}_${n}`)) return `${kind}_${n}`
}

/** The flow with the step or branch of that id changed; a step that becomes nothing is taken out. */
export function changed<T extends Step | Branch>(steps: readonly Step[], id: string, to: (one: T) => T | undefined): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    if (step.id === id) return (to(step as T) as Step | undefined) ? [to(step as T) as Step] : []
    if (!('branches' in step)) return [step]
    const branches = step.branches.flatMap((branch): readonly Branch[] => {
      if (branch.id !== id) return [{ ...branch, steps: changed(branch.steps, id, to) }]
      const made = to(branch as T) as Branch | undefined
      return made ? [made] : []
    })
    return [{ ...step, branches }]
  })
}

/** A step put at a place: before the `at`-th step of the flow or of a branch. */
export function inserted(flow: Vertical, step: Step, at: number, branch?: string): Vertical {
  if (branch === undefined) return { ...flow, steps: flow.steps.toSpliced(at, 0, step) }
  return { ...flow, steps: changed<Branch>(flow.steps, branch, (one) => ({ ...one, steps: one.steps.toSpliced(at, 0, step) })) }
}

/** The step once more, right after itself, with what stands in its branches; every copy bears an id of its own. */
export function copied(flow: Vertical, id: string): { readonly flow: Vertical; readonly made: string } | undefined {
  const step = allSteps(flow.steps).find((one) => one.id === id)
  if (!step) return undefined
  const made: string[] = []
  const fresh = (kind: string): string => { made.push(freshId(flow, kind, made)); return made.at(-1) as string }
  const again = (one: Step): Step => {
    const bears = fresh(one.kind)
    return 'branches' in one ? { ...one, id: bears, branches: one.branches.map((branch) => ({ ...branch, id: fresh(`${bears}_branch`), steps: branch.steps.map(again) })) } : { ...one, id: bears }
  }
  const copy = again(step)
  const put = (steps: readonly Step[]): readonly Step[] => steps.flatMap((one): readonly Step[] => (one.id === id ? [one, copy] : 'branches' in one ? [{ ...one, branches: one.branches.map((branch) => ({ ...branch, steps: put(branch.steps) })) }] : [one]))
  return { flow: { ...flow, steps: put(flow.steps) }, made: copy.id }
}

/** The step or branch one place earlier (-1) or later (1) among its neighbours; what is otherwise done stays last. */
export function moved(steps: readonly Step[], id: string, by: 1 | -1): readonly Step[] {
  return swapped(steps, id, by) ?? steps.map((step) => {
    if (!('branches' in step)) return step
    const open = step.kind === 'choice' ? step.branches.slice(0, -1) : step.branches
    const branches = swapped(open, id, by)
    return { ...step, branches: branches ? [...branches, ...step.branches.slice(open.length)] : step.branches.map((branch) => ({ ...branch, steps: moved(branch.steps, id, by) })) }
  })
}
function swapped<T extends { readonly id: string }>(all: readonly T[], id: string, by: 1 | -1): readonly T[] | undefined {
  const at = all.findIndex((one) => one.id === id)
  const [one, other] = [all[at], all[at + by]]
  return at < 0 ? undefined : one && other ? all.with(at, other).with(at + by, one) : all
}

/** A step or branch taken out; a fork needs two branches, and a choice its last one. */
export function without(steps: readonly Step[], id: string): readonly Step[] {
  const fork = allSteps(steps).find((step): step is Fork => 'branches' in step && step.branches.some((branch) => branch.id === id))
  if (fork && (fork.branches.length < 3 || (fork.kind === 'choice' && fork.branches.at(-1)?.id === id))) return steps
  return changed(steps, id, () => undefined)
}

/** What bears the id: a step, or a branch. */
export const found = (steps: readonly Step[], id: string | undefined): Step | Branch | undefined =>
  allSteps(steps).flatMap((step): readonly (Step | Branch)[] => ('branches' in step ? [step, ...step.branches] : [step])).find((one) => one.id === id)

export const labelled = ({ name, facts }: Named): Label => [name, facts['en'] ?? name]
