/** An empty house: its company and its first administrator. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState, type FormEvent } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { signIn } from '../client/session.ts'
import { found, type Founding } from '../client/set-up.ts'
import { faultsOf } from '../draw/faults.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { SwitchLanguage } from '../shell/person.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useWords } from '../words/words.tsx'

const asked = ['company', 'currency', 'name', 'login', 'password'] as const

export function SetUp() {
  const { t, say } = useWords()
  const client = useQueryClient()
  const go = useNavigate()
  const [founding, setFounding] = useState<Founding>({ company: '', currency: 'CNY', name: '', login: 'admin', password: '' })
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  useEffect(() => { document.title = `${t('set-up.title')} · ${t('product')}` }, [t])
  const faults = faultsOf(failure?.kind === 'refused' ? failure.refusal : undefined)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setFailure(undefined)
    try {
      await found(founding)
      await signIn(client, founding.login, founding.password)
      await go({ to: '/', search: {} })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="door">
      <main className="door-card">
        <div className="door-mark"><img src="/mark.svg" alt="" width={44} height={44} /><h1>{t('set-up.title')}</h1><p>{t('set-up.claim')}</p></div>
        <form onSubmit={(event) => void submit(event)}>
          {asked.map((key) => (
            <div key={key} className="field">
              <label htmlFor={`set-up-${key}`}>{t(`set-up.${key}`)}</label>
              <Input id={`set-up-${key}`} type={key === 'password' ? 'password' : 'text'} autoComplete={key === 'password' ? 'new-password' : 'off'} required value={founding[key]} aria-invalid={faults[key] !== undefined} onChange={(event) => setFounding({ ...founding, [key]: event.target.value })} />
              {faults[key] && <span className="fault">{say(faults[key].refused)}</span>}
            </div>
          ))}
          {failure && <FailureNote failure={failure} />}
          <Button type="primary" size="large" block htmlType="submit" loading={waiting(busy)}>{t('set-up.begin')}</Button>
        </form>
        <div className="door-foot"><SwitchLanguage /></div>
      </main>
    </div>
  )
}
