/** The auditor's questions and the month's report: a sample drawn by a seed, and how the month stood, frozen as a document. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { make } from '#act'
import { houseActor, mayAudit, mayReport } from '#allow'
import type { Plan } from '#declare'
import { clauseStatus, endOfDay, keptPlan, periodOf, populationSums, sampleOf, type ClauseState, type ClauseStatus, type Counts } from '#duty'
import { sealedSoFar } from '#host'
import { changesOf, gapsOf } from '#read'
import { addDays, dayOf, insist, isDay, isMonth, refuse, Refused } from '#words'
import { authorityLimit, binding, complianceReport, exception, policyVersion } from '../../chapters/1-governance/contract.ts'
import { actorFor, queryText, type Doors } from './context.ts'

export function auditRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/policy/sample', async (request) => {
    const actor = await actorFor(doors, request)
    insist(mayAudit(house.plan, actor))
    const [clause = '', seed = '', size = '5'] = ['clause', 'seed', 'size'].map((key) => queryText(request, key))
    if (!house.plan.clauses.has(clause)) throw new Refused(refuse('制度中没有这一条', 'The policy has no such clause', 'clause'))
    if (seed === '' || seed.length > 60) throw new Refused(refuse('请给出 1 到 60 个字的种子', 'Give a seed of 1 to 60 characters', 'seed'))
    if (!/^\d{1,3}$/.test(size) || Number(size) < 1) throw new Refused(refuse('样本数应为 1 到 999', 'The size is 1 to 999', 'size'))
    const asOf = house.store.clock().toISOString()
    return { asOf, seed, ...(await sampleOf(house.store, house.plan, actor, { at: asOf, zone: house.zone }, { clause, seed, size: Number(size), from: dayOfQuery(request, 'from'), to: dayOfQuery(request, 'to') })) }
  })
  app.get('/api/policy/audit', async (request) => {
    const actor = await actorFor(doors, request)
    insist(mayAudit(house.plan, actor))
    const [from, to, asOf] = [dayOfQuery(request, 'from'), dayOfQuery(request, 'to'), house.store.clock().toISOString()]
    const [plan, sums, gaps, changes, sealed] = await Promise.all([keptPlan(house.store, house.plan), populationSums(house.store, house.plan, { at: asOf, zone: house.zone }, { from, to }), gapsOf(house.store, house.plan, actor), changesOf(house.store, house.plan, actor, { documents: deciding(house.plan), from, to, zone: house.zone }), sealedSoFar(house.store)])
    const counts = Map.groupBy(sums, ({ clause }) => clause)
    return { asOf, from, to, gaps, changes, sealed, clauses: [...plan.clauses].map(([number, { title }]) => ({ number, title, counts: Object.fromEntries((counts.get(number) ?? []).map(({ state, count }) => [state, count])) })) }
  })
  app.post('/api/policy/reports', async (request, reply) => {
    insist(mayReport(house.plan, await actorFor(doors, request)))
    if (!house.plan.documents.has(complianceReport.name)) throw new Refused(refuse('本系统没有治理章节', 'This house has no governance', undefined, { kind: 'not-found' }))
    const { month } = (request.body ?? {}) as { month?: unknown }
    const today = dayOf(house.store.clock(), house.zone)
    if (!isMonth(month)) throw new Refused(refuse('应为月份，如 2026-10', 'Must be a month such as 2026-10', 'month'))
    const { first, last } = periodOf('monthly', `${month}-01`)
    if (last >= today) throw new Refused(refuse('月份结束后才能生成报告', 'The report is drawn up once the month is over', 'month', { clause: '9.1.2' }))
    // What was due by the end of the month is past due a moment later.
    const at = new Date(Date.parse(endOfDay(last, house.zone)) + 1).toISOString()
    const { clauses, heat } = await clauseStatus(house.store, house.plan, { at, zone: house.zone }, Number((Date.parse(addDays(last, 1)) - Date.parse(first)) / 86_400_000))
    const departments = [...new Set(heat.map(({ department }) => department))].map((department) => ({ department, ...rated(heat.filter((one) => one.department === department).map(({ counts }) => counts)) }))
    const { onTime } = rated(heat.map(({ counts }) => counts))
    const { row } = await make(house, houseActor, complianceReport.name, {
      month, asOf: at, ...(onTime === undefined ? {} : { onTime }), unkept: clauses.filter(({ state }) => unkept.includes(state)).length, inAll: clauses.length,
      departments, clauses: clauses.toSorted((a, b) => worst(a) - worst(b)).map(({ number, state, counts: { 'not-due': _, ...counts } }) => ({ clause: number, state, ...counts })),
    })
    return reply.code(201).send(row)
  })
}

/** What somebody has to look at stands first, then the clauses in their order. */
const unkept: readonly ClauseState[] = ['broken', 'overdue']
const worst = ({ state }: ClauseStatus): number => { const at = [...unkept, 'late', 'excepted'].indexOf(state); return at < 0 ? unkept.length + 2 : at }

/** Documents that decide who may do what, and what is owed: a change of them is what an auditor looks for. */
const deciding = ({ directory: { holding, substitution, group, position }, documents }: Plan): readonly string[] =>
  [holding.document, substitution.document, group.document, position.document, authorityLimit.name, policyVersion.name, binding.name, exception.name].filter((name) => documents.has(name))

function dayOfQuery(request: FastifyRequest, key: string): string {
  const said = queryText(request, key)
  if (said === undefined || !isDay(said)) throw new Refused(refuse('应为日期，如 2026-11-24', 'Must be a day such as 2026-11-24', key))
  return said
}

/** Sums, and how many of a hundred that fell due were done in time; nothing where nothing fell due. */
export function rated(all: readonly Counts[]) {
  const sum = (state: keyof Counts) => all.reduce((total, counts) => total + counts[state], 0)
  const [kept, late, overdue, broken, excepted] = (['kept', 'late', 'overdue', 'broken', 'excepted'] as const).map(sum) as [number, number, number, number, number]
  const due = kept + late + overdue + broken
  return { kept, late, overdue, broken, excepted, ...(due === 0 ? {} : { onTime: Math.round((100 * kept) / due) }) }
}
