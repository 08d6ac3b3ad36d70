/** The inbox, drawn processes, books, figures and search over HTTP. */
import type { FastifyInstance } from 'fastify'
import { decide, type Decided } from '#act'
import type { Actor } from '#allow'
import { documentOf } from '#declare'
import { inbox, isVerb, type Box } from '#flow'
import { balances, dimensionColumns, entries, trialBalance } from '#ledger'
import { figureRows, namesOf, search, unmasked, visibleSql } from '#read'
import { dayOf, Refused, refuse, sum } from '#words'
import { readsBooks } from './books.ts'
import { actorFor, bodyOf, howOf, queryText, textOf, type Doors } from './context.ts'
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

  app.get('/api/processes', async (request) => {
    const values: unknown[] = []
    const seen = visibleSql(house.plan, await actorFor(doors, request), 'i.document', 'i.record', values)
    return { items: await house.store.query({ values, text: `select distinct on (key) key, version, json_build_array(label_zh, label_en) as label, at,
      (select count(*) from house.instance i where i.definition = key and i.ended_at is null${seen && ` and ${seen}`}) as running from house.definition order by key, version desc` }) }
  })
  app.get('/api/processes/:key/bpmn', async (request) => {
    await actorFor(doors, request)
    const [found] = await house.store.query<{ xml: string; version: number }>({ text: 'select xml, version from house.definition where key = $1 order by version desc limit 1', values: [(request.params as { key: string }).key.replaceAll('\u0000', '')] })
    if (!found) throw new Refused(refuse('没有这个流程', 'There is no such process', undefined, { kind: 'not-found' }))
    return found
  })

  app.get('/api/ledger/trial-balance', async (request) => {
    await bookReader(doors, request)
    const today = dayOf(house.store.clock(), house.zone)
    const rows = await trialBalance(house.store, monthOf(queryText(request, 'from'), 'from') ?? `${today.slice(0, 4)}-01`, monthOf(queryText(request, 'to'), 'to') ?? today.slice(0, 7))
    const columns = ['openingDebit', 'openingCredit', 'debit', 'credit', 'closingDebit', 'closingCredit'] as const
    return { rows, totals: Object.fromEntries(columns.map((key) => [key, sum(rows.map((row) => row[key]))])), asOf: house.store.clock().toISOString() }
  })
  app.get('/api/ledger/balances', async (request) => {
    await bookReader(doors, request)
    const query = request.query as Record<string, string>
    const by = (query['by'] ?? '').split(',').filter(Boolean)
    const strange = by.find((name) => !Object.hasOwn(dimensionColumns, name))
    if (strange !== undefined) throw new Refused(refuse(`没有辅助核算项“${strange.slice(0, 40)}”`, `There is no dimension "${strange.slice(0, 40)}"`, 'by'))
    return { rows: await balances(house.store, { ...dimensionsOf(query), ...accountOf(query), by }) }
  })
  app.get('/api/ledger/entries', async (request) => {
    const actor = await bookReader(doors, request)
    const query = request.query as Record<string, string>
    const after = queryText(request, 'after')
    if (after !== undefined && !/^\d{1,15}$/.test(after)) throw new Refused(refuse('翻页位置无效', 'The page position is not valid', 'after'))
    const limit = limitOf(queryText(request, 'limit'))
    const items = await entries(house.store, {
      ...dimensionsOf(query), ...accountOf(query), ...dayRange(request), ...(after === undefined ? {} : { after: Number(after) }), limit,
    })
    const ids = new Set(items.flatMap(({ lines }) => lines.flatMap(({ dimensions }) => Object.values(dimensions))))
    const named = ['supply.supplier', 'commons.party', 'commons.item', 'commons.location', 'commons.department'].filter((name) => house.plan.documents.has(name))
    return { items, refs: await namesOf(house.store, house.plan, new Map(named.map((name) => [name, ids])), actor), ...(items.length === limit ? { next: items.at(-1)?.seq } : {}) }
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

async function bookReader(doors: Doors, request: Parameters<typeof actorFor>[1]): Promise<Actor> {
  const actor = await actorFor(doors, request)
  if (!readsBooks(doors.house.plan, actor)) throw new Refused(refuse('您无权查看账簿', 'You may not read the books', undefined, { kind: 'forbidden' }))
  return actor
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
function uuidOf(value: string | undefined, field: string): string | undefined {
  if (value === undefined || uuid.test(value)) return value
  throw new Refused(refuse(`“${field}”应为标识`, `"${field}" must be an id`, field))
}
function limitOf(said: string | undefined): number {
  if (said === undefined) return 50
  if (!/^\d{1,3}$/.test(said) || Number(said) < 1 || Number(said) > 200) throw new Refused(refuse('“limit”应为 1 到 200', '"limit" must be 1 to 200', 'limit'))
  return Number(said)
}
function monthOf(said: string | undefined, field: string): string | undefined {
  if (said === undefined || /^\d{4}-\d{2}$/.test(said)) return said
  throw new Refused(refuse('期间应为 2026-11 这样的月份', 'A period is a month such as 2026-11', field))
}
/** An account, or the accounts that begin with these digits. */
function accountOf({ account }: Record<string, string>): { account?: string } {
  if (!account) return {}
  if (!/^[\w.-]{1,30}$/.test(account)) throw new Refused(refuse('科目编号无效', 'The account number is not valid', 'account'))
  return { account }
}
const dimensionsOf = (query: Record<string, string>) =>
  Object.fromEntries(['party', 'item', 'place', 'department', 'budgetItem', 'project', 'cashItem'].filter((key) => query[key] !== undefined).map((key) => [key, uuidOf(String(query[key]), key)]))
function dayRange(request: Parameters<typeof actorFor>[1]) {
  const range = (['from', 'to'] as const).flatMap((key) => { const said = queryText(request, key); return said ? [[key, said] as const] : [] })
  const wrong = range.find(([, said]) => !/^\d{4}-\d{2}-\d{2}$/.test(said) || Number.isNaN(Date.parse(said)))
  if (wrong) throw new Refused(refuse('应为日期，如 2026-11-24', 'must be a day such as 2026-11-24', wrong[0]))
  return Object.fromEntries(range)
}
