/** The policy map over HTTP: every clause with its computed status, its occurrences, and their proof. */
import type { FastifyInstance } from 'fastify'
import { isId } from '#check'
import { clauseStates, clauseStatus, keptPlan, occurrencesOf, trendOf } from '#duty'
import { documentOf, roleLabel, type Plan, type Proof } from '#declare'
import { namesOf } from '#read'
import { Refused, refuse, type Label } from '#words'
import { policyVersion } from '../../chapters/1-governance/contract.ts'
import { clauseSettled, wordingOn, writtenOf } from '../policy-import/index.ts'
import { lifeOf } from '../policy-life/index.ts'
import { actorFor, queryText, type Doors } from './context.ts'
import { dayAsked, momentAsked } from './moment.ts'

/** Occurrences on a page. */
const atOnce = 50

export function policyRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  const when = (moment: string) => ({ at: moment, zone: house.zone })
  const obligationsOf = (plan: Plan, number: string) => [...plan.obligations.values()].filter(({ clause }) => clause === number)
  /** What a proof is called; its name is part of the policy, whoever may open the records themselves. */
  const proofWords = ({ document, action }: Proof): readonly Label[] => { const of = documentOf(house.plan, document); return [of.label, of.actions[action]?.label ?? [action, action]] }
  /** A house without governance has no written policy. */
  const governed = house.plan.documents.has(policyVersion.name)

  app.get('/api/policy/clauses', async (request) => {
    const actor = await actorFor(doors, request)
    const [plan, written] = await Promise.all([keptPlan(house.store, house.plan), governed ? writtenOf(house).then(({ clauses }) => clauses) : new Map<string, never>()])
    const { clauses, heat } = await clauseStatus(house.store, house.plan, when(momentAsked(request, house)))
    const departments = new Set(heat.map(({ department }) => department).filter((id): id is string => Boolean(id)))
    return {
      states: clauseStates, heat, refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.department.document, departments]]), actor),
      items: clauses.map(({ number, state, counts }) => {
        const clause = plan.clauses.get(number)
        const owed = obligationsOf(plan, number)
        return {
          number, written: written.get(number), chapter: Number(number.split('.')[0]), title: clause?.title, text: clause?.text, owner: clause?.owner, ownerLabel: roleLabel(house.plan, clause?.owner ?? ''), rhythm: clause?.rhythm, ours: clause?.ours ?? false, principle: clause?.principle ?? false, status: state, counts,
          design: { owner: Boolean(clause?.owner), obligation: owed.length > 0, limit: owed.some(({ limit, trigger }) => limit !== undefined || 'every' in trigger), record: owed.length > 0 },
        }
      }),
    }
  })
  app.get('/api/policy/trend', async (request) => {
    await actorFor(doors, request)
    return { items: await trendOf(house.store, house.plan, when(momentAsked(request, house)), 12) }
  })
  app.get('/api/policy/life', async (request) => { const actor = await actorFor(doors, request); return governed ? lifeOf(house, actor) : { versions: [], mine: [], toVote: [], refs: {} } })
  app.get('/api/policy/wording', async (request) => {
    await actorFor(doors, request)
    const { version, clauses } = await wordingOn(house, dayAsked(request, house))
    return { ...(version ? { version: { number: version.number, edition: version.edition, effectiveFrom: version.effectiveFrom } } : {}), clauses: Object.fromEntries(clauses) }
  })
  app.get('/api/policy/clauses/:number', async (request) => {
    const actor = await actorFor(doors, request)
    const { number } = request.params as { number: string }
    const [plan, settled] = await Promise.all([keptPlan(house.store, house.plan), governed ? clauseSettled(house, (request.params as { number: string }).number) : {}])
    const clause = plan.clauses.get(number)
    if (!clause) throw new Refused(refuse(`制度中没有 ${number} 条`, `The policy has no clause ${number}`, undefined, { kind: 'not-found' }))
    const moment = momentAsked(request, house)
    const [department, after] = [queryText(request, 'department'), queryText(request, 'after')]
    if (department !== undefined && !isId(department)) throw new Refused(refuse('应为部门的标识', 'Must be the id of a department', 'department'))
    const found = await occurrencesOf(house.store, house.plan, actor, number, when(moment), { limit: atOnce + 1, ...(department ? { department } : {}), ...(after ? { after } : {}) })
    const occurrences = found.slice(0, atOnce).map(({ place: _place, ...one }) => one)
    const next = found.length > atOnce ? found[atOnce - 1]?.place : undefined
    const departments = new Set(occurrences.map(({ department }) => department).filter((id): id is string => Boolean(id)))
    return {
      number, ...clause, ...settled, ownerLabel: roleLabel(house.plan, clause.owner), status: (await clauseStatus(house.store, house.plan, when(moment), undefined, number)).clauses[0]?.state, states: clauseStates, occurrences, ...(next ? { next } : {}),
      obligations: obligationsOf(plan, number).map(({ obligation, activity, owner, trigger, limit, grace, proof, plain }) => ({ obligation, activity, owner, ownerLabel: roleLabel(house.plan, owner), trigger, limit, grace, proof, proofLabel: proofWords(proof), ...(plain ? { plain } : {}) })),
      refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.department.document, departments]]), actor),
    }
  })
}
