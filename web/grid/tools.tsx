/** The deeds on lines as buttons, for those who do not know the keys. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, InsertRowAboveOutlined, RedoOutlined, UndoOutlined, VerticalAlignBottomOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, type ReactNode, type RefObject } from 'react'
import { useGridWords } from '../words/grid.ts'
import type { Walk } from './walk.ts'

/** It rests while one walks: the deeds are those of the moment of the press. */
export const Tools = memo(function Tools({ now, voucher }: { now: RefObject<Walk | null>; voucher: boolean }) {
  const { t } = useGridWords()
  const tool = (name: string, icon: ReactNode, deed: (walk: Walk) => void) => (
    <Button type="text" size="small" icon={icon} aria-label={name} title={name} onMouseDown={(event) => event.preventDefault()} onClick={() => { const walk = now.current; if (!walk) return; walk.commit(); deed(walk); walk.input.current?.focus({ preventScroll: true }) }} />
  )
  return (
    <div className="lg-tools" role="toolbar" aria-label={t('grid.tools')}>
      {tool(t('grid.undo'), <UndoOutlined aria-hidden />, ({ deeds }) => deeds.undo())}
      {tool(t('grid.redo'), <RedoOutlined aria-hidden />, ({ deeds }) => deeds.redo())}
      {tool(t('grid.insert'), <InsertRowAboveOutlined aria-hidden />, ({ deeds }) => deeds.insert())}
      {tool(t('grid.copy'), <CopyOutlined aria-hidden />, ({ deeds }) => deeds.copy())}
      {tool(t('grid.up'), <ArrowUpOutlined aria-hidden />, ({ perform }) => perform({ move: -1 }))}
      {tool(t('grid.down'), <ArrowDownOutlined aria-hidden />, ({ perform }) => perform({ move: 1 }))}
      {tool(t('grid.fill'), <VerticalAlignBottomOutlined aria-hidden />, ({ deeds }) => deeds['fill-down']())}
      {tool(t('grid.remove'), <DeleteOutlined aria-hidden />, ({ deeds }) => deeds.remove())}
      {voucher && <Button type="text" size="small" onMouseDown={(event) => event.preventDefault()} onClick={() => now.current?.deeds.balance()}>{t('grid.balance')} <kbd>=</kbd></Button>}
    </div>
  )
})
