/** What can be done with a document: each action as a button, greyed with its reason where the house says no. */
import { MoreOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Tooltip } from 'antd'
import { useState } from 'react'
import type { ActionMeta } from '#declare'
import type { Refusal } from '#words'
import { actOn, changed, type May, type One, type Row, type Values } from '../client/documents.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import type { KnownDocument } from '../client/house.ts'
import { waiting } from './waiting.tsx'
import { useWords } from '../words/words.tsx'
import { AskDialog } from './ask.tsx'
import { LinkButton } from './link-button.tsx'
import { backTo } from './return-focus.ts'
import { tell } from './tell.tsx'

export function Actions({ document, one, next }: { document: KnownDocument; one: One; next: ActionMeta | undefined }) {
  const { t, say } = useWords()
  const { row, may = {} } = one
  const { begin, dialog, busy } = useActing(document, one)
  const here = document.actions.filter((action) => action.from.includes(row.state) && !(action.byTask && may[action.key] !== true))
  const elsewhere = document.actions.filter((action) => !action.from.includes(row.state) && !action.byTask)
  return (
    <>
      {may['edit'] !== undefined && <EditButton document={document} row={row} may={may} />}
      {here.map((action) => (
        <Refusable key={action.key} refusal={refusalOf(may, action.key)}>
          {(refused) => <Button type={action === next ? 'primary' : 'default'} danger={action.grave} disabled={refused} loading={waiting(busy === action.key)} onClick={() => begin(action)}>{say(action.label)}</Button>}
        </Refusable>
      ))}
      {elsewhere.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: elsewhere.map((action) => ({ key: action.key, disabled: true, label: <span className="more-item">{say(action.label)}<small>{say(refusalOf(may, action.key)?.refused) || t('actions.not-now')}</small></span> })) }}>
          <Button icon={<MoreOutlined aria-hidden />} aria-label={t('actions.more')} />
        </Dropdown>
      )}
      {dialog}
    </>
  )
}

function EditButton({ document, row, may }: { document: KnownDocument; row: Row; may: May }) {
  const { t } = useWords()
  return (
    <Refusable refusal={refusalOf(may, 'edit')}>
      {(refused) => (refused ? <Button disabled>{t('actions.edit')}</Button> : <LinkButton to="/documents/$type/$id/edit" params={{ type: document.name, id: row.number || row.id }} search={{}}>{t('actions.edit')}</LinkButton>)}
    </Refusable>
  )
}

/** A greyed button still tells why, to the pointer and to the keyboard. */
export function Refusable({ refusal, children }: { refusal: Refusal | undefined; children: (refused: boolean) => React.ReactNode }) {
  const { say, t } = useWords()
  if (!refusal) return <>{children(false)}</>
  const reason = `${say(refusal.refused)}${refusal.clause ? ` (${t('clause.number', { number: refusal.clause })})` : ''}`
  return <Tooltip title={reason}><span className="refusable" tabIndex={0} role="note" aria-label={reason}>{children(true)}</span></Tooltip>
}

const refusalOf = (may: May, key: string): Refusal | undefined => { const verdict = may[key]; return verdict === true || verdict === undefined ? undefined : verdict }

/** Does the action, first asking for what it needs; a refusal stays in the dialog with what was typed. */
function useActing(document: KnownDocument, { row, refs }: One) {
  const client = useQueryClient()
  const { t, say } = useWords()
  const [asking, ask] = useState<ActionMeta>()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState<string>()
  const perform = async (action: ActionMeta, values: Values, opinion?: string): Promise<void> => {
    setBusy(action.key)
    setFailure(undefined)
    try {
      await actOn(document.name, row, { action: action.key, ...(Object.keys(values).length > 0 ? { values } : {}), ...(opinion ? { opinion } : {}) })
      ask(undefined)
      tell(t('actions.done', { what: say(action.label), number: row.number || '' }))
    } catch (error) {
      setFailure(failureOf(error))
      ask(action)
    } finally {
      setBusy(undefined)
      await changed(client, document.name)
      requestAnimationFrame(() => backTo())
    }
  }
  const begin = (action: ActionMeta): void => { setFailure(undefined); return action.asks.length > 0 || action.grave ? ask(action) : void perform(action, {}) }
  const dialog = asking && <AskDialog key={asking.key} document={document} action={asking} row={row} refs={refs} failure={failure} busy={busy !== undefined} leave={() => ask(undefined)} perform={(values, opinion) => void perform(asking, values, opinion)} />
  return { begin, dialog, busy }
}
