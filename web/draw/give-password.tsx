/** A first password for somebody, by an administrator: proposed, told once, and changed as they sign in. */
import { KeyOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Row } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { givePassword } from '../client/session.ts'
import { useFoundingWords } from '../words/founding.ts'
import { FailureNote } from './refusal.tsx'
import { waiting } from './waiting.tsx'

export function GivePassword({ person }: { person: Row }) {
  const { t } = useFoundingWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<KeyOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('way-in.give')}</Button>
      {open && <Giving person={person} leave={() => setOpen(false)} />}
    </>
  )
}

function Giving({ person, leave }: { person: Row; leave: () => void }) {
  const { t } = useFoundingWords()
  const [password, setPassword] = useState(proposed)
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const name = String(person['name'] ?? '')
  const give = (): void => {
    setBusy(true)
    givePassword(person.id, password).then(() => setDone(true), (error: unknown) => setFailure(failureOf(error))).finally(() => setBusy(false))
  }
  return (
    <Modal open title={t('way-in.title', { name })} okText={t('way-in.give')} cancelText={t(done ? 'way-in.close' : 'way-in.leave')} onCancel={leave} onOk={done ? leave : give} okButtonProps={{ loading: waiting(busy), ...(done ? { style: { display: 'none' } } : {}) }} destroyOnHidden>
      <div className="ask">
        <p>{t('way-in.why')}</p>
        {failure && <FailureNote failure={failure} />}
        <div className="field">
          <label htmlFor="given">{t('way-in.password')}</label>
          <Input id="given" autoComplete="off" readOnly={done} value={password} onChange={(event) => setPassword(event.target.value)} suffix={done ? undefined : <button type="button" className="jump" onClick={() => setPassword(proposed())}>{t('way-in.another')}</button>} />
        </div>
        {done && <div className="note note-green" role="status"><div>{t('way-in.done', { login: String(person['login'] ?? '') })}<br />{t('way-in.next', { name })}</div></div>}
      </div>
    </Modal>
  )
}

/** Letters and digits that are not taken for one another when they are read aloud. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const proposed = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((one, at) => `${at > 0 && at % 4 === 0 ? '-' : ''}${letters[one % letters.length]}`).join('')
