/** The door: login and password, then back to where the visitor was going. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState, type FormEvent } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { signIn } from '../client/session.ts'
import { whetherEmpty } from '../client/set-up.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { SwitchLanguage } from './person.tsx'

export function SignIn() {
  const { t } = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const { failure, busy, enter } = useEntering()
  useEffect(() => { document.title = `${t('sign-in.title')} · ${t('product')}` }, [t])
  useGoToSetUp()
  const submit = (event: FormEvent): void => { event.preventDefault(); void enter(login, password) }
  return (
    <div className="door">
      <main className="door-card">
        <div className="door-mark"><img src="/mark.svg" alt="" width={44} height={44} /><h1>{t('product')}</h1><p>{t('product.claim')}</p></div>
        <form onSubmit={submit}>
          <label htmlFor="login">{t('sign-in.login')}</label>
          <Input id="login" name="login" size="large" autoComplete="username" autoFocus required value={login} onChange={(event) => setLogin(event.target.value)} />
          <label htmlFor="password">{t('sign-in.password')}</label>
          <Input.Password id="password" name="password" size="large" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
          {failure && <FailureNote failure={failure} />}
          <Button type="primary" size="large" block htmlType="submit" loading={waiting(busy)}>{t('sign-in.enter')}</Button>
        </form>
        <div className="door-foot"><SwitchLanguage /></div>
      </main>
    </div>
  )
}

function useEntering() {
  const client = useQueryClient()
  const router = useRouter()
  const { next } = useSearch({ strict: false }) as { next?: string }
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const enter = async (login: string, password: string): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      await signIn(client, login, password)
      router.history.replace(next?.startsWith('/') && !next.startsWith('//') ? next : '/home')
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { failure, busy, enter }
}

/** A house without people has nobody to sign in: it is set up first. */
function useGoToSetUp(): void {
  const go = useNavigate()
  useEffect(() => { void whetherEmpty().then((empty) => { if (empty) void go({ to: '/set-up', search: {}, replace: true }) }) }, [go])
}
