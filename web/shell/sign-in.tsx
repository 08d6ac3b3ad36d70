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
  const [chosen, setChosen] = useState('')
  const { failure, busy, choosing, enter } = useEntering()
  useEffect(() => { document.title = `${t('sign-in.title')} · ${t('product')}` }, [t])
  useGoToSetUp()
  const submit = (event: FormEvent): void => { event.preventDefault(); void enter(login, password, choosing ? chosen : undefined) }
  return (
    <div className="door">
      <main className="door-card">
        <div className="door-mark"><img src="/mark.svg" alt="" width={44} height={44} /><h1>{t('product')}</h1><p>{t('product.claim')}</p></div>
        <form onSubmit={submit}>
          <label htmlFor="login">{t('sign-in.login')}</label>
          <Input id="login" name="login" size="large" autoComplete="username" autoFocus required value={login} onChange={(event) => setLogin(event.target.value)} />
          <label htmlFor="password">{t('sign-in.password')}</label>
          <Input.Password id="password" name="password" size="large" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
          {choosing && <>
            <p className="note note-amber" role="status"><span>{t('sign-in.choose')}</span></p>
            <label htmlFor="chosen">{t('sign-in.chosen')}</label>
            <Input.Password id="chosen" name="chosen" size="large" autoComplete="new-password" autoFocus required minLength={8} value={chosen} onChange={(event) => setChosen(event.target.value)} />
          </>}
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
  const [choosing, setChoosing] = useState(false)
  const enter = async (login: string, password: string, chosen: string | undefined): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      await signIn(client, login, password, chosen)
      router.history.replace(next?.startsWith('/') && !next.startsWith('//') ? next : '/home')
    } catch (error) {
      const failed = failureOf(error)
      if (failed.kind === 'refused' && failed.refusal.rule === 'own-password') setChoosing(true)
      else setFailure(failed)
    } finally {
      setBusy(false)
    }
  }
  return { failure, busy, choosing, enter }
}

/** A house without people has nobody to sign in: it is set up first. */
function useGoToSetUp(): void {
  const go = useNavigate()
  useEffect(() => { void whetherEmpty().then((empty) => { if (empty) void go({ to: '/set-up', search: {}, replace: true }) }) }, [go])
}
