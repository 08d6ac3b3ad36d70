/** The register of law over HTTP: which rules there are, and what one answers. */
import type { FastifyInstance } from 'fastify'
import { archiveRetention, askLaw, controlGuides, dutyPairs, lawRule, lawRules, otherRetention, protectionLevels, type LawRule } from '#commons'
import { actorFor, bodyWhole, queryText, type Doors } from './context.ts'

export function lawRoutes(app: FastifyInstance, doors: Doors): void {
  app.get('/api/laws', async (request) => {
    await actorFor(doors, request)
    const [q, clause, verified] = [queryText(request, 'q', 100)?.trim().toLowerCase(), queryText(request, 'clause'), queryText(request, 'verified')]
    const fits = lawRules.filter((one) => (!clause || one.clauses.includes(clause)) && (!verified || one.verified === verified) && (!q || JSON.stringify([one.id, one.title, one.sources]).toLowerCase().includes(q)))
    return { items: fits.map(shown) }
  })
  app.get('/api/laws/:rule', async (request) => {
    await actorFor(doors, request)
    return shown(lawRule((request.params as { rule: string }).rule))
  })
  app.get('/api/laws/tables', async (request) => {
    await actorFor(doors, request)
    return { dutyPairs, protectionLevels, controlGuides, archiveRetention, otherRetention }
  })
  app.post('/api/laws/:rule', async (request) => {
    await actorFor(doors, request)
    return askLaw((request.params as { rule: string }).rule, bodyWhole(request))
  })
}

const shown = ({ id, title, clauses, sources, verified }: LawRule) => ({ id, title, clauses, sources, verified, confirmed: verified === 'text' })
