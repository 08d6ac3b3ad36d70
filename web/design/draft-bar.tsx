/** How the draft is kept, what the house has against it, and steps back and forth. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Refusal } from '#words'
import { useHouse } from '../client/house.ts'
import { instantText } from '../draw/moment.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { useDesignWords } from '../words/design.ts'
import type { Drafting } from './drafting.ts'

/** `again` is the query that shows what somebody else saved meanwhile; `warnings` keep nothing from being published. */
export function DraftBar({ drafting, again, jump, warnings = [] }: { drafting: Pick<Drafting<unknown, unknown>, 'saving' | 'faults' | 'undo' | 'redo'>; again: readonly string[]; jump?: (id: string) => void; warnings?: readonly Refusal[] | undefined }) {
  const { t } = useDesignWords()
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
      {faults && faults.length > 0 && <div className="note note-red"><Said all={faults} jump={jump} /></div>}
      {faults?.length === 0 && warnings.length > 0 && <div className="note note-amber"><Said all={warnings} jump={jump} /></div>}
    </>
  )
}

/** Each leads to the element it is about. */
function Said({ all, jump }: { all: readonly Refusal[]; jump: ((id: string) => void) | undefined }) {
  const { say } = useDesignWords()
  return <ul className="design-faults">{all.map(({ field, refused }, n) => <li key={n}>{jump && field ? <button type="button" className="jump" onClick={() => jump(field)}>{say(refused)}</button> : say(refused)}</li>)}</ul>
}
