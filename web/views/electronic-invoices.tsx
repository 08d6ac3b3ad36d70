/** Electronic invoices of suppliers: choose the files, see what each invoice says and would become, then let them become it. */
import { InboxOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import { takeInvoices, type Taken } from '../client/electronic.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { grouped } from '../draw/decimal.ts'
import { Card } from '../draw/page.tsx'
import { FailureNote, OneRefusal } from '../draw/refusal.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useImportWords } from '../words/import.ts'

/** A file with what was told of it, or why nothing could be told. */
type Brought = { readonly file: File; readonly items: readonly Taken[]; readonly failure?: Failure }

export function ElectronicInvoices() {
  const { t } = useImportWords()
  const [brought, setBrought] = useState<readonly Brought[]>([])
  const [busy, setBusy] = useState(false)
  const each = async (files: readonly File[], preview: boolean): Promise<readonly Brought[]> => {
    setBusy(true)
    const all: Brought[] = []
    for (const file of files) all.push(await takeInvoices(file, preview).then((items) => ({ file, items }), (error: unknown) => ({ file, items: [], failure: failureOf(error) })))
    setBusy(false)
    return all
  }
  const items = brought.flatMap((one) => one.items)
  const ready = brought.filter((one) => one.items.some(isReady))
  const take = async (): Promise<void> => { const done = await each(ready.map(({ file }) => file), false); setBrought(brought.map((one) => done.find(({ file }) => file === one.file) ?? one)) }
  return (
    <Card title={t('import.electronic')}>
      <p className="faint">{t('import.electronic-about')}</p>
      <Choose busy={busy} choose={(files) => void each(files, true).then(setBrought)} />
      {brought.map(({ file, failure }) => failure && <div key={file.name}><b>{file.name}</b><FailureNote failure={failure} /></div>)}
      {items.length > 0 && <Invoices items={items} />}
      {ready.length > 0 && <div className="import-foot"><Button type="primary" loading={waiting(busy)} onClick={() => void take()}>{t('import.take', { n: items.filter(isReady).length })}</Button></div>}
    </Card>
  )
}

const isReady = ({ made }: Taken): boolean => made !== undefined && made.id === undefined

function Choose({ busy, choose }: { busy: boolean; choose: (files: readonly File[]) => void }) {
  const { t } = useImportWords()
  const box = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent): void => { event.preventDefault(); choose([...event.dataTransfer.files]) }
  const picked = (event: ChangeEvent<HTMLInputElement>): void => { choose([...(event.target.files ?? [])]); event.target.value = '' }
  return (
    <>
      <input ref={box} type="file" multiple accept=".xml,.ofd,.zip" hidden onChange={picked} aria-label={t('import.electronic-choose')} />
      <button type="button" className="drop" aria-busy={busy} onClick={() => box.current?.click()} onDragOver={(event) => event.preventDefault()} onDrop={drop}><InboxOutlined aria-hidden /> {t('import.electronic-choose')}</button>
    </>
  )
}

function Invoices({ items }: { items: readonly Taken[] }) {
  const { t } = useImportWords()
  const columns: readonly Column<Taken>[] = [
    { key: 'file', label: t('import.file'), cell: ({ file }) => file },
    { key: 'seller', label: t('import.seller'), cell: ({ seller }) => seller ?? '' },
    { key: 'number', label: t('import.invoice-number'), cell: ({ number }) => number ?? '' },
    { key: 'issued', label: t('import.issued'), cell: ({ issued }) => issued ?? '' },
    { key: 'total', label: t('import.total'), number: true, cell: ({ total }) => (total === undefined ? '' : grouped(total, 2)) },
    { key: 'becomes', label: t('import.becomes'), wide: true, cell: (one) => <Becomes taken={one} /> },
  ]
  return <Table label={t('import.electronic')} columns={columns} rows={items} rowKey={(_one, at) => String(at)} />
}

function Becomes({ taken: { made, refusals } }: { taken: Taken }) {
  const { t } = useImportWords()
  if (made?.number) return <Link to="/documents/$type/$id" params={{ type: made.document, id: made.number }} search={{}}>{made.number}</Link>
  if (made) return <>{t('import.would-be')}{made.fits.map(({ said, number, item }, at) => <div key={at}>{said} → {number} {item}</div>)}</>
  return <>{refusals.map((refusal, at) => <div key={at}><OneRefusal refusal={refusal} /></div>)}</>
}
