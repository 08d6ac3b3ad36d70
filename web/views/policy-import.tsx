/** Bringing a policy: paste it, see source and clauses side by side, mend the split, make the draft. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { lookAt, lookAtFile, makeDraft, settledAnew, type Correction, type Look } from '../client/policy-import.ts'
import { DayPick } from '../draw/day-pick.tsx'
import { Card, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { waiting } from '../draw/waiting.tsx'
import { usePolicyWords } from '../words/policy.ts'
import { PolicySource } from './policy-source.tsx'
import { LeftOutList, PolicyTree, Removed } from './policy-tree.tsx'
import '../shell/policy.css'

export function PolicyImport() {
  const { t } = usePolicyWords()
  const [text, setText] = useState('')
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const [look, setLook] = useState<Look>()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try { await work() } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  const read = (words: string, wanted: readonly Correction[]): Promise<void> => during(async () => { const found = await lookAt(words, wanted); setText(found.text ?? words); setLook(found); setCorrections(wanted) })
  const readFile = (file: File): Promise<void> => during(async () => { const found = await lookAtFile(file); setText(found.text ?? ''); setLook(found); setCorrections([]) })
  /** One place is mended once: what was said of it before is forgotten. */
  const correct = (...more: readonly Correction[]): void => void read(text, [...corrections.filter(({ at }) => !more.some((one) => one.at === at)), ...more])
  return (
    <Page wide title={t('bring.title')}
      {...(look ? { actions: <><span className="faint">{corrections.length > 0 && t('bring.corrected', { n: corrections.length })}</span>{corrections.length > 0 && <Button onClick={() => void read(text, [])}>{t('bring.undo')}</Button>}<Button onClick={() => { setLook(undefined); setCorrections([]) }}>{t('bring.again')}</Button></> } : {})}>
      {failure && <FailureNote failure={failure} />}
      {look ? <Mend text={text} look={look} correct={correct} corrections={corrections} busy={busy} /> : <Paste text={text} setText={setText} read={() => void read(text, [])} readFile={(file) => void readFile(file)} busy={busy} />}
    </Page>
  )
}

function Paste({ text, setText, read, readFile, busy }: { text: string; setText: (text: string) => void; read: () => void; readFile: (file: File) => void; busy: boolean }) {
  const { t } = usePolicyWords()
  const box = useRef<HTMLInputElement>(null)
  return (
    <Card>
      <label htmlFor="policy-text">{t('bring.paste')}</label>
      <Input.TextArea id="policy-text" className="policy-paste" rows={18} value={text} onChange={(event) => setText(event.target.value)} />
      <p className="faint">{t('bring.hint')}</p>
      <div className="import-foot">
        <Button type="primary" size="large" disabled={text.trim() === ''} loading={waiting(busy)} onClick={read}>{t('bring.read')}</Button>
        <input ref={box} type="file" accept=".docx,.md,.txt,.markdown,.html,.htm" hidden aria-label={t('bring.file')} onChange={(event) => { const [file] = event.target.files ?? []; if (file) readFile(file); event.target.value = '' }} />
        <Button onClick={() => box.current?.click()}>{t('bring.file')}</Button>
      </div>
    </Card>
  )
}

function Mend({ text, look, correct, corrections, busy }: { text: string; look: Look; correct: (...more: readonly Correction[]) => void; corrections: readonly Correction[]; busy: boolean }) {
  const { t } = usePolicyWords()
  const [chosen, choose] = useState<number>()
  return (
    <>
      <Counts look={look} busy={busy} />
      <div className="side-by-side">
        <Card flush title={t('bring.source')}><PolicySource text={text} look={look} chosen={chosen} choose={choose} split={(at) => correct({ at, do: 'part', level: 'item' })} /></Card>
        <Card flush title={look.reading.title || t('bring.tree')} extra={look.against && <span className="faint">{t('bring.against', { edition: look.against.edition })}</span>}>
          <PolicyTree look={look} chosen={chosen} choose={choose} correct={correct} />
        </Card>
      </div>
      <Removed look={look} />
      <LeftOutList leftOut={look.reading.leftOut} restore={(at) => correct({ at, do: 'restore' })} />
      <Make text={text} look={look} corrections={corrections} />
    </>
  )
}

/** What was read, counted anew with each correction. */
function Counts({ look: { reading: { counts } }, busy }: { look: Look; busy: boolean }) {
  const { t } = usePolicyWords()
  const { chapters, sections, items, notes, notesInAll, folded, vague, vagueItems, withoutActor, flags, contiguous } = counts
  return (
    <p className={busy ? 'policy-counts busy' : 'policy-counts'} role="status">
      <b>{t('bring.counts', { chapters, sections, items })}</b>
      {notesInAll > 0 && <span className="tag tone-grey">{t('bring.notes', { notes, all: notesInAll })}</span>}
      {folded > 0 && <span className="tag tone-grey">{t('bring.folded', { n: folded })}</span>}
      {vague > 0 && <span className="tag tone-amber">{t('bring.vague', { n: vague, items: vagueItems })}</span>}
      {withoutActor > 0 && <span className="tag tone-amber">{t('bring.no-actor', { n: withoutActor })}</span>}
      {flags > 0 && <span className="tag tone-red">{t('bring.flags', { n: flags })}</span>}
      {!contiguous && <span className="tag tone-red">{t('bring.gaps')}</span>}
    </p>
  )
}

function Make({ text, look, corrections }: { text: string; look: Look; corrections: readonly Correction[] }) {
  const { t } = usePolicyWords()
  const go = useNavigate()
  const client = useQueryClient()
  const [title, setTitle] = useState(look.reading.title)
  const [from, setFrom] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const make = async (): Promise<void> => {
    setBusy(true)
    try {
      await makeDraft(text, corrections, title, from)
      void settledAnew(client)
      await go({ to: '/policy/bindings', search: {} })
    } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  return (
    <Card>
      <div className="policy-make">
        <div className="field"><label htmlFor="policy-title">{t('bring.name')}</label><Input id="policy-title" value={title} onChange={(event) => setTitle(event.target.value)} /></div>
        <div className="field"><label htmlFor="policy-from">{t('bring.from')}</label><DayPick id="policy-from" day={from} set={setFrom} /></div>
        <Button type="primary" size="large" disabled={look.placed.length === 0} loading={waiting(busy)} onClick={() => void make()}>{t('bring.draft')}</Button>
      </div>
      {failure && <FailureNote failure={failure} />}
    </Card>
  )
}
