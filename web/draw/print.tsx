/** The print button: what the house draws as PDF is looked at before it goes to paper. */
import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../words/words.tsx'
import type { Printed } from './print-preview.tsx'

const PrintPreview = lazy(async () => ({ default: (await import('./print-preview.tsx')).PrintPreview }))

export function PrintButton({ count, ...printed }: Printed & { count?: number }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const button = count === undefined ? { icon: <PrinterOutlined aria-hidden />, 'aria-label': t('print.look'), title: t('print.look') } : { size: 'small' as const, icon: <PrinterOutlined aria-hidden />, children: t('print.many', { n: count }) }
  return <><Button {...button} onClick={() => setOpen(true)} />{open && <Suspense><PrintPreview {...printed} close={() => setOpen(false)} /></Suspense>}</>
}
