/** One decision table: rules edited like a sheet, rows that test it, what it changes for running cases, and its versions by the day they begin. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, DatePicker, Popconfirm } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { changesOf, checkTable, decisionQuery, publishTable, saveTable, type Changes, type DecisionPage } from '../client/decisions.ts'
import { failureOf, statusOf, type Failure } from '../client/failure.ts'
import { useDocument, useHouse } from '../client/house.ts'
import { differences } from '../design/difference.ts'
import { DraftBar } from '../design/draft-bar.tsx'
import { useDrafting } from '../design/drafting.ts'
import { answerText, RuleGrid, TestGrid } from '../design/table-grid.tsx'
import { dmnOf, tableOf, type Input, type Table as Decision } from '../design/table.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { Table } from '../draw/table.tsx'
import { tell } from '../draw/tell.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useDesignWords } from '../words/design.ts'

export function DecisionTable() {
  const { key } = useParams({ strict: false }) as { key: string }
  const { data, error, dataUpdatedAt } = useQuery(decisionQuery(key))
  if (statusOf(error) === 404) return <NoSuchPage />
  if (error) return <Failed error={error} />
  return data ? <Shown key={dataUpdatedAt} page={data} /> : <Waiting />
}

function Shown({ page }: { page: DecisionPage }) {
  const { key, label, may, versions, given } = page
  const { t, say } = useDesignWords()
  const fields = useDocument(page.document)?.fields ?? []
  const fieldOf = (name: string) => fields.find((one) => one.key === given[name])
  const naming = ({ name, label: written }: Input): string => say(fieldOf(name)?.label) || written
  const blank = (): Decision => ({
    key, label: label[0], hitPolicy: 'FIRST', output: 'role', rules: [{ when: Object.keys(given).map(() => ''), answer: 'general-manager', note: '' }], tests: [],
    inputs: Object.keys(given).map((name) => { const of = fieldOf(name); return { name, label: say(of?.label) || name, type: of && ['text', 'choice', 'ref'].includes(of.kind) ? 'string' : 'number' } }),
  })
  const [start] = useState(() => tableOf(page.xml) ?? blank())
  const drafting = useDrafting({ may, version: page.version, save: (xml, version) => saveTable(key, xml, version), check: (xml) => checkTable(key, xml) }, start, dmnOf)
  const { now, change, answer } = drafting
  return (
    <Page wide title={say(label)} above={<Link to="/decisions" search={{}}>{t('decisions.title')}</Link>} actions={may && <Publish of={key} drafting={drafting} />}>
      {may ? <DraftBar drafting={drafting} again={['decision', key]} /> : <p className="faint">{t('decisions.read-only')}</p>}
      <RuleGrid table={now} naming={naming} change={may ? change : undefined} />
      <TestGrid table={now} naming={naming} change={may ? change : undefined} results={answer?.tests} />
      {may && <Running of={key} xml={drafting.xml} />}
      <Card flush title={t('design.versions')}>
        {versions.length === 0 ? <Empty>{t('decisions.none')}</Empty> : <Table label={t('design.versions')} rows={versions} rowKey={({ version }) => String(version)} columns={[
          { key: 'version', label: t('decisions.version'), number: true, cell: ({ version }) => version },
          { key: 'from', label: t('decisions.from'), cell: ({ from }) => from },
          { key: 'person', label: t('versions.by'), cell: ({ person }) => (person === null ? t('versions.house') : page.refs[person]?.title ?? '') },
          { key: 'changes', label: t('decisions.to-draft'), wide: true, cell: ({ xml }) => <Differences before={xml} after={drafting.xml} /> },
        ]} />}
      </Card>
    </Page>
  )
}

function Differences({ before, after }: { before: string; after: string }) {
  const { t } = useDesignWords()
  const found = differences(before, after).filter(({ tag }) => ['inputEntry', 'outputEntry', 'decisionTable', 'test'].includes(tag))
  if (found.length === 0) return <span className="faint">{t('versions.same')}</span>
  return <>{found.slice(0, 12).map(({ id, how, was, is }) => <div key={id}><small className="faint">{id.replaceAll('_', ' ')}</small> {t(`versions.${how}`)}{how === 'changed' && `: ${Object.values(was).join(' ')} → ${Object.values(is).join(' ')}`}</div>)}</>
}

/** Cases that wait now, and who would approve them by the draft. */
function Running({ of, xml }: { of: string; xml: string }) {
  const { t, say } = useDesignWords()
  const { rolesByCode } = useHouse()
  const [changes, show] = useState<Changes>()
  const [failure, setFailure] = useState<Failure>()
  const text = (answer: unknown): string => answerText(answer, (code) => say(rolesByCode[code]) || code)
  return (
    <Card title={t('decisions.running')} extra={<Button onClick={() => { setFailure(undefined); void changesOf(of, xml).then(show, (error: unknown) => setFailure(failureOf(error))) }}>{t('decisions.report')}</Button>}>
      <p className="faint">{t('decisions.running-why')}</p>
      {failure && <FailureNote failure={failure} />}
      {changes && <p role="status"><b>{t('decisions.changes', { total: changes.total, changed: changes.items.length })}</b></p>}
      {changes && changes.items.length > 0 && <Table label={t('decisions.running')} rows={changes.items} rowKey={({ number }) => number} columns={[
        { key: 'number', label: t('rehearse.number'), cell: ({ number }) => number }, { key: 'before', label: t('decisions.by-now'), cell: ({ before }) => text(before) }, { key: 'now', label: t('decisions.by-draft'), cell: ({ now }) => text(now) },
      ]} />}
    </Card>
  )
}

function Publish({ of, drafting: { faults, saving, version, answer } }: { of: string; drafting: ReturnType<typeof useDrafting<Decision, Awaited<ReturnType<typeof checkTable>>>> }) {
  const { t } = useDesignWords()
  const client = useQueryClient()
  const [from, setFrom] = useState(() => dayjs().format('YYYY-MM-DD'))
  const [failure, setFailure] = useState<Failure>()
  const ready = faults?.length === 0 && saving.state === 'saved' && version > 0 && answer?.tests.every(({ holds }) => holds) === true
  const publish = async (): Promise<void> => {
    setFailure(undefined)
    try {
      const made = await publishTable(of, version, from)
      tell(t('decisions.published', { n: made.version, from }))
      await Promise.all([client.invalidateQueries({ queryKey: ['decisions'] }), client.resetQueries({ queryKey: ['decision', of] })])
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <label className="faint" htmlFor="decision-from">{t('decisions.from')}</label>
      <DatePicker id="decision-from" allowClear={false} value={dayjs(from)} onChange={(day) => setFrom((day ?? dayjs()).format('YYYY-MM-DD'))} />
      <Popconfirm title={t('decisions.publish-ask', { from })} okText={t('design.yes-publish')} disabled={!ready} onConfirm={publish} placement="bottomRight">
        <Button type="primary" disabled={!ready}>{t('design.publish')}</Button>
      </Popconfirm>
    </>
  )
}
