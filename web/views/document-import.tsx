/** Documents from a spreadsheet: choose it, see how its columns are read and what is wrong, then let it run. */
import { InboxOutlined } from '@ant-design/icons'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Select, Skeleton } from 'antd'
import { useId, useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { useDocument, type KnownDocument } from '../client/house.ts'
import { previewImport, startImport, type Cells, type ImportOptions, type ImportPreview, type Mapping } from '../client/imports.ts'
import { usePreference } from '../client/own.ts'
import type { Search } from '../client/search.ts'
import { labelOf } from '../draw/labels.ts'
import { Card, Page, UnderClause } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { waiting } from '../draw/waiting.tsx'
import { NoSuchPage } from '../shell/trouble.tsx'
import { useImportWords } from '../words/import.ts'
import { ElectronicInvoices } from './electronic-invoices.tsx'
import { Mend } from './import-mend.tsx'
import { ImportRun, Problems } from './import-run.tsx'

export function DocumentImport() {
  const { type } = useParams({ strict: false }) as { type: string }
  const { job } = useSearch({ strict: false }) as Search
  const document = useDocument(type)
  const { t, say } = useImportWords()
  if (!document) return <NoSuchPage />
  return <Page title={t('import.title', { what: say(document.label) })} above={<UnderClause clause={document.clause} />}>{job ? <ImportRun type={type} job={job} /> : <><Prepare key={type} document={document} />{type === 'supply.supplier-invoice' && document.mayMake && <ElectronicInvoices />}</>}</Page>
}

const none: Cells = {}

function Prepare({ document }: { document: KnownDocument }) {
  const { t } = useImportWords()
  const go = useNavigate()
  const [file, setFile] = useState<File>()
  const [options, setOptions] = useState<ImportOptions>({ mode: 'good' })
  const [preview, setPreview] = useState<ImportPreview>()
  const [cells, mend] = useState<Cells>(none)
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  // What somebody said of a heading once is known when such a sheet comes again.
  const [known, know, ready] = usePreference<Mapping>(`import:${document.name}`, {})
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try { await work() } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  const look = (sheet: File, wanted: ImportOptions): Promise<void> => during(async () => { setFile(sheet); mend(wanted.cells ?? none); setOptions(wanted); setPreview(await previewImport(document.name, sheet, wanted)) })
  const unchecked = cells !== (options.cells ?? none)
  const begin = (): Promise<void> => during(async () => {
    if (!file) return
    const { job } = await startImport(document.name, file, { ...options, ...(preview ? { mapping: preview.mapping } : {}) })
    await go({ to: '.', search: { job } })
  })
  return (
    <>
      {/* What headings mean is known before a sheet is chosen. */}
      {ready && <Card><Choose choose={(sheet) => void look(sheet, { mode: options.mode ?? 'good', mapping: known })} name={file?.name} /></Card>}
      {failure && <FailureNote failure={failure} />}
      {busy && !preview && <Skeleton active title={false} />}
      {file && preview && (
        <>
          <Card title={t('import.mapping')}><Columns document={document} mapping={preview.mapping} change={(heading, path) => { know({ ...known, [heading]: path }); void look(file, { ...options, cells, mapping: { ...preview.mapping, [heading]: path } }) }} /></Card>
          <Card title={t('import.result', { rows: preview.rows, documents: preview.documents, good: preview.good })}>
            <Mend preview={preview} cells={cells} change={mend} again={() => void look(file, { ...options, cells, mapping: preview.mapping })} unchecked={unchecked} busy={busy} />
            <Problems problems={preview.problems.filter(({ row }) => !preview.rejected.some((one) => one.row === row))} />
            <div className="import-foot">
              <Select aria-label={t('import.mode')} value={options.mode ?? 'good'} onChange={(mode) => setOptions({ ...options, mode })} options={[{ value: 'good', label: t('import.good') }, { value: 'whole', label: t('import.whole') }]} popupMatchSelectWidth={false} />
              <Button type="primary" disabled={unchecked || preview.good === 0 || (options.mode === 'whole' && preview.good < preview.documents)} loading={waiting(busy)} onClick={() => void begin()}>{t('import.begin', { n: preview.good })}</Button>
            </div>
          </Card>
        </>
      )}
    </>
  )
}

function Choose({ choose, name }: { choose: (file: File) => void; name: string | undefined }) {
  const { t } = useImportWords()
  const box = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null): void => { const [file] = files ?? []; if (file) choose(file) }
  const drop = (event: DragEvent): void => { event.preventDefault(); take(event.dataTransfer.files) }
  const picked = (event: ChangeEvent<HTMLInputElement>): void => { take(event.target.files); event.target.value = '' }
  return (
    <>
      <input ref={box} type="file" accept=".xlsx,.csv" hidden onChange={picked} aria-label={t('import.choose')} />
      <button type="button" className="drop" onClick={() => box.current?.click()} onDragOver={(event) => event.preventDefault()} onDrop={drop}><InboxOutlined aria-hidden /> {name ?? t('import.choose')}</button>
    </>
  )
}

/** Each column of the sheet with the field it fills. */
function Columns({ document, mapping, change }: { document: KnownDocument; mapping: Mapping; change: (heading: string, path: string | null) => void }) {
  const words = useImportWords()
  const id = useId()
  const open = document.fields.filter((field) => !field.readOnly || field.kind === 'lines')
  const targets = [
    { value: '', label: words.t('import.leave') }, { value: '#key', label: words.t('import.key') },
    ...open.flatMap((field) => (field.kind === 'lines'
      ? (field.lines ?? []).filter((one) => !one.readOnly).map((one) => ({ value: `${field.key}.${one.key}`, label: `${labelOf(field, words)} · ${labelOf(one, words)}` }))
      : [{ value: field.key, label: labelOf(field, words) }])),
  ]
  return (
    <div className="form-grid">
      {Object.entries(mapping).map(([heading, path], at) => (
        <div key={heading} className="field">
          <label htmlFor={`${id}${at}`}>{heading}</label>
          <Select id={`${id}${at}`} className="grow" showSearch={{ optionFilterProp: 'label' }} value={path ?? ''} options={targets} onChange={(to: string) => change(heading, to || null)} />
        </div>
      ))}
    </div>
  )
}
