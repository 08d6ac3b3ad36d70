/** The inbox over HTTP: its boxes, one task decided, many decided at once with an answer for each. */
import type { FastifyInstance } from 'fastify'
import { decide, nth, type Decided } from '#act'
import { masked, type Actor } from '#allow'
import { documentOf, isVerb, type Verb } from '#declare'
import { inbox, returnsOf, type Box, type Decision } from '#flow'
import { hiddenFrom, namesOf, without } from '#read'
import { Refused, refuse } from '#words'
import { actorFor, bodyOf, howOf, limitOf, objectOf, queryText, standingFor, standsNow, textOf, uuidOf, wantsLittle, type Doors } from './context.ts'
import { told } from './refusals.ts'

const boxes: readonly string[] = ['todo', 'done', 'started', 'copied']

export function taskRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/tasks', async (request) => {
    const actor = await actorFor(doors, request)
    const box = queryText(request, 'box') ?? 'todo'
    if (!boxes.includes(box)) throw new Refused(refuse('没有这个收件箱', `A box is one of ${boxes.join(', ')}`, 'box'))
    const after = uuidOf(queryText(request, 'after'), 'after')
    const standing = box === 'todo' ? await standingFor(doors, actor) : []
    const { items, total } = await inbox(house, actor, box as Box, house.store.clock().toISOString(), { limit: limitOf(queryText(request, 'limit')), standing, ...(after ? { after } : {}) })
    const people = new Set(items.flatMap(({ startedBy, onBehalfOf, signers, copies }) => [startedBy, ...(onBehalfOf ? [onBehalfOf] : []), ...[...signers, ...copies].map(({ person }) => person)]))
    return { items, total, refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.person.document, people]]), actor), ...(items.length > 0 && items.length < total ? { next: items.at(-1)?.id } : {}) }
  })
  app.get('/api/tasks/:id/returns', async (request) => {
    const actor = await actorFor(doors, request)
    return { items: await returnsOf(house, actor, (request.params as { id: string }).id, await standingFor(doors, actor)) }
  })
  app.post('/api/tasks/:id/:verb', async (request) => {
    const actor = await actorFor(doors, request)
    const { id } = request.params as { id: string }
    const verb = verbOf(request.params)
    const { opinion, to, step, values } = bodyOf(request, ['opinion', 'to', 'step', 'values'])
    const decided = await decide(house, actor, { task: id, verb, opinion: textOf(opinion, 'opinion'), to: peopleOf(to), step: textOf(step, 'step', 100), values: objectOf(values, 'values') } satisfies Decision, howOf(request))
    return { task: decided.task, row: wantsLittle(request) ? standsNow(decided.row) : await shownTo(doors, actor, decided) }
  })
  app.post('/api/tasks/actions/:verb', async (request) => {
    const actor = await actorFor(doors, request)
    const verb = verbOf(request.params)
    const { ids, opinion } = bodyOf(request, ['ids', 'opinion'])
    if (!Array.isArray(ids) || ids.length > 100 || ids.some((id) => typeof id !== 'string')) throw new Refused(refuse('“ids”应为不超过 100 个任务的列表', '"ids" must be a list of at most 100 tasks', 'ids'))
    const said = textOf(opinion, 'opinion')
    const items: object[] = []
    for (const [at, id] of (ids as string[]).entries()) {
      try {
        items.push({ id, row: await shownTo(doors, actor, await decide(house, actor, { task: id, verb, opinion: said, batch: true }, nth(howOf(request), at))) })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        items.push({ id, refusal: told(error.refusal) })
      }
    }
    return { items }
  })
}

/** The row a decision leaves, as far as whoever decided may read it. */
async function shownTo({ house }: Doors, actor: Actor, { document: name, row }: Decided) {
  const document = documentOf(house.plan, name)
  return without(row, (await hiddenFrom(house.store, document, actor, row)) ?? masked(document, actor))
}

function verbOf(params: unknown): Verb {
  const { verb } = params as { verb: string }
  if (!isVerb(verb)) throw new Refused(refuse(`没有“${verb}”这个处理方式`, `There is no verb "${verb}"`, undefined, { kind: 'not-found' }))
  return verb
}

/** One person or a list of them. */
function peopleOf(to: unknown): readonly string[] | undefined {
  if (to === undefined || to === null) return undefined
  if (Array.isArray(to) && to.length > 50) throw new Refused(refuse('一次最多 50 人', 'At most 50 people at once', 'to'))
  return [to].flat().flatMap((one) => uuidOf(textOf(one, 'to'), 'to') ?? [])
}
