/** What the print preview says, in English. */
import type { printZh } from './print-zh.ts'

export const printEn: Readonly<Record<keyof typeof printZh, string>> = {
  'print.title': 'Print {what}',
  'print.layout': 'Layout',
  'print.document': 'Document',
  'print.voucher': 'Accounting voucher',
  'print.do': 'Print',
  'print.keep': 'Download PDF',
  'print.no-viewer': 'This browser shows no PDF by itself: download it to open or print it.',
}
