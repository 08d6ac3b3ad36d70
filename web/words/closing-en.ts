/** What the pages of closing say, in English. */
import type { closingZh } from './closing-zh.ts'

export const closingEn: Readonly<Record<keyof typeof closingZh, string>> = {
  'closing.title': 'Month end',
  'closing.month': 'Month',
  'closing.ready': '{period} is complete and may be closed',
  'closing.not-ready': '{period} still waits for the following',
  'closing.waits': 'Papers that still wait',
  'closing.ties': 'Figures that must tie',
  'closing.check': 'Check',
  'closing.open': 'Open',
  'closing.difference': 'Difference',
  'closing.done': 'Done',
  'closing.transfer': 'Transfer income and expense',
  'closing.period': 'Lock or close the month',
}
