/** What a process did on a record by itself: passed over whom it need not ask, decided when the term was over, handed to the head above. None of it is a deed of anybody. */
import { houseActor } from '#allow'
import { documentOf, type Plan } from '#declare'
import { tableOf, type Asks } from '#store'
import type { Label } from '#words'
import { englishSql, titleSql } from './refs.ts'

const labels = {
  'house:approve': ['到期自动同意（流程图规定）', 'Approved by itself when due (as drawn)'],
  'house:reject': ['到期自动驳回（流程图规定）', 'Rejected by itself when due (as drawn)'],
  'house:approved-before': ['自动通过：前面的环节已同意', 'Passed by itself: approved an earlier step'],
  'house:started-it': ['自动跳过：发起人本人', 'Passed over by itself: the starter'],
  'house:escalated': ['逾期未办，升级给上级', 'Late, handed to the head above'],
} as const satisfies Readonly<Record<string, Label>>

/** `whom` are the names of those it was done to. */
type ByItself = { readonly id: string; readonly at: string; readonly action: keyof typeof labels; readonly label: Label; readonly step: Label; readonly clause: string | null; readonly whom: Label | null }

/** In the order of time; one line for each moment of a step. */
export async function byItself(asks: Asks, plan: Plan, record: string): Promise<readonly ByItself[]> {
  const person = documentOf(plan, plan.directory.person.document)
  const [zh, en] = [titleSql(person, 'w'), englishSql(person, 'w')]
  const listed = (name: string, comma: string, where: string) => `(select string_agg(coalesce(${name}, ''), '${comma}' order by s.place) from house.signer s left join ${tableOf(person).name} w on w.id = s.person where s.task = steps.id and ${where})`
  const names = (...where: readonly string[]) => `json_build_array(${[[zh, '、'], [`coalesce(${en}, ${zh})`, ', ']].map(([name = '', comma = '']) => where.map((one) => listed(name, comma, one)).join(` || ' → ' || `)).join(', ')})`
  const found = await asks.query<Omit<ByItself, 'label'>>({
    name: 'done by itself', values: [record, houseActor.person],
    text: `with steps as (select t.id, json_build_array(t.name_zh, t.name_en) as step, t.clause, t.created_at, t.done_at, t.outcome, t.automatic from house.task t where t.record = $1::uuid and t.kind = 'approval')
      select id, done_at as at, 'house:' || outcome as action, step, clause, null::json as whom from steps where automatic and outcome in ('approve', 'reject') and done_at > created_at
      union all select steps.id, p.at, 'house:' || p.why, step, clause, ${names(`s.state = 'skipped' and s.why = p.why`)}
        from steps cross join lateral (select s.why, min(s.done_at) as at from house.signer s where s.task = steps.id and s.state = 'skipped' and s.why is not null group by s.why) p
      union all select steps.id, p.at, 'house:escalated', step, clause, ${names(`s.state = 'removed' and s.why = 'escalated' and s.done_at = p.at`, `s.added_by = $2::uuid and s.why = 'escalated' and s.opened_at = p.at`)}
        from steps cross join lateral (select distinct s.done_at as at from house.signer s where s.task = steps.id and s.state = 'removed' and s.why = 'escalated') p
      order by at`,
  })
  return found.map((one) => ({ ...one, label: labels[one.action] }))
}
