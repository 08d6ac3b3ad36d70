/** Documents over HTTP: list, read, make, edit, act, and what hangs on a document. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { act, batch, declaredOf, edit, make, may, notFound, type AnyRow } from '#act'
import { masked, mayMake, maySee, mayWrite, type Actor } from '#allow'
import { refusalsOf, workedOut } from '#check'
import { ofCompany, type AnyDocument, type Conversion, type Moment } from '#declare'
import { inbox, walkedBy } from '#flow'
import { entriesOf, filtersOf, hiddenFrom, history, learn, linksOf, namesOf, page, refsOf, seen, totalsOf, unmasked, whole, without, type Asked, type AnyRead } from '#read'
import { headColumns } from '#store'
import { dayOf, insist, Refused, refuse, together } from '#words'
import { actorFor, bodyOf, howOf, objectOf, queryText, standingFor, standsNow, tagged, textOf, versionOf, wantsLittle, type Doors } from './context.ts'
import { told } from './refusals.ts'

type Params = { readonly type: string; readonly id: string; readonly action: string }
const base = '/api/documents/:type'

export function documentRoutes(app: FastifyInstance, doors: Doors): void {
  reading(app, doors)
  writing(app, doors)
  acting(app, doors)
  aspects(app, doors)
}

/** Who asks, and for which type. */
async function asked(doors: Doors, request: FastifyRequest) {
  const actor = await actorFor(doors, request)
  return { actor, document: declaredOf(doors.house, (request.params as Params).type), params: request.params as Params }
}

/** The document asked for, as its reader may see it. */
async function read(doors: Doors, request: FastifyRequest) {
  const { actor, document, params } = await asked(doors, request)
  const standing = await standingFor(doors, actor)
  const found = await seen(doors.house.store, document, actor, params.id, standing)
  if (!found) throw new Refused(notFound(document))
  return { actor, document, standing, ...found }
}

function reading(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get(base, async (request) => {
    const { actor, document } = await asked(doors, request)
    const columns = columnsOf(document, request)
    const said = { ...askedOf(doors, document, actor, request), ...(columns ? { columns } : {}) }
    const found = await page(house.store, house.plan, document, actor, said)
    return (request.query as { totals?: string }).totals === 'true' ? { ...found, totals: (await totalsOf(house.store, house.plan, document, actor, said)).sums } : found
  })
  app.get(`${base}/:id`, async (request, reply) => {
    const { actor, document, row, standing, hidden } = await read(doors, request)
    const tasks = await inbox(house, actor, 'here', house.store.clock().toISOString(), { record: row.id, standing })
    const conversions = house.plan.conversions.filter(({ from, at, offered }) => from === document.name && at === undefined && (offered?.(row as never) ?? true)).flatMap(({ to }) => {
      const target = house.plan.documents.get(to)
      return target && !mayMake(house.plan, target, actor) ? [{ to, label: target.label }] : []
    })
    const [{ refs, ...page }, signers] = await Promise.all([shown(doors, actor, document, row as unknown as AnyRow, request, hidden), peopleOf(doors, actor, tasks.items.flatMap(({ signers, copies }) => [...signers, ...copies].map(({ person }) => person)))])
    return tagged(reply, row.version).send({ ...page, refs: { ...refs, ...signers }, tasks: tasks.items, conversions })
  })
}

function writing(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.post(base, async (request, reply) => {
    const { actor, document } = await asked(doors, request)
    const from = queryText(request, 'from')
    if (from !== undefined) return proposed(doors, actor, document, from)
    const { values } = bodyOf(request, ['values'])
    const { row } = await make(house, actor, document.name, objectOf(values, 'values'), howOf(request))
    return tagged(reply, row.version).status(201).send(await shown(doors, actor, document, row, request))
  })
  app.post(`${base}/worked-out`, async (request) => {
    const { actor, document } = await asked(doors, request)
    insist(mayWrite(house.plan, document, actor))
    const values = objectOf(bodyOf(request, ['values']).values, 'values')
    // A value half typed is no fault, a field that nobody declared is one.
    insist(together(refusalsOf(document, Object.fromEntries(Object.keys(values).map((key) => [key, null])), true)))
    return { values: workedOut(document, values, masked(document, actor)) }
  })
  app.patch(`${base}/:id`, async (request, reply) => {
    const { actor, document, params } = await asked(doors, request)
    const { values } = bodyOf(request, ['values'])
    const { row } = await edit(house, actor, document.name, params.id, versionOf(request), objectOf(values, 'values'), howOf(request))
    return tagged(reply, row.version).send(await shown(doors, actor, document, row, request))
  })
}

function acting(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.post(`${base}/:id/:action`, async (request, reply) => {
    const { actor, document, params } = await asked(doors, request)
    const { values, opinion } = bodyOf(request, ['values', 'opinion'])
    const said = textOf(opinion, 'opinion')
    const done = await act(house, actor, {
      document: document.name, id: params.id, action: params.action, version: versionOf(request), values: objectOf(values, 'values'), ...(said ? { opinion: said } : {}),
    }, howOf(request))
    return tagged(reply, done.row.version).send({ ...(await shown(doors, actor, document, done.row, request)), entries: done.entries })
  })
  app.post(`${base}/actions/:action`, async (request) => {
    const { actor, document, params } = await asked(doors, request)
    const { ids, values, opinion } = bodyOf(request, ['ids', 'values', 'opinion'])
    const said = textOf(opinion, 'opinion')
    if (!Array.isArray(ids) || ids.length > 500 || ids.some((id) => typeof id !== 'string')) throw new Refused(refuse('“ids”应为不超过 500 个标识的列表', '"ids" must be a list of at most 500 ids', 'ids'))
    const answers = await batch(house, actor, (ids as string[]).map((id) => ({ document: document.name, id, action: params.action, values: objectOf(values, 'values'), ...(said ? { opinion: said } : {}) })), howOf(request))
    return { items: answers.map((answer) => ('refusal' in answer ? { id: answer.id, refusal: told(answer.refusal) } : { id: answer.id, row: unmasked(document, actor, answer.done.row) })) }
  })
}

/** What hangs on a document. */
function aspects(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get(`${base}/:id/history`, async (request) => {
    const { actor, document, row, standing } = await read(doors, request)
    const items = await history(house.store, house.plan, document, actor, row.id, standing)
    return { items, refs: await peopleOf(doors, actor, items.flatMap(({ person, onBehalfOf }) => [person, onBehalfOf].flatMap((one) => one?.id ?? []))) }
  })
  app.get(`${base}/:id/links`, async (request) => { const { actor, document, row } = await read(doors, request); return linksOf(house.store, house.plan, document, actor, row.id) })
  app.get(`${base}/:id/entries`, async (request) => {
    const { actor, document, row } = await read(doors, request)
    return entriesOf(house.store, house.plan, document, actor, row.id)
  })
  app.get(`${base}/:id/process`, async (request) => {
    const { actor, row } = await read(doors, request)
    const items = await walkedBy(house.store, row.id)
    const people = items.flatMap(({ tokens, history: past }) => [...tokens, ...past].flatMap((one) => { const { person, people = [], onBehalfOf, signers = [] } = one as { person?: string; people?: string[] | null; onBehalfOf?: string; signers?: { person: string }[] }; return [person, onBehalfOf, ...(people ?? []), ...signers.map((each) => each.person)] })).filter((id): id is string => Boolean(id))
    return { items, refs: await peopleOf(doors, actor, people) }
  })
}

const peopleOf = ({ house: { store, plan } }: Doors, actor: Actor, people: readonly string[]) => namesOf(store, plan, new Map([[plan.directory.person.document, new Set(people)]]), actor)

/** A document as its reader sees it: the row, what its ids are called, what they may do; after a write whoever prefers it minimal gets the row they made alone, and of one that was there how it stands now. */
const shown = async ({ house }: Doors, actor: Actor, document: AnyDocument, row: AnyRow, request: FastifyRequest, known?: readonly string[]) => {
  if (wantsLittle(request) && row.version > 1) return { row: standsNow(row) }
  const hidden = known ?? (await hiddenFrom(house.store, document, actor, row)) ?? masked(document, actor)
  const bare = without(row, hidden)
  if (wantsLittle(request)) return { row: bare }
  // Guards read fields that the reader may not.
  const full = hidden.length > 0 ? (((await whole(house.store, document, row.id)) ?? row) as unknown as AnyRow) : row
  const [refs, verdicts] = await Promise.all([refsOf(house.store, house.plan, document, [bare], actor), may(house, actor, document, full)])
  return { row: bare, refs, may: Object.fromEntries(Object.entries(verdicts).map(([key, verdict]) => [key, verdict === true ? true : told(verdict)])) }
}

/** Values for a new document drawn from another; nothing is kept. */
async function proposed({ house }: Doors, actor: Actor, document: AnyDocument, from: string) {
  const [type = '', id = ''] = from.split('/')
  const conversion = house.plan.conversions.find((one) => one.from === type && one.to === document.name)
  if (!conversion) throw new Refused(refuse('不能由该单据生成', 'It cannot be drawn from that document', 'from'))
  insist(mayMake(house.plan, document, actor))
  const source = declaredOf(house, type)
  const row = await whole(house.store, source, id)
  if (!row || !maySee(source, actor, row)) throw new Refused(notFound(source))
  const drawn = await drawnFrom(house, actor, conversion, source, row)
  return { ...drawn, refs: await refsOf(house.store, house.plan, document, [drawn.values], actor) }
}

async function drawnFrom(house: Doors['house'], actor: Actor, { known = {}, draw, follows, lines }: Conversion, source: AnyDocument, row: AnyRead) {
  const now: Moment = { today: dayOf(house.store.clock(), house.zone), actor: actor.person, currency: house.currency, book: row.book }
  const facts = Object.fromEntries(Object.entries(known).map(([name, fact]) => [name, fact(row as never, now)]))
  const answers = { ...(await learn(house.store, house.plan, facts, ofCompany(source) ? now : {})), ...now } as never
  return { values: draw(row as never, answers), follows: follows?.(row as never, answers) ?? {}, ...(lines ? { lines: lines(row as never, answers) } : {}) }
}

/** Columns asked for beside the head; one that nobody declared is refused. */
function columnsOf(document: AnyDocument, request: FastifyRequest): readonly string[] | undefined {
  const columns = queryText(request, 'columns')?.split(',').filter(Boolean)
  const strange = columns?.find((key) => !Object.hasOwn(document.fields, key) && !headColumns.some((head) => head.key === key))
  if (strange !== undefined) throw new Refused(refuse(`没有“${strange.slice(0, 40)}”这一列`, `There is no column "${strange.slice(0, 40)}"`, 'columns'))
  return columns
}

/** What a list is asked for; `field=a,b` is one of, `field.from` and `field.to` a range, and anything else is refused by name. */
export function askedOf({ house }: Doors, document: AnyDocument, actor: Actor, request: FastifyRequest): Asked {
  const query = request.query as Readonly<Record<string, string | readonly string[]>>
  const twice = Object.keys(query).find((key) => typeof query[key] !== 'string')
  if (twice !== undefined) throw new Refused(refuse(`“${twice}”只能给一次`, `"${twice}" may be given once`, twice))
  const limit = queryText(request, 'limit')
  if (limit !== undefined && !/^\d{1,3}$/.test(limit)) throw new Refused(refuse('“limit”应为 1 到 200', '"limit" must be 1 to 200', 'limit'))
  const text = (key: 'q' | 'sort' | 'after') => { const value = queryText(request, key); return value ? { [key]: value } : {} }
  const filters = filtersOf(house.plan, document, actor, query as Readonly<Record<string, string>>)
  return { filters, ...text('q'), ...text('sort'), ...text('after'), ...(limit ? { limit: Number(limit) } : {}), count: query['count'] === 'true' }
}
