/** Deciding a task: one row of verbs, an opinion where it is owed, Ctrl+Enter to send. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { lazy, Suspense, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { changed, oneQuery, type Values } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { decide, type Task, type Verb } from '../client/tasks.ts'
import { waiting } from './waiting.tsx'
import { useWords } from '../words/words.tsx'
import { FailureNote } from './refusal.tsx'
import { tell } from './tell.tsx'

/** What keys may press: the verb of that name, if the task has it. */
export type Deciding = { readonly press: (verb: string) => void }
/** Verbs of every day stand in the row; the others open from “more”. */
const inRow = new Set(['approve', 'reject', 'return', 'resolve', 'read', 'withdraw', 'take-back', 'remind'])
/** What Ctrl+Enter sends without more ado; the others are pressed on purpose. */
const atHand = new Set(['approve', 'resolve', 'read'])
/** Choosing people, a step, a rarer verb or filling fields in is loaded only where it is asked for: the inbox is the first page. */
const MoreVerbs = lazy(async () => ({ default: (await import('./decide-more.tsx')).MoreVerbs }))
const ReturnTo = lazy(async () => ({ default: (await import('./decide-more.tsx')).ReturnTo }))
const FillIn = lazy(async () => ({ default: (await import('./decide-fill.tsx')).FillIn }))
const Phrases = lazy(async () => ({ default: (await import('./phrases.tsx')).Phrases }))
const PeoplePicker = lazy(async () => ({ default: (await import('./ref-picker.tsx')).RefsPicker }))

/** What can be undone: a decision on one's own seat. */
const decisive = new Set(['approve', 'reject'])

const asksPeople = ({ asks }: Verb): boolean => asks === 'person' || asks === 'people'

export function Decide({ task, decided, press }: { task: Task; decided?: () => void; press?: Ref<Deciding> | undefined }) {
  const { t, say } = useWords()
  const client = useQueryClient()
  const [opinion, setOpinion] = useState('')
  const [chosen, choose] = useState<Verb>()
  const [to, setTo] = useState<readonly string[]>([])
  const [step, setStep] = useState('starter')
  const [values, setValues] = useState<Values>({})
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState<string>()
  const box = useRef<TextAreaRef>(null)
  const verbs = task.verbs ?? []
  const row = verbs.filter((one) => inRow.has(one.verb) || verbs.length < 4)
  const more = verbs.filter((one) => !row.includes(one))

  const send = async (verb: Verb): Promise<void> => {
    if (verb.asks && verb !== chosen) { choose(verb); box.current?.focus(); return }
    if ((verb.needsOpinion && opinion.trim() === '') || (asksPeople(verb) && to.length === 0)) { choose(verb); box.current?.focus(); return }
    setBusy(verb.verb)
    setFailure(undefined)
    try {
      const seen = client.getQueryData(oneQuery(task.document, task.record).queryKey)?.row.version
      const { row: left } = await decide(task, { verb: verb.verb, ...(opinion.trim() ? { opinion: opinion.trim() } : {}), ...(asksPeople(verb) ? { to } : {}), ...(verb.asks === 'step' && step !== 'starter' ? { step } : {}), ...(verb.verb === 'approve' && Object.keys(values).length > 0 ? { values } : {}) })
      // A decision that changed nothing on the document may be taken back as long as nobody acts on it; the house has it already.
      const undone = async (): Promise<void> => { try { await decide(task, { verb: 'take-back' }); tell(t('decide.undone', { number: task.number })) } catch (error) { const failed = failureOf(error); tell(failed.kind === 'refused' ? say(failed.refusal.refused) : t('decide.not-undone', { number: task.number })) } await changed(client, task.document) }
      tell(t('decide.done', { what: say(verb.label), number: task.number }), decisive.has(verb.verb) && left !== undefined && left.version === seen ? { label: t('decide.undo'), take: () => void undone() } : undefined)
      decided?.()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(undefined)
      await changed(client, task.document)
    }
  }
  useImperativeHandle(press, () => ({ press: (name) => { const verb = verbs.find((one) => one.verb === name); if (verb) { choose(verb); box.current?.focus() } } }))
  useEffect(() => { setOpinion(''); choose(undefined); setTo([]); setStep('starter'); setValues({}); setFailure(undefined) }, [task.id])
  if (verbs.length === 0) return null
  const fills = (task.fills ?? []).length > 0 && verbs.some(({ verb }) => verb === 'approve')
  const aimed = chosen ?? verbs.find(({ verb }) => atHand.has(verb))
  return (
    <div className="decide">
      {failure && <FailureNote failure={failure} />}
      {fills && <Suspense><div className="fill-in"><FillIn task={task} values={values} set={setValues} failure={failure} /></div></Suspense>}
      {chosen?.needsOpinion && opinion.trim() === '' && <p className="fault" role="alert">{t('decide.opinion-owed', { what: say(chosen.label) })}</p>}
      {chosen && asksPeople(chosen) && <Suspense><PeoplePicker to="commons.person" label={t('decide.to')} value={to} onPick={setTo} /></Suspense>}
      {chosen?.asks === 'step' && <Suspense><ReturnTo task={task.id} step={step} onChange={setStep} /></Suspense>}
      <Input.TextArea ref={box} aria-label={t('decide.opinion')} placeholder={aimed ? t('decide.placeholder', { what: say(aimed.label) }) : t('decide.opinion')} autoSize={{ minRows: 1, maxRows: 6 }} value={opinion} onChange={(event) => setOpinion(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing && aimed) { event.preventDefault(); void send(aimed) } }} />
      {verbs.some(({ verb }) => decisive.has(verb)) && <Suspense><Phrases opinion={opinion} say={(text) => { setOpinion(text); box.current?.focus() }} /></Suspense>}
      <div className="decide-verbs">
        {row.map((verb) => <Button key={verb.verb} type={verb === aimed ? 'primary' : 'default'} danger={verb.verb === 'reject'} loading={waiting(busy === verb.verb)} disabled={busy !== undefined && busy !== verb.verb} onClick={() => void send(verb)}>{say(verb.label)}</Button>)}
        {more.length > 0 && <Suspense><MoreVerbs verbs={more} choose={(verb) => { choose(verb); box.current?.focus() }} /></Suspense>}
        {chosen && more.includes(chosen) && <Button type="primary" loading={waiting(busy === chosen.verb)} onClick={() => void send(chosen)}>{say(chosen.label)}</Button>}
        {press && verbs.some(({ verb }) => decisive.has(verb)) && <small className="faint not-phone">{t('decide.keys')}</small>}
      </div>
    </div>
  )
}
