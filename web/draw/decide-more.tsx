/** What deciding asks for now and then, loaded only then: verbs beyond those of every day, the step to return to. */
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Radio } from 'antd'
import { returnsQuery, type Verb } from '../client/tasks.ts'
import { useWords } from '../words/words.tsx'

export function MoreVerbs({ verbs, choose }: { readonly verbs: readonly Verb[]; readonly choose: (verb: Verb | undefined) => void }) {
  const { t, say } = useWords()
  const items = verbs.map((verb) => ({ key: verb.verb, label: say(verb.label) }))
  return <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(verbs.find((one) => one.verb === key)) }}><Button>{t('decide.more')}</Button></Dropdown>
}

/** The starter, the step before by that name, or any step done earlier by its own. */
export function ReturnTo({ task, step, onChange }: { readonly task: string; readonly step: string; readonly onChange: (step: string) => void }) {
  const { t, say } = useWords()
  const { data } = useQuery(returnsQuery(task))
  const [before, ...earlier] = data?.items ?? []
  const options = [{ value: 'starter', label: t('decide.to-starter') }, ...(before ? [{ value: before.step, label: `${t('decide.to-previous')} · ${say(before.name)}` }] : []), ...earlier.map((one) => ({ value: one.step, label: say(one.name) }))]
  return <Radio.Group aria-label={t('decide.return-to')} value={step} options={options} onChange={({ target }) => onChange(String(target.value))} />
}
