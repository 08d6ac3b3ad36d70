/** What stands behind a decision in numbers: the balances of whatever the document names - its budget, its supplier - as far as the reader may see them. */
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { figureQuery } from '../client/figures.ts'
import { useHouse, type FigureMeta, type KnownDocument } from '../client/house.ts'
import type { Row } from '../client/row.ts'
import { grouped } from '../draw/decimal.ts'
import { Card } from '../draw/page.tsx'
import { useWords } from '../words/words.tsx'

const most = 4

/** Figures of money that can be narrowed to a document which this one refers to. */
function balancesOf(figures: readonly FigureMeta[], document: KnownDocument, row: Row) {
  return figures.flatMap((figure) => {
    const money = Object.entries(figure.columns).filter(([, { kind }]) => kind === 'money')
    const [key, to] = Object.entries(figure.narrow ?? {}).map(([name, by]) => [name, by.kind === 'ref' ? by.to : undefined] as const).find(([, one]) => one !== undefined) ?? []
    const field = document.fields.find((one) => one.kind === 'ref' && one.to === to)
    const id = field && row[field.key]
    return key && money.length > 0 && typeof id === 'string' && id ? [{ figure, money, search: { [key]: id } }] : []
  }).slice(0, most)
}

export function Balances({ document, row }: { document: KnownDocument; row: Row }) {
  const { t, say } = useWords()
  const { figures, company } = useHouse()
  const asked = balancesOf(figures, document, row)
  const rows = useQueries({ queries: asked.map(({ figure, search }) => ({ ...figureQuery(figure.figure, search), retry: false })), combine: (answers) => answers.map(({ data }) => data?.rows[0]) })
  const known = asked.flatMap((one, at) => (rows[at] ? [{ ...one, found: rows[at] }] : []))
  if (known.length === 0) return null
  return (
    <Card title={t('balances.title')}>
      <dl className="sheet">
        {known.flatMap(({ figure, money, search, found }) => money.map(([key, column]) => (
          <div key={`${figure.figure} ${key}`}><dt>{say(figure.label)} · {say(column.label)}</dt><dd className="figures"><Link to="/figures/$name" params={{ name: figure.figure }} search={search}>{grouped(String(found[key] ?? '0'), 2)}</Link><small className="unit"> {company.currency}</small></dd></div>
        )))}
      </dl>
    </Card>
  )
}
