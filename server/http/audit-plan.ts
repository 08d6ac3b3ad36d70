/** The year's audit plan as the house proposes it: a draft in the auditor's name, with the risk of each clause computed and what it rests on. */
import type { FastifyInstance } from 'fastify'
import { declaredOf, make } from '#act'
import { mayMake } from '#allow'
import { clauseStatus, populationSums } from '#duty'
import { runQuery } from '#read'
import { addDays, dayOf, insist, Refused, refuse } from '#words'
import { lastTests, openFindings, proposedPlan, type Stand } from '../../chapters/1-governance/9-audit/audit-risk.ts'
import { auditPlan } from '../../chapters/1-governance/contract.ts'
import { actorFor, bodyOf, type Doors } from './context.ts'

export function auditPlanRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.post('/api/policy/audit-plans', async (request, reply) => {
    const actor = await actorFor(doors, request)
    const { year } = bodyOf(request, ['year'])
    if (!house.plan.documents.has(auditPlan.name)) throw new Refused(refuse('本系统没有治理章节', 'This house has no governance', undefined, { kind: 'not-found' }))
    insist(mayMake(house.plan, declaredOf(house, auditPlan.name), actor))
    const today = dayOf(house.store.clock(), house.zone)
    if (typeof year !== 'number' || !Number.isInteger(year) || year < Number(today.slice(0, 4)) || year > Number(today.slice(0, 4)) + 5) throw new Refused(refuse('年度应为今年或其后五年之内', 'The year is this one or one of the five after it', 'year'))
    const { row } = await make(house, { ...actor, house: true }, auditPlan.name, proposedPlan(year, await standsOf(doors), today))
    return reply.code(201).send(row)
  })
}

/** Of every clause that applies: findings, what was not kept in the year until now, and the last test. */
async function standsOf({ house }: Doors): Promise<readonly Stand[]> {
  const when = { at: house.store.clock().toISOString(), zone: house.zone }
  const today = dayOf(when.at, when.zone)
  const [{ clauses }, sums, findings, tests] = await Promise.all([
    clauseStatus(house.store, house.plan, when), populationSums(house.store, house.plan, when, { from: addDays(today, -365), to: today }), runQuery(house.store, house.plan, openFindings), runQuery(house.store, house.plan, lastTests),
  ])
  const counts = Map.groupBy(sums, ({ clause }) => clause)
  const tested = new Map(tests.map(({ clause, until }) => [clause, until]))
  return clauses.filter(({ state }) => state !== 'not-applicable' && state !== 'not-landed').map(({ number }) => {
    const of = (...states: readonly string[]) => (counts.get(number) ?? []).filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0)
    const found = findings.filter(({ clause }) => clause === number)
    const testedUntil = tested.get(number)
    return { clause: number, open: found.length, grave: found.filter(({ severity }) => severity === 'high').length, due: of('kept', 'late', 'overdue', 'broken'), missed: of('overdue', 'broken'), ...(testedUntil ? { testedUntil } : {}) }
  })
}
