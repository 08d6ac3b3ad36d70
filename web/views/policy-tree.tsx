/** The tree of a policy as it was read: each part with its lint, its binding and its change, and the hands that mend it. */
import { Button, Input, Select, Switch } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { levels, type Change, type Correction, type LeftOut, type Level, type Look, type Part, type Placed } from '../client/policy-import.ts'
import { Card } from '../draw/page.tsx'
import { Tag } from '../draw/status.tsx'
import { usePolicyWords } from '../words/policy.ts'

type Correct = (...more: readonly Correction[]) => void
const changeTone: Readonly<Record<Change, 'grey' | 'blue' | 'amber' | 'green'>> = { same: 'grey', moved: 'blue', changed: 'amber', new: 'green' }

export function PolicyTree({ look, chosen, choose, correct }: { look: Look; chosen: number | undefined; choose: (at: number) => void; correct: Correct }) {
  const { t } = usePolicyWords()
  const [only, setOnly] = useState(false)
  const items = look.reading.parts.filter(({ level }) => level === 'item')
  const placed = new Map(items.map((part, at) => [part.from, look.placed[at]]))
  const shown = only ? look.reading.parts.filter(({ from, flags, findings }) => flags.length + findings.length > 0 || (look.against && !['same', undefined].includes(placed.get(from)?.change))) : look.reading.parts
  return (
    <>
      <div className="source-head"><label><Switch size="small" checked={only} onChange={setOnly} /> {t('bring.only')}</label></div>
      <ol className="policy-tree" aria-label={t('bring.tree')}>
        {shown.map((part) => <Row key={part.from} part={part} placed={placed.get(part.from)} look={look} isChosen={part.from === chosen} choose={choose} correct={correct} />)}
      </ol>
    </>
  )
}

function Row({ part, placed, look, isChosen, choose, correct }: { part: Part; placed: Placed | undefined; look: Look; isChosen: boolean; choose: (at: number) => void; correct: Correct }) {
  const { say } = usePolicyWords()
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => { if (isChosen) box.current?.scrollIntoView({ block: 'nearest' }) }, [isChosen])
  return (
    <li ref={box} className={`${part.level}${isChosen ? ' chosen' : ''}`}>
      <button type="button" className="policy-row" aria-expanded={isChosen} onClick={() => choose(part.from)}>
        <b className="figures">{part.number}</b> {part.title}
        {part.text && part.text !== part.title && <span className="faint policy-words">{part.text}</span>}
        {placed?.change === 'changed' && placed.before && <del className="faint policy-words">{placed.before.text}</del>}
        {placed?.change === 'moved' && placed.before && <del className="faint figures">{placed.before.number}</del>}
      </button>
      <span className="policy-marks">
        {placed && <Binding placed={placed} isAgainst={look.against !== undefined} />}
        {part.flags.map(({ flag, said }) => <Tag key={flag} tone="red">{say(said)}</Tag>)}
        {part.findings.map(({ word, said }, at) => <Tag key={at} tone="amber" title={say(said)}>{word ?? say(said)}</Tag>)}
      </span>
      {placed && look.against && placed.change === 'changed' && <Touches look={look} clause={placed.clause} />}
      {isChosen && <Hands part={part} correct={correct} />}
    </li>
  )
}

function Binding({ placed: { clause, own, change }, isAgainst }: { placed: Placed; isAgainst: boolean }) {
  const { t } = usePolicyWords()
  return <>{isAgainst && <Tag tone={changeTone[change]}>{t(`change.${change}`)}</Tag>}{own ? <Tag tone="purple">{t('bring.own')}</Tag> : <Tag tone="teal" title={t('bring.bound', { clause })}>{clause}</Tag>}</>
}

/** What hangs on a clause whose words changed. */
function Touches({ look, clause }: { look: Look; clause: string }) {
  const { t, say } = usePolicyWords()
  const touched = look.touched[clause]
  const what = touched ? [...touched.documents, ...touched.processes, ...touched.figures, ...touched.duties].map((label) => say(label)) : []
  return what.length > 0 ? <p className="faint policy-touches">{t('bring.touches', { what: what.join('、') })}</p> : null
}

function Hands({ part, correct }: { part: Part; correct: Correct }) {
  const { t } = usePolicyWords()
  const [number, setNumber] = useState(part.number)
  const level = (wanted: Level): void => correct({ at: part.from, do: 'part', level: wanted })
  const renumber = (): void => { if (number.trim() !== '' && number !== part.number) correct({ at: part.from, do: 'part', level: part.level, number: number.trim() }) }
  return (
    <div className="policy-hands">
      <Button size="small" onClick={() => correct({ at: part.from, do: 'join' })}>{t('bring.join')}</Button>
      <Button size="small" onClick={() => correct({ at: part.from, do: 'drop' })}>{t('bring.drop')}</Button>
      <Select size="small" aria-label={t('bring.level')} value={part.level} onChange={level} options={levels.map((one) => ({ value: one, label: t(`bring.level-${one}`) }))} popupMatchSelectWidth={false} />
      <Input size="small" aria-label={t('bring.number')} className="policy-number" value={number} onChange={(event) => setNumber(event.target.value)} onBlur={renumber} onPressEnter={renumber} />
    </div>
  )
}

export function LeftOutList({ leftOut, restore }: { leftOut: readonly LeftOut[]; restore: (at: number) => void }) {
  const { t, say } = usePolicyWords()
  if (leftOut.length === 0) return null
  return (
    <details className="card policy-out">
      <summary>{t('bring.left-out', { n: leftOut.length })}</summary>
      <ul>{leftOut.map(({ from, said, reason }) => <li key={from}><Tag tone="grey">{say(reason)}</Tag> <span>{said}</span> <Button size="small" type="text" onClick={() => restore(from)}>{t('bring.restore')}</Button></li>)}</ul>
    </details>
  )
}

export function Removed({ look: { removed } }: { look: Look }) {
  const { t } = usePolicyWords()
  if (removed.length === 0) return null
  return <Card title={t('bring.removed', { n: removed.length })}><ul className="records">{removed.map(({ number, title }) => <li key={number}><b className="figures">{number}</b> {title}</li>)}</ul></Card>
}
