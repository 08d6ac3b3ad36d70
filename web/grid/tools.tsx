/** The deeds on lines as buttons, for those who do not know the keys. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, InsertRowAboveOutlined, RedoOutlined, UndoOutlined, VerticalAlignBottomOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import type { Walk } from './walk.ts'

export function Tools({ walk }: { walk: Walk }) {
  const { t } = useWords()
  const { perform, deeds } = walk
  const tool = (name: string, icon: ReactNode, deed: () => void) => (
    <Button type="text" size="small" icon={icon} aria-label={name} title={name} onMouseDown={(event) => event.preventDefault()} onClick={() => { walk.commit(); deed(); walk.input.current?.focus({ preventScroll: true }) }} />
  )
  return (
    <div className="lg-tools" role="toolbar" aria-label={t('grid.tools')}>
      {tool(t('grid.undo'), <UndoOutlined aria-hidden />, deeds.undo)}
      {tool(t('grid.redo'), <RedoOutlined aria-hidden />, deeds.redo)}
      {tool(t('grid.insert'), <InsertRowAboveOutlined aria-hidden />, deeds.insert)}
      {tool(t('grid.copy'), <CopyOutlined aria-hidden />, deeds.copy)}
      {tool(t('grid.up'), <ArrowUpOutlined aria-hidden />, () => perform({ move: -1 }))}
      {tool(t('grid.down'), <ArrowDownOutlined aria-hidden />, () => perform({ move: 1 }))}
      {tool(t('grid.fill'), <VerticalAlignBottomOutlined aria-hidden />, deeds['fill-down'])}
      {tool(t('grid.remove'), <DeleteOutlined aria-hidden />, deeds.remove)}
      {walk.voucher && <Button type="text" size="small" onMouseDown={(event) => event.preventDefault()} onClick={() => deeds.balance()}>{t('grid.balance')} <kbd>=</kbd></Button>}
    </div>
  )
}
