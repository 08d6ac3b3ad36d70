/** Figures that the reader's roles may see, as the numbers one follows: their totals, each leading to its rows. */
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { figureQuery } from '../client/figures.ts'
import { useHouse } from '../client/house.ts'
import { grouped } from '../draw/decimal.ts'
import { Card } from '../draw/page.tsx'
import { useWords } from '../words/words.tsx'

const most = 6

export function HomeFigures() {
  const { t, say } = useWords()
  const { figures, company } = useHouse()
  const followed = figures.filter(({ columns }) => Object.values(columns).some(({ total }) => total)).slice(0, most)
  const pages = useQueries({ queries: followed.map(({ figure }) => figureQuery(figure, {})) })
  if (followed.length === 0) return null
  return (
    <Card title={t('home.figures')}>
      <ul className="tiles">
        {followed.map(({ figure, label, columns }, at) => {
          const [key, column] = Object.entries(columns).findLast(([, one]) => one.total) ?? []
          const total = key ? pages[at]?.data?.totals?.[key] : undefined
          return (
            <li key={figure}><Link to="/figures/$name" params={{ name: figure }} search={{}}>
              <span>{say(label)}</span>
              <b className="figures">{total === undefined ? '…' : grouped(String(total ?? 0), column?.kind === 'money' ? 2 : 0)}{column?.kind === 'money' && <small className="unit"> {company.currency}</small>}</b>
              <small className="faint">{say(column?.label)}</small>
            </Link></li>
          )
        })}
      </ul>
    </Card>
  )
}
