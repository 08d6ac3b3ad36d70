/** Chapters across departments: each field says how many duties stand how, coloured by the worst of them. */
import { useHouse } from '../client/house.ts'
import type { ClauseState, Counts, Heat, PolicyMap } from '../client/policy.ts'
import type { Search } from '../client/search.ts'
import { clauseTone } from '../draw/status.tsx'
import { Card } from '../draw/page.tsx'
import { usePolicyWords } from '../words/policy.ts'
import { chapterTitle } from './chapter-title.ts'

/** From what hurts most to what is only grey: the worst one gives a field its colour. */
const worstFirst: readonly ClauseState[] = ['broken', 'overdue', 'late', 'kept', 'not-due', 'excepted', 'no-data', 'not-applicable', 'not-landed']

export function HeatMap({ map, chosen, choose }: { map: PolicyMap; chosen: { chapter: string | undefined; department: string | undefined }; choose: (change: Search) => void }) {
  const words = usePolicyWords()
  const { t } = words
  const house = useHouse()
  const chapters = [...new Set(map.items.map((one) => String(one.chapter)))].toSorted((a, b) => Number(a) - Number(b))
  const departments = useColumns(map.heat ?? [])
  return (
    <Card flush title={t('policy.heat')} extra={chosen.chapter ? <button type="button" className="jump" onClick={() => choose({ chapter: undefined, department: undefined })}>{t('filters.clear')}</button> : null}>
      <div className="table-box">
        <table className="table heat">
          <thead><tr><th scope="col">{t('policy.chapters')}</th><th scope="col">{t('policy.whole')}</th>{departments.map((one) => <th key={one.id} scope="col">{one.name}</th>)}</tr></thead>
          <tbody>
            {chapters.map((chapter) => (
              <tr key={chapter} className={chosen.chapter === chapter ? 'chosen' : undefined}>
                <th scope="row"><button type="button" className="jump" onClick={() => choose({ chapter })}>{chapterTitle(house, chapter, words)}</button></th>
                <td><Field counts={clausesIn(map, chapter)} choose={() => choose({ chapter, department: undefined })} /></td>
                {departments.map((one) => <td key={one.id}><Field counts={countsOf(map.heat ?? [], chapter, one.id)} choose={() => choose({ chapter, department: one.id })} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Field({ counts, choose }: { counts: Counts; choose: () => void }) {
  const { t } = usePolicyWords()
  const states = worstFirst.filter((state) => (counts[state] ?? 0) > 0)
  const [worst] = states
  if (!worst) return <span className="heat-none" aria-label={t('policy.nothing')}>·</span>
  const duties = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const text = states.map((state) => `${t(`clause-state.${state}`)} ${counts[state]}`).join(', ')
  return <button type="button" className={`heat-field ${clauseTone[worst]}`} title={text} aria-label={text} onClick={choose}><b>{counts[worst]}</b><small>{t(`clause-state.${worst}`)}{duties > (counts[worst] ?? 0) ? ` / ${duties}` : ''}</small></button>
}

/** Departments that have duties, in the house's order. */
function useColumns(heat: readonly Heat[]): readonly { id: string; name: string }[] {
  const { departments } = useHouse()
  const { t } = usePolicyWords()
  const found = new Set(heat.map((one) => one.department))
  const named = Object.entries(departments).flatMap(([id, name]) => (found.has(id) ? [{ id, name }] : []))
  return found.has(null) ? [...named, { id: '', name: t('policy.company') }] : named
}

const countsOf = (heat: readonly Heat[], chapter: string, department: string): Counts => heat.find((one) => String(one.chapter) === chapter && (one.department ?? '') === department)?.counts ?? {}

function clausesIn(map: PolicyMap, chapter: string): Counts {
  const counts: Partial<Record<ClauseState, number>> = {}
  for (const one of map.items) if (String(one.chapter) === chapter) counts[one.status] = (counts[one.status] ?? 0) + 1
  return counts
}
