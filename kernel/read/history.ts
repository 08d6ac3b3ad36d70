/** What was done to a record: its deeds, by whom, under which clause, and what changed; between them what its process did by itself. */
import { houseActor, type Actor } from '#allow'
import { isId } from '#check'
import { documentOf, type AnyDocument, type Plan } from '#declare'
import { tableOf, type Asks } from '#store'
import type { Label } from '#words'
import { byItself } from './by-itself.ts'
import { hiddenFrom, whole } from './one.ts'
import { without } from './page.ts'
import { englishSql, titleSql } from './refs.ts'

type Who = { readonly id: string; readonly name: string }
type Values = Readonly<Record<string, unknown>>
export type HistoryItem = {
  readonly id: string; readonly at: string; readonly action: string; readonly label: Label; readonly person: Who; readonly onBehalfOf?: Who
  readonly clause: string | null; readonly before: Values | null; readonly after: Values | null; readonly opinion: string | null
  /** The step at which the process did it by itself. */
  readonly step?: Label
  /** To whom it did so. */
  readonly whom?: Label
}

export const ownWords: Readonly<Record<string, Label>> = {
  make: ['新建', 'Made'], edit: ['修改', 'Edited'], read: ['查阅', 'Read'], print: ['打印', 'Printed'], 'task:approve': ['同意', 'Approved'], 'task:reject': ['驳回', 'Rejected'], 'task:return': ['退回', 'Returned'],
  'task:transfer': ['转办', 'Transferred'], 'task:choose': ['选定审批人', 'Chose who approves'], 'task:delegate': ['委派', 'Delegated'], 'task:resolve': ['办毕交回', 'Given back'], 'task:withdraw': ['撤回', 'Withdrawn'], 'task:take-back': ['拿回', 'Taken back'], 'task:comment': ['评论', 'Commented'], 'task:remind': ['催办', 'Reminded'],
  'task:add-before': ['前加签', 'Signer added before'], 'task:add-beside': ['并加签', 'Signer added beside'], 'task:add-after': ['后加签', 'Signer added after'], 'task:remove-signer': ['减签', 'Signer removed'], 'task:copy': ['抄送', 'Copied to'], 'task:read': ['已阅', 'Marked as read'],
  'task:terminate': ['终止', 'Terminated'], 'task:reopen': ['重新打开', 'Reopened'], 'task:hand-over': ['离职转办', 'Handed over on leaving'], 'give-password': ['给出初始密码', 'First password given'],
}

const handOver = 'task:hand-over'

/** Deeds of a record and what came about by itself, newest first, at most 500 deeds; none when the reader may not see it. Masked fields are left out of before and after. */
export async function history(asks: Asks, plan: Plan, document: AnyDocument, actor: Actor, id: string, standing: readonly Actor[] = []): Promise<readonly HistoryItem[]> {
  const row = isId(id) ? await whole(asks, document, id) : undefined
  const hidden = row && (await hiddenFrom(asks, document, actor, row, standing))
  if (!hidden) return []
  const values: unknown[] = [id, document.name]
  const person = documentOf(plan, plan.directory.person.document)
  const name = (of: string) => `(select ${titleSql(person, 'w')} from ${tableOf(person).name} w where w.id = ${of})`
  const [zh, en] = [titleSql(person, 'w'), `coalesce(${englishSql(person, 'w')}, ${titleSql(person, 'w')})`]
  const named = (of: string, as: string) => `(select ${as} from ${tableOf(person).name} w where w.id = (${of})::uuid)`
  const handed = (as: string) => `${named(`d.before->>'person'`, as)} || ' → ' || ${named(`d.after->>'person'`, as)}`
  const given = (as: string, comma: string) => `(select string_agg(${named('t.person', as)}, '${comma}' order by t.place) from jsonb_array_elements_text(d.after->'to') with ordinality t (person, place))`
  const deeds = await asks.query<Omit<HistoryItem, 'label' | 'person' | 'onBehalfOf' | 'whom'> & { whom: Label | null; byProcess: boolean; person: string; personName: string | null; onBehalfOf: string | null; onBehalfOfName: string | null }>({
    values, text: `select d.id, d.at, d.action, d.clause, d.before, d.after, d.opinion, case when d.action = '${handOver}' then json_build_array(${handed(zh)}, ${handed(en)}) when d.action like 'task:%' and d.after ? 'to' then json_build_array(${given(zh, '、')}, ${given(en, ', ')}) end as whom, d.instance is not null and d.action not like 'task:%' as "byProcess", d.person, ${name('d.person')} as "personName", d.on_behalf_of as "onBehalfOf", ${name('d.on_behalf_of')} as "onBehalfOfName"
      from house.deed d where d.record = $1::uuid and d.document = $2 order by d.seq desc limit 500`,
  })
  // From whom to whom a task went is told by their names; the document did not change.
  const shown = (kept: Values | null, action: string) => (action === handOver ? null : kept && without(kept, hidden))
  const told = deeds.map(({ personName, onBehalfOf, onBehalfOfName, byProcess, whom, ...deed }): HistoryItem & { readonly byProcess: boolean } => ({
    ...deed, byProcess, label: document.actions[deed.action]?.label ?? ownWords[deed.action] ?? [deed.action, deed.action], person: { id: deed.person, name: personName ?? houseActor.name },
    before: shown(deed.before, deed.action), after: shown(deed.after, deed.action), ...(whom ? { whom } : {}), ...(onBehalfOf ? { onBehalfOf: { id: onBehalfOf, name: onBehalfOfName ?? '' } } : {}),
  }))
  // In one moment: what somebody did, what came of it by itself, what the process then did to the document.
  for (const { whom, ...one } of await byItself(asks, plan, id)) {
    const at = told.findIndex((deed) => deed.at < one.at || (deed.at === one.at && !deed.byProcess))
    told.splice(at < 0 ? told.length : at, 0, { ...one, byProcess: false, person: { id: houseActor.person, name: houseActor.name }, before: null, after: null, opinion: null, ...(whom ? { whom } : {}) })
  }
  return told.map(({ byProcess: _, ...item }) => item)
}
