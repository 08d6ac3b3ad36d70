/** The inbox, drawn processes, figures and search over HTTP. */
import type { FastifyInstance } from 'fastify'
import { decide, type Decided } from '#act'
import type { Actor } from '#allow'
import { documentOf } from '#declare'
import { inbox, isVerb, type Box } from '#flow'
import { figureRows, namesOf, search, unmasked } from '#read'
import { Refused, refuse } from '#words'
import { actorFor, bodyOf, howOf, limitOf, queryText, textOf, uuidOf, type Doors } from './context.ts'
import { told } from './refusals.ts'

const boxes: readonly string[] = ['todo', 'done', 'started', 'copied']

export function workRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/tasks', async (request) => {
    const actor = await actorFor(doors, request)
    const box = queryText(request, 'box') ?? 'todo'
    if (!boxes.includes(box)) throw new Refused(refuse('没有这个收件箱', `A box is one of ${boxes.join(', ')}`, 'box'))
    const after = uuidOf(queryText(request, 'after'), 'after')
    const { items, total } = await inbox(house.store, actor, box as Box, house.store.clock().toISOString(), { limit: limitOf(queryText(request, 'limit')), ...(after ? { after } : {}) })
    const people = new Set(items.map(({ startedBy }) => startedBy))
    return { items, total, refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.person.document, people]]), actor), ...(items.length > 0 && items.length < total ? { next: items.at(-1)?.id } : {}) }
  })
  app.post('/api/tasks/:id/:verb', async (request) => {
    const actor = await actorFor(doors, request)
    const { id, verb } = request.params as { id: string; verb: string }
    if (!isVerb(verb)) throw new Refused(refuse(`没有“${verb}”这个处理方式`, `There is no verb "${verb}"`, undefined, { kind: 'not-found' }))
    const { opinion, to } = bodyOf(request, ['opinion', 'to'])
    const decided = await decide(house, actor, { task: id, verb, opinion: textOf(opinion, 'opinion'), to: uuidOf(textOf(to, 'to'), 'to') }, howOf(request))
    return { task: decided.task, row: shownTo(doors, actor, decided) }
  })
  app.post('/api/tasks/actions/:verb', async (request) => {
    const actor = await actorFor(doors, request)
    const { verb } = request.params as { verb: string }
    const { ids, opinion } = bodyOf(request, ['ids', 'opinion'])
    if (!isVerb(verb) || !Array.isArray(ids) || ids.length > 100 || ids.some((id) => typeof id !== 'string')) throw new Refused(refuse('“ids”应为不超过 100 个任务的列表', '"ids" must be a list of at most 100 tasks', 'ids'))
    const items: object[] = []
    for (const id of ids as string[]) {
      try {
        items.push({ id, row: shownTo(doors, actor, await decide(house, actor, { task: id, verb, opinion: textOf(opinion, 'opinion') }, howOf(request))) })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        items.push({ id, refusal: told(error.refusal) })
      }
    }
    return { items }
  })

  app.get('/api/figures/:name', async (request) => {
    const actor = await actorFor(doors, request)
    const figure = house.plan.figures.get((request.params as { name: string }).name)
    if (!figure) throw new Refused(refuse('没有这个报表', 'There is no such figure', undefined, { kind: 'not-found' }))
    return figureRows(house.store, house.plan, figure, actor, request.query as Record<string, string>)
  })
  app.get('/api/search', async (request) => {
    const actor = await actorFor(doors, request)
    const q = queryText(request, 'q', 100)?.trim()
    return { items: q ? await search(house.store, house.plan, actor, q) : [] }
  })
}

/** The row a decision leaves, as far as whoever decided may read it. */
const shownTo = ({ house }: Doors, actor: Actor, { document, row }: Decided) => unmasked(documentOf(house.plan, document), actor, row)
