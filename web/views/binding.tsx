/** One clause and its binding: what is proposed, taken as it is, changed, or rejected with a reason. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, InputNumber, Select } from 'antd'
import { memo, useState } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { document, editBinding, settle, settledAnew, type Binding, type Settled } from '../client/policy-import.ts'
import { useDocument, useHouse } from '../client/house.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { Tag } from '../draw/status.tsx'
import { usePolicyWords } from '../words/policy.ts'
import { rhythmText } from './policy-map.tsx'

const stateTone = { proposed: 'blue', accepted: 'green', rejected: 'grey' } as const

export const BindingTold = ({ of }: { of: Settled }) => (
  <article className="binding" aria-label={`${of.number} ${of.title}`}><div><h3><span className="figures">{of.number}</span> {of.title}</h3><p className="faint policy-words">{of.text}</p></div></article>
)

export const BindingRow = memo(function BindingRow({ of }: { of: Settled }) {
  const { t } = usePolicyWords()
  const client = useQueryClient()
  const may = useDocument(document)?.mayMake ?? false
  const [doing, setDoing] = useState<'change' | 'reject'>()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const { binding } = of
  const during = async (work: () => Promise<unknown>): Promise<void> => {
    setFailure(undefined)
    try { await work(); setDoing(undefined); await settledAnew(client) } catch (error) { setFailure(failureOf(error)) }
  }
  return (
    <article className="binding" aria-label={`${of.number} ${of.title}`}>
      <div>
        <h3><Link to="/policy/$number" params={{ number: of.clause }} search={{}}><span className="figures">{of.number}</span> {of.title}</Link> {binding ? <Tag tone={stateTone[binding.state]}>{t(`binding.state-${binding.state}`)}</Tag> : null} {of.own ? <Tag tone="purple">{t('bring.own')}</Tag> : !of.written && <span className="faint">{t('binding.ours')}</span>}</h3>
        <p className="faint policy-words">{of.text}</p>
        {binding && <Facts of={of} binding={binding} />}
      </div>
      {binding && may && (
        <div className="hands">
          {binding.state !== 'accepted' && <Button size="small" type="primary" onClick={() => void during(() => settle(binding, 'accept'))}>{t('binding.accept')}</Button>}
          {binding.state !== 'rejected' && <Button size="small" onClick={() => setDoing(doing === 'change' ? undefined : 'change')}>{t('binding.change')}</Button>}
          {binding.state !== 'rejected' && <Button size="small" onClick={() => setDoing(doing === 'reject' ? undefined : 'reject')}>{t('binding.reject')}</Button>}
        </div>
      )}
      {binding && doing === 'change' && <Change key={binding.version} binding={binding} save={(values) => during(() => editBinding(binding, values))} cancel={() => setDoing(undefined)} />}
      {binding && doing === 'reject' && (
        <form className="whole hands" onSubmit={(event) => { event.preventDefault(); void during(() => settle(binding, 'reject', { reason })) }}>
          <Input aria-label={t('binding.reject-why')} placeholder={t('binding.reject-why')} value={reason} onChange={(event) => setReason(event.target.value)} autoFocus />
          <Button danger htmlType="submit" disabled={reason.trim() === ''}>{t('binding.reject')}</Button>
        </form>
      )}
      {failure && <div className="whole"><FailureNote failure={failure} /></div>}
    </article>
  )
})

function Facts({ of, binding }: { of: Settled; binding: Binding }) {
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  const lacking = (['owner', 'limit', 'record', 'separation', 'parameter'] as const).filter((key) => !of.design[key])
  const role = (code: string | null): string => (code ? say(roles[code]) || code : '—')
  return (
    <p className="facts">
      <span>{t('binding.owner')} <b>{role(binding.owner)}</b>{!of.ownerHeld && <> <Nobody role={binding.owner} /></>}</span>
      <span>{rhythmText(binding.rhythm, t)}{binding.grace !== null && ` · ${t('binding.grace')} ${binding.grace}`}</span>
      <span>{t('binding.accountable')} {role(binding.accountable)}</span>
      {binding.parameters.map(({ word, meaning }) => <span key={word}>{t('binding.parameter', { word })} <b>{meaning}</b></span>)}
      {lacking.length > 0 ? <span className="tag tone-amber">{t('binding.gaps', { what: lacking.map((key) => t(`design.${key}`)).join('、') })}</span> : <span className="tag tone-green">{t('binding.whole')}</span>}
      {binding.reason && <span className="faint">{binding.reason}</span>}
    </p>
  )
}

/** Nobody bears the role yet; whoever may grant it begins here. */
function Nobody({ role }: { role: string }) {
  const { t } = usePolicyWords()
  const may = useDocument(holding)?.mayMake ?? false
  const tag = <Tag tone="orange">{t('binding.nobody')}</Tag>
  return may ? <Link to="/documents/$type/new" params={{ type: holding }} search={{ role, from: new Date().toISOString().slice(0, 10) }}>{tag}</Link> : tag
}
const holding = 'commons.role-holding'

const rhythms = ['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'per-case', 'continuous'] as const

function Change({ binding, save, cancel }: { binding: Binding; save: (values: Readonly<Record<string, unknown>>) => Promise<void>; cancel: () => void }) {
  const { t, say } = usePolicyWords()
  const { rolesByCode: roles } = useHouse()
  const [values, setValues] = useState({ owner: binding.owner, accountable: binding.accountable, rhythm: binding.rhythm, grace: binding.grace, proof: binding.proof ?? '', parameters: binding.parameters.map(({ word, meaning }) => ({ word, meaning })) })
  const options = Object.entries(roles).map(([value, label]) => ({ value, label: say(label) }))
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change })
  const id = (key: string): string => `${binding.id}-${key}`
  return (
    <form className="binding-form" onSubmit={(event) => { event.preventDefault(); void save(values) }}>
      <div className="field"><label htmlFor={id('owner')}>{t('binding.owner')}</label><Select id={id('owner')} className="grow" showSearch={{ optionFilterProp: 'label' }} value={values.owner} options={options} onChange={(owner) => set({ owner })} /></div>
      <div className="field"><label htmlFor={id('accountable')}>{t('binding.accountable')}</label><Select id={id('accountable')} className="grow" allowClear showSearch={{ optionFilterProp: 'label' }} value={values.accountable} options={options} onChange={(accountable) => set({ accountable: accountable ?? null })} /></div>
      <div className="field"><label htmlFor={id('rhythm')}>{t('binding.rhythm')}</label><Select id={id('rhythm')} className="grow" value={values.rhythm} options={rhythms.map((value) => ({ value, label: t(`rhythm.${value}`) }))} onChange={(rhythm) => set({ rhythm })} /></div>
      <div className="field"><label htmlFor={id('grace')}>{t('binding.grace')}</label><InputNumber id={id('grace')} className="grow" min={0} max={60} precision={0} value={values.grace} onChange={(grace) => set({ grace })} /></div>
      {values.parameters.map(({ word, meaning }, at) => <div key={word} className="field"><label htmlFor={id(word)}>{t('binding.parameter', { word })}</label><Input id={id(word)} value={meaning} onChange={(event) => set({ parameters: values.parameters.with(at, { word, meaning: event.target.value }) })} /></div>)}
      <div className="field whole"><label htmlFor={id('proof')}>{t('binding.proof')}</label><Input.TextArea id={id('proof')} autoSize value={values.proof} onChange={(event) => set({ proof: event.target.value })} /></div>
      <div className="hands whole"><Button type="primary" htmlType="submit">{t('binding.save')}</Button><Button onClick={cancel}>{t('binding.cancel')}</Button></div>
    </form>
  )
}
