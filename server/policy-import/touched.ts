/** What hangs on a clause and would be touched by other words: documents, processes, obligations, figures. */
import type { Plan } from '#declare'
import type { Label } from '#words'

export type Touched = { readonly documents: readonly Label[]; readonly processes: readonly Label[]; readonly duties: readonly Label[]; readonly figures: readonly Label[] }

export const touchedBy = (plan: Plan, clauses: readonly string[]): Readonly<Record<string, Touched>> => Object.fromEntries([...new Set(clauses)].map((number) => [number, boundTo(plan, number)]))

export function boundTo(plan: Plan, number: string): Touched {
  const forms = [...plan.documents.values()].filter(({ clause, actions }) => clause.clause === number || Object.values(actions).some((action) => action.clause?.clause === number))
  const names = new Set(forms.map(({ name }) => name))
  return {
    documents: forms.map(({ label }) => label),
    processes: [...plan.processes.values()].filter(({ pools }) => Object.values(pools).some(({ document }) => names.has(document))).map(({ label }) => label),
    duties: [...plan.obligations.values()].filter(({ clause }) => clause === number).map(({ activity }) => activity),
    figures: [...plan.figures.values()].filter(({ clause }) => clause?.clause === number).map(({ label }) => label),
  }
}
