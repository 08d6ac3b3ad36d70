/** The print preview: the server's own PDF in a frame, from where it is printed or kept; the house notes that, and the next paper says that it is not the first. */
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Skeleton } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { call, fetched, type Params } from '../client/call.ts'
import { pathOf } from '../client/documents.ts'
import { failureOf } from '../client/failure.ts'
import { usePrintWords } from '../words/print.ts'
import { FailureNote } from './refusal.tsx'
import { useReturn } from './return-focus.ts'

export type Printed = {
  /** What is printed, as the reader calls it. */
  readonly what: string
  /** Where the house draws it, with what it is asked for. */
  readonly path: string; readonly params?: Params
  /** The records whose papers these are; none for the books. */
  readonly records?: { readonly document: string; readonly ids: readonly string[] }
  /** It may be printed as the vouchers it has in the books; `first` where that is how people know it. */
  readonly vouchers?: 'first' | 'too' | undefined
}

type Layout = 'document' | 'voucher'

export function PrintPreview({ what, path, params, records, vouchers, close }: Printed & { close: () => void }) {
  useReturn()
  const { t, language } = usePrintWords()
  const [layout, setLayout] = useState<Layout>(vouchers === 'first' ? 'voucher' : 'document')
  const frame = useRef<HTMLIFrameElement>(null)
  const { data, error } = useQuery({ queryKey: ['print', path, params, layout, language], gcTime: 0, staleTime: Infinity, retry: false, queryFn: ({ signal }) => fetched(path, { params: { ...params, ...(vouchers ? { layout } : {}), language }, signal }) })
  const shown = useShown(data)
  const client = useQueryClient()
  // What is already on its way to paper is not held up by a note that fails.
  const note = (): void => { if (records) void call(`${pathOf(records.document)}/printed`, { method: 'POST', body: { ids: records.ids } }).then(() => client.invalidateQueries({ queryKey: ['one', records.document] }), () => undefined) }
  return (
    <Modal open title={t('print.title', { what })} width="min(1000px, 96vw)" onCancel={close} destroyOnHidden footer={<>
      {vouchers && <span className="print-layout" role="group" aria-label={t('print.layout')}>{(['document', 'voucher'] as const).map((one) => <Button key={one} type={one === layout ? 'link' : 'text'} aria-pressed={one === layout} onClick={() => setLayout(one)}>{t(`print.${one}`)}</Button>)}</span>}
      <Button icon={<DownloadOutlined aria-hidden />} onClick={note} {...(shown ? { href: shown, download: `${what}.pdf` } : { disabled: true })}>{t('print.keep')}</Button>
      <Button type="primary" icon={<PrinterOutlined aria-hidden />} disabled={!shown || !navigator.pdfViewerEnabled} onClick={() => { note(); frame.current?.contentWindow?.print() }}>{t('print.do')}</Button>
    </>}>
      {shown && !navigator.pdfViewerEnabled ? <p className="note" role="status">{t('print.no-viewer')}</p> : shown ? <iframe ref={frame} className="file-shown" src={shown} title={t('print.look')} /> : error ? <FailureNote failure={failureOf(error)} /> : <Skeleton active paragraph={{ rows: 10 }} />}
    </Modal>
  )
}

/** An address for the frame, given back when it is no longer shown. */
function useShown(pdf: Blob | undefined): string | undefined {
  const at = useMemo(() => pdf && URL.createObjectURL(pdf), [pdf])
  useEffect(() => () => { if (at) URL.revokeObjectURL(at) }, [at])
  return at
}
