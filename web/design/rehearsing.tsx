/** Rehearsing before publishing: tokens played step by step, and the past year's cases walked again. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { DocumentMeta } from '#declare'
import { playQuery, walkCases, type Play, type Rehearsed } from '../client/design.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { EditField } from '../draw/edit-field.tsx'
import { Card } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useDesignWords } from '../words/design.ts'
import { comparable, isNumber } from './begin.ts'

/** Where tokens rest, and what was passed on the way. */
export type Walked = { readonly passed: ReadonlySet<string>; readonly tokens: ReadonlySet<string> }
type Props = {
  readonly of: string; readonly xml: string; readonly pool: string; readonly document: DocumentMeta | undefined
  /** Everything that decides the way, as it is written: fields named in it are asked for. */
  readonly conditions: string
  readonly nameOf: (node: string) => string
  /** Nodes that are work rather than an approval: they are done, not decided. */
  readonly works?: ReadonlySet<string>
  readonly picture: (walked: Walked) => ReactNode
  readonly jump: (id: string) => void
}

export function Rehearsing(props: Props) {
  return <><Playing {...props} /><Cases {...props} /></>
}

function Playing({ of, xml, pool, document, conditions, nameOf, works, picture, jump }: Props) {
  const { t, say } = useDesignWords()
  const id = useId()
  const [given, give] = useState<Readonly<Record<string, unknown>>>({})
  const [plays, play] = useState<readonly Play[]>([])
  const asked = comparable(document).filter(({ key }) => new RegExp(`\\b${key}\\b`).test(conditions))
  const variables = Object.fromEntries(asked.map((field) => [field.key, isNumber(field) ? Number(given[field.key] ?? 0) : given[field.key] ?? (field.kind === 'flag' ? false : '')]))
  const { data, error } = useQuery(playQuery(of, { xml, pool, variables, plays }))
  const passed = new Set(data?.passed)
  return (
    <div className="rehearsal">
      <div className="design-canvas">{picture({ passed: new Set([...passed].filter((node) => !data?.tasks.includes(node))), tokens: new Set(data?.tokens.map(({ node }) => node)) })}</div>
      <div>
        <Card title={t('rehearse.given')}>
          {asked.length === 0 && <p className="faint">{t('rehearse.none-given')}</p>}
          {asked.map((field) => <div className="field" key={field.key}><label htmlFor={`${id}${field.key}`}>{say(field.label)}</label><EditField field={{ ...field, readOnly: false }} id={`${id}${field.key}`} refs={undefined} value={given[field.key]} set={(value) => { give({ ...given, [field.key]: value }); play([]) }} /></div>)}
        </Card>
        <Card title={t('rehearse.play')} extra={<Button size="small" disabled={plays.length === 0} onClick={() => play([])}>{t('rehearse.again')}</Button>}>
          {error && <FailureNote failure={failureOf(error)} jump={jump} />}
          {data && (
            <div className="rehearsal-tasks" aria-live="polite">
              {data.ended !== undefined && <p>{t('rehearse.ended', { outcome: endOf(data.ended, t) ?? nameOf(data.ended) })}</p>}
              {data.tasks.map((node) => (
                <div key={node}>
                  <p>{t('rehearse.waits', { step: nameOf(node) })}</p>
                  {(works?.has(node) ? ['done'] as const : data.outcomes[node] ?? []).map((outcome) => <Button key={outcome} size="small" type={outcome === 'approve' || outcome === 'done' ? 'primary' : 'default'} onClick={() => play([...plays, outcome === 'done' ? { node } : { node, outcome }])}>{t(`rehearse.${outcome}`)}</Button>)}
                </div>
              ))}
              {data.events.map((node) => <div key={node}><p>{nameOf(node)}</p><Button size="small" onClick={() => play([...plays, { node }])}>{t('rehearse.happen')}</Button></div>)}
            </div>
          )}
        </Card>
      </div>
    </div>
  )
}

const endOf = (ended: string, t: ReturnType<typeof useDesignWords>['t']): string | undefined => (ended === 'rejected' ? t('rehearse.reject') : ended === 'returned' ? t('rehearse.return') : ended === 'done' ? t('rehearse.approve') : undefined)

function Cases({ of, xml, pool, nameOf, jump }: Props) {
  const { t } = useDesignWords()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Awaited<ReturnType<typeof walkCases>>>()
  const run = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    await walkCases(of, xml, pool).then(setResult, (error: unknown) => setFailure(failureOf(error)))
    setBusy(false)
  }
  const stepOf = (node: string, side: 'before' | 'now', { presumed }: Rehearsed): string => (side === 'now' && presumed.includes(node) ? t('rehearse.presumed', { step: nameOf(node) }) : nameOf(node))
  const walk = (side: 'before' | 'now') => (one: Rehearsed) => <>{one[side].path.map((node) => stepOf(node, side, one)).join(' → ')}{one.differs.includes('approvers') && <small className="faint"> {one[side].approvers.join(', ')}</small>}</>
  const columns: readonly Column<Rehearsed>[] = [
    { key: 'number', label: t('rehearse.number'), cell: ({ number }) => number },
    { key: 'differs', label: t('rehearse.differs'), cell: ({ differs }) => differs.map((one) => t(`differs.${one}`)).join(', ') || t('rehearse.same') },
    { key: 'before', label: t('rehearse.before'), wide: true, cell: walk('before') },
    { key: 'now', label: t('rehearse.now'), wide: true, cell: walk('now') },
  ]
  return (
    <Card title={t('rehearse.cases')} extra={<Button loading={waiting(busy)} onClick={() => void run()}>{t('rehearse.run')}</Button>}>
      <p className="faint">{t('rehearse.cases-why')}</p>
      {failure && <FailureNote failure={failure} jump={jump} />}
      {result && <p role="status"><b>{result.total === 0 ? t('rehearse.none') : t('rehearse.result', { total: result.total, changed: result.changed })}</b></p>}
      {result && result.total > 0 && <Table label={t('rehearse.cases')} columns={columns} rows={result.items.toSorted((a, b) => b.differs.length - a.differs.length)} rowKey={({ instance }) => instance} />}
    </Card>
  )
}
