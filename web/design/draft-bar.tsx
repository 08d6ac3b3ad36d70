/** How the draft is kept, what the house has against it, and steps back and forth. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useHouse } from '../client/house.ts'
import { instantText } from '../draw/moment.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { useDesignWords } from '../words/design.ts'
import type { Drafting } from './drafting.ts'

/** `again` is the query that shows what somebody else saved meanwhile. */
export function DraftBar({ drafting, again, jump }: { drafting: Pick<Drafting<unknown, unknown>, 'saving' | 'faults' | 'undo' | 'redo'>; again: readonly string[]; jump?: (id: string) => void }) {
  const { t, say } = useDesignWords()
  const { company } = useHouse()
  const client = useQueryClient()
  const { saving: { state, at, failure }, faults, undo, redo } = drafting
  return (
    <>
      <div className="design-bar">
        <Button size="small" disabled={!undo} onClick={undo}>{t('design.undo')}</Button>
        <Button size="small" disabled={!redo} onClick={redo}>{t('design.redo')}</Button>
        <span className="faint" role="status">{state === 'saved' ? (at ? t('design.saved', { at: instantText(at, company.zone).slice(11) }) : t('design.draft')) : state === 'saving' ? t('design.saving') : state === 'unchanged' ? t('design.unchanged') : t('design.unsaved')}</span>
        <span className={`tag tone-${faults === undefined ? 'grey' : faults.length > 0 ? 'red' : 'green'}`}>{faults === undefined ? t('design.checking') : faults.length > 0 ? t('design.faults', { n: faults.length }) : t('design.sound')}</span>
      </div>
      {state === 'stale' && <div className="note note-amber" role="alert"><div>{t('design.stale')} <Button size="small" onClick={() => void client.resetQueries({ queryKey: again })}>{t('design.open-again')}</Button></div></div>}
      {state === 'failed' && failure && <FailureNote failure={failure} />}
      {faults && faults.length > 0 && <div className="note note-red"><ul className="design-faults">{faults.map((fault, n) => <li key={n}>{jump && fault.field ? <button type="button" className="jump" onClick={() => jump(fault.field as string)}>{say(fault.refused)}</button> : say(fault.refused)}</li>)}</ul></div>}
    </>
  )
}
