/** Search over everything the reader may open: pages, clauses, rules of law, law texts, records - each group ranked, with snippets. */
import type { FastifyInstance } from 'fastify'
import { seesAny, type Actor } from '#allow'
import { lawRules } from '#commons'
import { keptPlan } from '#duty'
import { askedWords, foundIn, search, searchPassages, snippet, workOf, worksKept } from '#read'
import { spelled } from '#store'
import { Refused, refuse, type Label } from '#words'
import { policyVersion } from '../../chapters/1-governance/contract.ts'
import { writtenOf } from '../policy-import/index.ts'
import { actorFor, queryText, type Doors } from './context.ts'

export function searchRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/search', async (request) => {
    const actor = await actorFor(doors, request)
    const q = queryText(request, 'q', 100)?.trim() ?? ''
    const words = askedWords(q)
    if (words.length === 0) return { items: [], pages: [], clauses: [], rules: [], works: [], passages: [], counts: { pages: 0, clauses: 0, rules: 0, works: 0, passages: 0 } }
    const [items, laws, plan, written] = await Promise.all([
      search(house.store, house.plan, actor, q), searchPassages(house.store, q), keptPlan(house.store, house.plan), house.plan.documents.has(policyVersion.name) ? writtenOf(house) : undefined,
    ])
    const pages = ranked(pagesOf(doors, actor), words).map(({ snippet: _, ...page }) => page)
    const clauses = ranked([...plan.clauses].map(([number, { title, text }]) => {
      const own = written?.clauses.get(number)
      return { number, name: title, ...(own && written?.version ? { edition: written.version.edition, ...(written.version.state === 'in-force' ? {} : { draft: true }) } : {}), said: [...(own ? [own.text] : []), ...text] }
    }), words)
    const rules = ranked(lawRules.map(({ id, title, sources }) => ({ rule: id, name: title, said: sources.map(({ instrument, article }) => `${instrument} ${article}`) })), words)
    return { items, pages: pages.slice(0, 20), clauses: clauses.slice(0, 20), rules: rules.slice(0, 20), works: laws.works, passages: laws.passages, counts: { pages: pages.length, clauses: clauses.length, rules: rules.length, ...laws.counts } }
  })
  app.get('/api/laws/texts', async (request) => { await actorFor(doors, request); return { items: await worksKept(house.store) } })
  app.get('/api/laws/texts/:work', async (request) => {
    await actorFor(doors, request)
    const id = Number((request.params as { work: string }).work)
    const found = Number.isInteger(id) && id > 0 && id < 2 ** 31 ? await workOf(house.store, id) : undefined
    if (!found) throw new Refused(refuse('没有这部法律法规', 'There is no such law', undefined, { kind: 'not-found' }))
    return found
  })
}

/** The lists and figures this reader may open. */
const pagesOf = ({ house: { plan } }: Doors, actor: Actor): readonly { readonly to: string; readonly name: Label; readonly said: readonly string[] }[] => [
  ...[...plan.documents.values()].filter((document) => seesAny(document, actor)).map(({ name, label }) => ({ to: `/documents/${name}`, name: label, said: [heard(label)] })),
  ...[...plan.figures.values()].filter(({ see }) => seesAny({ access: { see, edit: {} } }, actor)).map(({ figure, label }) => ({ to: `/figures/${figure}`, name: label, said: [heard(label)] })),
]

const sounds = new Map<string, string>()
/** How a name is spelled, worked out once: what is typed in letters finds it. */
function heard([name]: Label): string {
  const known = sounds.get(name) ?? spelled(name)
  sounds.set(name, known)
  return known
}

/** Those in which every word is said, the named first, then by how often; each with the words around the first place. */
function ranked<T extends { readonly name: Label; readonly said: readonly string[] }>(all: readonly T[], words: readonly string[]) {
  return all.map((one) => ({ one, named: foundIn(one.name.join(' '), words), said: foundIn([...Object.values(one).filter((value) => typeof value === 'string'), ...one.name, ...one.said].join(' '), words) }))
    .filter(({ said }) => said > 0)
    .toSorted((a, b) => Number(b.named > 0) - Number(a.named > 0) || b.said - a.said)
    .map(({ one: { said, ...one } }) => ({ ...one, snippet: snippet(said.find((text) => words.some((word) => foundIn(text, [word]) > 0)) ?? said[0] ?? '', words) }))
}
