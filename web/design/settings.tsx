/** What is set up of one step or branch: its names, then what its kind asks. */
import { ArrowDownOutlined, ArrowLeftOutlined, ArrowRightOutlined, ArrowUpOutlined, CloseOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import type { DocumentMeta } from '#declare'
import { useDesignWords } from '../words/design.ts'
import { ApproveSettings } from './approve-settings.tsx'
import { ConditionSettings } from './condition-settings.tsx'
import { labelled, type Branch, type Step } from './flow.ts'
import { Labelled, withFact, type Setting } from './setting.tsx'
import { WhoList } from './who-list.tsx'

export function Settings({ of, document, change, move, copy, remove, close }: { of: Step | Branch; document: DocumentMeta | undefined; change: (to: Step | Branch) => void; move: (by: 1 | -1) => void; copy: () => void; remove: () => void; close: () => void }) {
  const { t, say } = useDesignWords()
  const setting: Setting = { facts: of.facts, document, put: (facts) => change({ ...of, facts }), set: (key, value) => change({ ...of, facts: withFact(of.facts, key, value) }) }
  const isBranch = !('kind' in of)
  const tool = (label: string, icon: ReactNode, press: () => void) => <button type="button" className="cross" aria-label={label} title={label} onClick={press}>{icon}</button>
  return (
    <>
      <header>
        <h2>{t('design.settings', { name: say(labelled(of)) || of.id })}</h2>
        {tool(t(isBranch ? 'design.left' : 'design.up'), isBranch ? <ArrowLeftOutlined aria-hidden /> : <ArrowUpOutlined aria-hidden />, () => move(-1))}
        {tool(t(isBranch ? 'design.right' : 'design.down'), isBranch ? <ArrowRightOutlined aria-hidden /> : <ArrowDownOutlined aria-hidden />, () => move(1))}
        {!isBranch && tool(t('design.copy-step'), <CopyOutlined aria-hidden />, copy)}
        {tool(t('design.remove'), <DeleteOutlined aria-hidden />, remove)}
        {tool(t('design.close'), <CloseOutlined aria-hidden />, close)}
      </header>
      <Labelled label={t('design.name')}>{(id) => <Input id={id} value={of.name} maxLength={60} onChange={(event) => change({ ...of, name: event.target.value })} />}</Labelled>
      <Labelled label={t('design.name-en')}>{(id) => <Input id={id} value={of.facts['en'] ?? ''} maxLength={80} onChange={(event) => setting.set('en', event.target.value)} />}</Labelled>
      {isBranch ? of.condition !== undefined && <ConditionSettings condition={of.condition} document={document} set={(condition) => change({ ...of, condition })} />
        : of.kind === 'approve' ? <ApproveSettings {...setting} />
        : of.kind === 'copy' && <WhoList title={t('design.whom')} said={of.facts['copy']} set={(said) => setting.set('copy', said)} document={document} />}
    </>
  )
}
