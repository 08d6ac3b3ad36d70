/** Another password of one's own: the old one is asked for, and whoever is still in by it elsewhere is out. */
import { useQueryClient } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { useState, type FormEvent } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { changePassword, useSession } from '../client/session.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { tell } from '../draw/tell.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useFoundingWords } from '../words/founding.ts'

export default function ChangePassword({ leave }: { leave: () => void }) {
  const { t } = useFoundingWords()
  const client = useQueryClient()
  const { person } = useSession()
  const [given, give] = useState({ now: '', next: '', again: '' })
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const unlike = given.again !== '' && given.again !== given.next
  const change = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    if (given.now === '' || given.again !== given.next) return
    setBusy(true)
    setFailure(undefined)
    try {
      await changePassword(client, person.login, given.now, given.next)
      tell(t('own-password.done'))
      leave()
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(false)
    }
  }
  const field = (name: keyof typeof given, complete: string, more: object = {}) => (
    <div className="field">
      <label htmlFor={`password-${name}`}>{t(`own-password.${name}`)}</label>
      <Input.Password id={`password-${name}`} autoComplete={complete} required value={given[name]} onChange={(event) => give({ ...given, [name]: event.target.value })} {...more} />
    </div>
  )
  return (
    <Modal open title={t('frame.password')} okText={t('frame.password')} cancelText={t('way-in.leave')} onCancel={leave} onOk={() => void change()} okButtonProps={{ loading: waiting(busy), disabled: given.now === '' || given.next.length < 8 || given.again !== given.next }} destroyOnHidden>
      <form className="ask" onSubmit={(event) => void change(event)}>
        <p>{t('own-password.why')}</p>
        {failure && <FailureNote failure={failure} />}
        <input type="text" name="username" autoComplete="username" readOnly hidden value={person.login} />
        {field('now', 'current-password', { autoFocus: true })}
        {field('next', 'new-password', { minLength: 8 })}
        {field('again', 'new-password', unlike ? { status: 'error', 'aria-invalid': true, 'aria-describedby': 'password-unlike' } : {})}
        {unlike && <p id="password-unlike" className="fault" role="alert">{t('own-password.unlike')}</p>}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
