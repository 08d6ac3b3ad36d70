/** What deciding asks for now and then, loaded only then: verbs beyond those of every day, the step to return to. */
import { Button, Dropdown, Segmented } from 'antd'
import type { Verb } from '../client/tasks.ts'
import { useWords } from '../words/words.tsx'

export function MoreVerbs({ verbs, choose }: { readonly verbs: readonly Verb[]; readonly choose: (verb: Verb | undefined) => void }) {
  const { t, say } = useWords()
  const items = verbs.map((verb) => ({ key: verb.verb, label: say(verb.label) }))
  return <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(verbs.find((one) => one.verb === key)) }}><Button>{t('decide.more')}</Button></Dropdown>
}

export function ReturnTo({ step, onChange }: { readonly step: string; readonly onChange: (step: string) => void }) {
  const { t } = useWords()
  return <Segmented aria-label={t('decide.return-to')} value={step} onChange={onChange} options={[{ value: 'starter', label: t('decide.to-starter') }, { value: 'previous', label: t('decide.to-previous') }]} />
}
