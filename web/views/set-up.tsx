/** An empty house: its company, its departments, its first administrator, and who else begins in which role. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useEffect, useState, type FormEvent } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { signIn } from '../client/session.ts'
import { emptiness, found, type Beginner } from '../client/set-up.ts'
import { faultsOf } from '../draw/faults.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { SwitchLanguage } from '../shell/person.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useFoundingWords } from '../words/founding.ts'
import '../shell/policy.css'

type Fault = (key: string) => string | undefined
const nobody: Beginner = { name: '', login: '', password: '', roles: [], department: '' }

export function SetUp() {
  const { t, say } = useFoundingWords()
  const client = useQueryClient()
  const go = useNavigate()
  const [company, setCompany] = useState({ name: '', currency: 'CNY', standard: 'enterprise' })
  const [departments, setDepartments] = useState(() => t('set-up.departments-start'))
  const [me, setMe] = useState<Beginner>({ ...nobody, login: 'admin', roles: ['operations-director'] })
  const [people, setPeople] = useState<readonly Beginner[]>([{ ...nobody, roles: ['general-manager'] }, { ...nobody, roles: ['internal-auditor'] }])
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const { roles = {}, standards = {} } = useQuery({ queryKey: ['set-up'], queryFn: emptiness }).data ?? {}
  useEffect(() => { document.title = `${t('set-up.title')} · ${t('product')}` }, [t])
  const faults = faultsOf(failure?.kind === 'refused' ? failure.refusal : undefined)
  const fault: Fault = (key) => (faults[key] ? say(faults[key].refused) : undefined)
  const places = departments.split(/[、,，;；\n]/).map((one) => one.trim()).filter(Boolean)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setFailure(undefined)
    try {
      await found({ ...me, company: company.name, currency: company.currency, standard: company.standard, departments: places, people: people.filter(({ name, login }) => name !== '' || login !== '') })
      await signIn(client, me.login, me.password)
      await go({ to: '/policy/import', search: {} })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  const person = { roles, places, fault }
  return (
    <div className="door">
      <main className="door-card founding">
        <div className="door-mark"><img src="/mark.svg" alt="" width={44} height={44} /><h1>{t('set-up.title')}</h1><p>{t('set-up.claim')}</p></div>
        <form onSubmit={(event) => void submit(event)}>
          <div className="founding-row">
            <Field id="company" label={t('set-up.company')} value={company.name} set={(name) => setCompany({ ...company, name })} fault={fault('company')} required />
            <Field id="currency" label={t('set-up.currency')} value={company.currency} set={(currency) => setCompany({ ...company, currency })} fault={fault('currency')} required />
            <div className="field founding-whole">
              <label htmlFor="set-up-standard">{t('set-up.standard')}</label>
              <Select id="set-up-standard" className="grow" value={company.standard} onChange={(standard: string) => setCompany({ ...company, standard })} options={Object.entries(standards).map(([value, label]) => ({ value, label: say(label) }))} />
              {fault('standard') && <span className="fault">{fault('standard')}</span>}
            </div>
          </div>
          <Field id="departments" label={t('set-up.departments')} value={departments} set={setDepartments} fault={fault('departments')} />
          <Person {...person} id="" nameLabel={t('set-up.name')} of={me} set={setMe} />
          <h2>{t('set-up.people')}</h2>
          <p className="faint">{t('set-up.people-why')}</p>
          {people.map((one, at) => (
            <fieldset key={at} aria-label={t('set-up.person', { n: at + 2 })}>
              <Person {...person} id={`people.${at}.`} nameLabel={t('set-up.person-name')} of={one} set={(next) => setPeople(people.with(at, next))} />
              <Button size="small" type="text" onClick={() => setPeople(people.filter((_, other) => other !== at))}>{t('set-up.remove')}</Button>
            </fieldset>
          ))}
          <Button onClick={() => setPeople([...people, nobody])}>{t('set-up.add')}</Button>
          {failure && <FailureNote failure={failure} />}
          <Button type="primary" size="large" block htmlType="submit" loading={waiting(busy)}>{t('set-up.begin')}</Button>
        </form>
        <div className="door-foot"><SwitchLanguage /></div>
      </main>
    </div>
  )
}

/** Name, login, password, roles and department of one person; `id` stands before the names of the fields, as the house names them in a refusal. */
function Person({ id, nameLabel, of, set, roles, places, fault }: { id: string; nameLabel: string; of: Beginner; set: (next: Beginner) => void; roles: Readonly<Record<string, readonly [string, string]>>; places: readonly string[]; fault: Fault }) {
  const { t, say } = useFoundingWords()
  const required = id === '' || of.name !== '' || of.login !== ''
  return (
    <div className="founding-row">
      <Field id={`${id}name`} label={nameLabel} value={of.name} set={(name) => set({ ...of, name })} fault={fault(`${id}name`)} required={required} />
      <Field id={`${id}login`} label={t('set-up.login')} value={of.login} set={(login) => set({ ...of, login })} fault={fault(`${id}login`)} required={required} />
      <Field id={`${id}password`} label={t('set-up.password')} value={of.password} set={(password) => set({ ...of, password })} fault={fault(`${id}password`)} required={required} secret />
      <div className="field founding-roles">
        <label htmlFor={`set-up-${id}roles`}>{t('set-up.roles')}</label>
        <Select id={`set-up-${id}roles`} className="grow" mode="multiple" value={[...of.roles]} onChange={(next: string[]) => set({ ...of, roles: next })} options={Object.entries(roles).map(([value, label]) => ({ value, label: say(label) }))} showSearch={{ optionFilterProp: 'label' }} />
        {fault(`${id}roles`) && <span className="fault">{fault(`${id}roles`)}</span>}
      </div>
      <div className="field">
        <label htmlFor={`set-up-${id}department`}>{t('set-up.department')}</label>
        <Select id={`set-up-${id}department`} className="grow" allowClear value={of.department || undefined} onChange={(next?: string) => set({ ...of, department: next ?? '' })} options={places.map((value) => ({ value, label: value }))} />
      </div>
    </div>
  )
}

function Field({ id, label, value, set, fault, required = false, secret = false }: { id: string; label: string; value: string; set: (value: string) => void; fault: string | undefined; required?: boolean; secret?: boolean }) {
  return (
    <div className="field">
      <label htmlFor={`set-up-${id}`}>{label}</label>
      <Input id={`set-up-${id}`} type={secret ? 'password' : 'text'} autoComplete={secret ? 'new-password' : 'off'} required={required} value={value} aria-invalid={fault !== undefined} onChange={(event) => set(event.target.value)} />
      {fault && <span className="fault">{fault}</span>}
    </div>
  )
}
