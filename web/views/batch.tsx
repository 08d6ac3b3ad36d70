/** Many tasks decided at once: their sum before, an answer for each after. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { changed } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { decideMany, type Task } from '../client/tasks.ts'
import { grouped } from '../draw/decimal.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { useReturn } from '../draw/return-focus.ts'
import { added } from '../draw/total.ts'
import { waiting } from '../draw/waiting.tsx'
import { useWords } from '../words/words.tsx'

type Answer = { readonly task: Task; readonly refused?: { readonly zh: string; readonly en: string } | undefined }

export function Batch({ tasks, clear }: { tasks: readonly Task[]; clear: () => void }) {
  const { t, say } = useWords()
  const { company } = useHouse()
  const { decideAll, busy, failure, answers, forget } = useDecidingAll(tasks)
  const [opinion, setOpinion] = useState('')
  const amounts = tasks.flatMap(({ amount }) => (amount ? [amount] : []))
  const approve = tasks[0]?.verbs?.find(({ verb }) => verb === 'approve')
  return (
    <section className="batch" aria-label={t('batch.chosen', { n: tasks.length })}>
      {failure && <FailureNote failure={failure} />}
      <p><b>{t('batch.chosen', { n: tasks.length })}</b>{amounts.length > 0 && <span className="figures"> · {t('batch.sum', { amount: `${grouped(added(amounts), 2)} ${company.currency}` })}</span>}</p>
      <Input.TextArea aria-label={t('decide.opinion')} placeholder={t('decide.opinion')} autoSize={{ minRows: 1, maxRows: 4 }} value={opinion} onChange={(event) => setOpinion(event.target.value)} />
      <div className="decide-verbs">
        <Button type="primary" loading={waiting(busy)} onClick={() => void decideAll('approve', opinion.trim())}>{t('batch.do', { what: say(approve?.label), n: tasks.length })}</Button>
        <Button onClick={clear}>{t('batch.clear')}</Button>
      </div>
      {answers && <Result answers={answers} close={() => { forget(); clear() }} />}
    </section>
  )
}

/** What was done and what was left out, with the reason of each. */
function Result({ answers, close }: { answers: readonly Answer[]; close: () => void }) {
  useReturn()
  const { t, say } = useWords()
  const left = answers.filter(({ refused }) => refused)
  return (
    <Modal open title={t('batch.result')} onCancel={close} footer={<Button type="primary" onClick={close}>{t('batch.close')}</Button>}>
      <p>{t('batch.done', { n: answers.length - left.length })}{left.length > 0 && <>, {t('batch.left', { n: left.length })}</>}</p>
      <ul className="batch-answers">
        {answers.map(({ task, refused }) => (
          <li key={task.id} className={refused ? 'refused' : undefined}>{refused ? <CloseCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />} <span className="figures">{task.number}</span> {refused ? say(refused) : task.title}</li>
        ))}
      </ul>
    </Modal>
  )
}

/** The tasks stay listed with their answers after they left the inbox. */
function useDecidingAll(tasks: readonly Task[]) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [answers, setAnswers] = useState<readonly Answer[]>()
  const decideAll = async (verb: string, opinion: string): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { items } = await decideMany(tasks.map(({ id }) => id), verb, opinion || undefined)
      setAnswers(tasks.map((task) => ({ task, refused: items.find(({ id }) => id === task.id)?.refusal?.refused })))
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  const forget = (): void => { setAnswers(undefined); const [first] = tasks; if (first) void changed(client, first.document) }
  return { decideAll, busy, failure, answers, forget }
}
