/** How many clauses stand how; each state can be looked at alone. */
import { clauseStates, type Clause, type ClauseState } from '../client/policy.ts'
import { clauseTone } from '../draw/status.tsx'
import { useWords } from '../words/words.tsx'

export function StateBar({ clauses, chosen, choose }: { clauses: readonly Clause[]; chosen: string | undefined; choose: (state: ClauseState | undefined) => void }) {
  const { t } = useWords()
  const counts = clauseStates.map((state) => [state, clauses.filter((one) => one.status === state).length] as const)
  return (
    <div className="state-bar" role="group" aria-label={t('policy.states')}>
      {counts.map(([state, n]) => (
        <button key={state} type="button" className={`state ${clauseTone[state]}`} aria-pressed={chosen === state} disabled={n === 0 && chosen !== state} onClick={() => choose(chosen === state ? undefined : state)}>
          <b className="figures">{n}</b><span>{t(`clause-state.${state}`)}</span>
        </button>
      ))}
    </div>
  )
}
