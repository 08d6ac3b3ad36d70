/** A file by its name: pictures and PDF open on the page, everything else comes as it was. */
import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { address } from '../client/call.ts'
import { pathOf } from '../client/documents.ts'
import { useWords } from '../words/words.tsx'

export type HouseFile = { readonly id: string; readonly name: string; readonly mime?: string; readonly size?: number | string; readonly at?: string; readonly person: string }

const picture = /^image\/(png|jpeg|gif|webp)$/

export function FileLink({ document, id, file }: { document: string; id: string; file: Pick<HouseFile, 'id' | 'name' | 'mime'> }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const at = address(`${pathOf(document, id)}/files/${file.id}`)
  const shows = picture.test(file.mime ?? '') || file.mime === 'application/pdf'
  return (
    <>
      <PaperClipOutlined aria-hidden /> <a href={at} download={file.name}>{file.name}</a>
      {shows && <> <Button type="link" size="small" aria-label={t('files.look-at', { name: file.name })} onClick={() => setOpen(true)}>{t('files.look')}</Button></>}
      {open && <Modal open title={file.name} footer={null} width="min(960px, 96vw)" onCancel={() => setOpen(false)}>{picture.test(file.mime ?? '') ? <img className="file-shown" src={at} alt={file.name} /> : <iframe className="file-shown" src={at} title={file.name} />}</Modal>}
    </>
  )
}
