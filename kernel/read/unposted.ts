/** Papers that still wait to be posted: any document that bears a date and posts, in the states before it does. */
import { firstState, type AnyDocument, type Plan, type Unposted, type UnpostedAsked } from '#declare'
import { tableOf } from '#store'

/** As a part of a statement, with what its answer means; `bind` collects a parameter and answers its placeholder; with a `book`, papers of its company. */
export function unpostedIn(plan: Plan, { from, to, except, also }: UnpostedAsked, bind: (value: unknown) => string, book: string | undefined): { readonly sql: string; readonly told: (found: unknown) => readonly Unposted[] } {
  const papers = [...plan.documents.values()].filter((one) => one.fields['date'] && !except.includes(one.name)).map((document) => ({ document, states: [...beforePosting(document), ...(also[document.name] ?? [])] })).filter(({ states }) => states.length > 0)
  const [first, last] = [`${bind(from)}::date`, `${bind(to)}::date`]
  const own = (document: AnyDocument) => (book !== undefined && tableOf(document).columns.some(({ key }) => key === 'book') ? ` and t.book = ${bind(book)}::text` : '')
  const counted = papers.map(({ document, states }) => `select '${document.name}' as document, count(*)::integer as count, min(t.number) as number from ${tableOf(document).name} t where t.state = any(${bind(states)}::text[]) and t.date between ${first} and ${last}${own(document)}`)
  return {
    sql: `(select coalesce(json_agg(w), '[]'::json) from (${counted.join(' union all ') || "select '' as document, 0 as count, '' as number"}) w where w.count > 0)`,
    told: (found) => (found as readonly Pick<Unposted, 'document' | 'count' | 'number'>[]).map((one): Unposted => {
      const of = papers.find(({ document }) => document.name === one.document)
      return { ...one, label: of?.document.label ?? [one.document, one.document], states: of?.states ?? [] }
    }),
  }
}

/** States that a paper passes before anything of it is posted, and from which it still can be. */
function beforePosting(document: AnyDocument): readonly string[] {
  const actions = Object.values(document.actions).filter(({ reverses }) => !reverses).map((one) => ({ posts: one.post !== undefined, from: [one.from].flat(), to: [one.to].flat() }))
  const reached = closure([firstState(document)], (state) => actions.filter(({ posts, from }) => !posts && from.includes(state)).flatMap(({ to }) => to))
  return reached.filter((state) => closure([state], (one) => actions.filter(({ from }) => from.includes(one)).flatMap(({ to }) => to)).some((one) => actions.some(({ posts, from }) => posts && from.includes(one))))
}

function closure(found: readonly string[], next: (state: string) => readonly string[]): readonly string[] {
  const more = [...new Set([...found, ...found.flatMap(next)])]
  return more.length === found.length ? found : closure(more, next)
}
