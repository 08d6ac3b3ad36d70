/** The processes of the house, each a drawing that is executed as drawn. */
import { Link } from '@tanstack/react-router'
import { useHouse } from '../client/house.ts'
import { Card, Empty, Page } from '../draw/page.tsx'
import { useWords } from '../words/words.tsx'

export function Processes() {
  const { t, say } = useWords()
  const { processes } = useHouse()
  return (
    <Page title={t('processes.title')}>
      <Card>{processes.length > 0 ? <ul className="records">{processes.map((one) => <li key={one.process}><Link to="/processes/$key" params={{ key: one.process }} search={{}}>{say(one.label)}</Link> <span className="faint">{one.process}</span></li>)}</ul> : <Empty>{t('processes.none')}</Empty>}</Card>
    </Page>
  )
}
