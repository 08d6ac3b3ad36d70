/** The text of a law, article by article; a link from a search opens it at the article that was found. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { statusOf } from '../client/failure.ts'
import { lawTextQuery } from '../client/laws.ts'
import { Card, Page } from '../draw/page.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import '../shell/laws.css'
import { lawWords } from '../words/laws.ts'
import { useWords } from '../words/words.tsx'

export function LawTextPage() {
  const { work } = useParams({ strict: false }) as { work: string }
  const { hash } = useLocation()
  const { say } = useWords()
  const { data, error, isPending } = useQuery(lawTextQuery(work))
  useEffect(() => { if (data && hash) document.querySelector(`#${CSS.escape(hash)}`)?.scrollIntoView({ block: 'center' }) }, [data, hash])
  if (isPending) return <Waiting />
  if (statusOf(error) === 404) return <NoSuchPage />
  if (!data) return <Failed error={error} />
  return (
    <Page title={data.title} above={<Link to="/laws" search={{}}>{say(lawWords.title)}</Link>}>
      <Card>
        {data.preface && <p className="faint">{data.preface}</p>}
        {data.passages.map(({ position, place, said, heading }) => heading ? <h2 key={position} id={`p${position}`}>{said}</h2> : <p key={position} id={`p${position}`} className="clause-text" aria-current={hash === `p${position}` || undefined}>{place && <b>{place} </b>}{said}</p>)}
      </Card>
    </Page>
  )
}
