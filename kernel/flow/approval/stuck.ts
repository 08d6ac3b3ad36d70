/** Approvals that stand still because nobody sits on them: an administrator hands them over on the document. */
import { verbSpec, type Verb } from '#declare'
import type { Asks } from '#store'
import type { Instant, Label } from '#words'

export type Stuck = { readonly id: string; readonly name: Label; readonly document: string; readonly record: string | null; readonly number: string; /** Whether the reader may see what it is about. */ readonly seen: boolean; readonly kind: 'approval'; readonly createdAt: Instant; readonly verbs: readonly (Pick<ReturnType<typeof verbSpec>, 'label' | 'needsOpinion'> & { readonly verb: Verb; readonly asks?: string })[] }

/** Those that wait longest first, at most 200; `seen` is the condition under which the reader may see the document and record, else the record is not told; its number was told by the alarm. */
export async function stuckApprovals(asks: Asks, seen: (document: string, record: string, values: unknown[]) => string | undefined): Promise<Stuck[]> {
  const values: unknown[] = []
  const condition = `coalesce(${seen('t.document', 't.record', values) || 'true'}, false)`
  const found = await asks.query<Omit<Stuck, 'kind' | 'verbs'>>({
    values,
    text: `select t.id, json_build_array(t.name_zh, t.name_en) as name, t.document, case when ${condition} then t.record end as record, t.number, t.created_at as "createdAt", ${condition} as seen
      from house.task t where t.state = 'open' and t.kind = 'approval' and t.person is null
        and not exists (select 1 from house.signer s where s.task = t.id and s.state in ('open', 'waiting')) and not exists (select 1 from house.task_candidate c where c.task = t.id and c.open)
      order by t.created_at, t.id limit 200`,
  })
  const { decides: _, ...transfer } = verbSpec('transfer')
  return found.map((one) => ({ ...one, kind: 'approval', verbs: [{ verb: 'transfer', ...transfer }] }))
}
