/** Under the tasks: what the policy asks of the reader, the most urgent first, to be begun from here. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dutiesQuery } from '../client/duties.ts'
import { Card } from '../draw/page.tsx'
import { useLifeWords } from '../words/life.ts'
import { DutyTable } from './duty-table.tsx'

const most = 6

export function InboxDuties() {
  const say = useLifeWords()
  const duties = useQuery(dutiesQuery({ box: 'mine' })).data?.items ?? []
  if (duties.length === 0) return null
  return <Card flush title={say('owed')} extra={<Link to="/duties" search={{}}>{say('owedAll', { n: duties.length })}</Link>}><DutyTable mine label={say('owed')} duties={duties.slice(0, most)} /></Card>
}
