/** What the pages of closing say, in Chinese. */
export const closingZh = {
  'closing.title': '月末结账',
  'closing.month': '会计期间',
  'closing.ready': '{period} 各项已齐，可以结账',
  'closing.not-ready': '{period} 还有事项未完成，结账前请逐项处理',
  'closing.waits': '未完成的单据',
  'closing.ties': '账账相符',
  'closing.check': '检查项',
  'closing.open': '未完成',
  'closing.difference': '差额',
  'closing.done': '已齐',
  'closing.transfer': '结转损益',
  'closing.period': '锁定或结账',
} as const
