/** How an approval is decided: by whom, how many, by when, in special cases, and what of the form they see. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { listed } from '#declare'
import { useHouse } from '../client/house.ts'
import { useDesignWords } from '../words/design.ts'
import { Labelled, withFact, type Setting } from './setting.tsx'
import { CodePicker, WhoList } from './who-list.tsx'

const choices = {
  mode: ['any', 'all', 'sequence', 'vote'], refusal: ['ends', 'counts'], 'on-due': ['wait', 'escalate', 'approve', 'reject'],
  'same-person': ['ask', 'skip-once', 'skip-in-row'], starter: ['self', 'skip', 'head'], returns: ['branch', 'block', 'case'], 'after-return': ['again', 'straight-back'],
} as const

export function ApproveSettings({ facts, set, put, document, isWork = false }: Setting & { readonly isWork?: boolean }) {
  const { t, say } = useDesignWords()
  const { clauses } = useHouse()
  const choose = <K extends keyof typeof choices>(key: K, label: string) => (
    <Labelled label={label}>{(id) => <Select id={id} className="grow" value={facts[key] ?? choices[key][0]} onChange={(value: string) => set(key, value === choices[key][0] ? undefined : value)} options={choices[key].map((value) => ({ value, label: t(`option.${key}.${value}` as 'option.mode.any') }))} />}</Labelled>
  )
  const person = /^person:(.*)$/.exec(facts['nobody'] ?? '')?.[1]
  return (
    <>
      <WhoList title={t('design.who')} said={facts['approvers']} set={(said) => set('approvers', said)} document={document} />
      {!isWork && choose('mode', t('design.how'))}
      {!isWork && facts['mode'] === 'vote' && (
        <>
          <Labelled label={t('design.share')}>{(id) => <InputNumber id={id} min={1} max={100} value={Number(facts['share'] ?? 100)} onChange={(share) => set('share', share === null || share === 100 ? undefined : String(share))} />}</Labelled>
          {choose('refusal', t('design.refusal'))}
          <Labelled label={t('design.weights')}>{(id) => <Input id={id} value={facts['weights'] ?? ''} onChange={(event) => set('weights', event.target.value)} />}</Labelled>
        </>
      )}
      <Term label={t('design.deadline')} said={facts['due']} set={(due) => set('due', due)} />
      {facts['due'] && (
        <>
          {choose('on-due', t('design.on-due'))}
          <Term label={t('design.remind')} said={facts['remind']} set={(term) => set('remind', term)} />
          <Term label={t('design.escalate')} said={facts['escalate']} set={(term) => set('escalate', term)} />
        </>
      )}
      <details>
        <summary>{t('design.special')}</summary>
        {choose('same-person', t('design.same-person'))}
        {choose('starter', t('design.starter'))}
        <Labelled label={t('design.nobody')}>{(id) => <Select id={id} className="grow" value={person === undefined ? facts['nobody'] ?? 'admin' : 'person'} onChange={(value: string) => set('nobody', value === 'admin' ? undefined : value === 'person' ? 'person:' : value)} options={(['admin', 'stop', 'person'] as const).map((value) => ({ value, label: t(`nobody.${value}`) }))} />}</Labelled>
        {person !== undefined && <CodePicker to="commons.person" by="login" value={person} set={(login) => set('nobody', `person:${login}`)} label={t('nobody.person')} />}
        {choose('returns', t('design.returns'))}
        {choose('after-return', t('design.after-return'))}
        <div className="field"><Checkbox checked={facts['batch'] !== 'no'} onChange={(event) => set('batch', event.target.checked ? undefined : 'no')}>{t('design.batch')}</Checkbox></div>
        <Labelled label={t('design.clause')}>{(id) => <Select id={id} className="grow" allowClear showSearch={{ optionFilterProp: 'label' }} value={facts['clause'] ?? (null as never)} onChange={(clause?: string) => set('clause', clause)} options={Object.entries(clauses).map(([number, { title }]) => ({ value: number, label: `${number} ${say(title)}` }))} popupMatchSelectWidth={false} />}</Labelled>
      </details>
      <details>
        <summary>{t('design.copy')}</summary>
        <WhoList title={t('design.whom')} said={facts['copy']} set={(said) => set('copy', said)} document={document} />
      </details>
      <FieldRights facts={facts} put={put} document={document} />
    </>
  )
}

/** Working days or hours, as the drawing keeps them. */
export function Term({ label, said, set }: { label: string; said: string | undefined; set: (term: string | undefined) => void }) {
  const { t } = useDesignWords()
  const [, days, hours] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(said ?? '') ?? []
  const unit = hours !== undefined && days === undefined ? 'H' : 'D'
  const write = (n: number | null, of: string): void => set(n ? (of === 'H' ? `PT${n}H` : `P${n}D`) : undefined)
  const n = Number(days ?? hours ?? 0)
  return (
    <Labelled label={label}>{(id) => (
      <div className="term">
        <InputNumber id={id} min={1} max={9999} precision={0} value={n || null} onChange={(value) => write(value, unit)} />
        <Select aria-label={t('design.unit', { what: label })} value={unit} disabled={!n} onChange={(of: string) => write(n, of)} options={[{ value: 'D', label: t('design.days') }, { value: 'H', label: t('design.hours') }]} />
      </div>
    )}</Labelled>
  )
}

const rights = ['shown', 'read', 'write', 'required', 'hidden'] as const

function FieldRights({ facts, put, document }: Omit<Setting, 'set'>) {
  const { t, say } = useDesignWords()
  const rightOf = (key: string) => rights.find((right) => listed(facts[right]).includes(key)) ?? 'shown'
  const give = (key: string, right: string): void =>
    put(rights.slice(1).reduce((kept, one) => withFact(kept, one, [...listed(kept[one]).filter((field) => field !== key), ...(one === right ? [key] : [])].join(',')), facts))
  return (
    <details>
      <summary>{t('design.fields')}</summary>
      <div className="field-rights">
        {(document?.fields ?? []).map(({ key, label }) => [
          <span key={key}>{say(label)}</span>,
          <Select key={`${key}-right`} size="small" aria-label={say(label)} value={rightOf(key)} onChange={(right) => give(key, right)} options={rights.map((value) => ({ value, label: t(`fields.${value}`) }))} />,
        ])}
      </div>
    </details>
  )
}
