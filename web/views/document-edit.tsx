/** A document that exists, being changed. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { oneQuery, type One } from '../client/documents.ts'
import { useDocument, type KnownDocument } from '../client/house.ts'
import { useSession } from '../client/session.ts'
import { Editor } from '../draw/editor.tsx'
import { Page, UnderClause } from '../draw/page.tsx'
import { RefusalNote } from '../draw/refusal.tsx'
import { Here } from '../draw/here.tsx'
import { StateTag } from '../draw/status.tsx'
import { WordedAt } from '../draw/worded-at.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useWords } from '../words/words.tsx'

export function DocumentEdit() {
  const { type, id } = useParams({ strict: false }) as { type: string; id: string }
  const document = useDocument(type)
  const { data, isPending, error } = useQuery(oneQuery(type, id))
  if (!document) return <NoSuchPage />
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  return <WordedAt at={data.row.enteredAt}><Edit key={data.row.id} document={document} one={data} /></WordedAt>
}

/** The first answer is what the person saw; later ones (from the live stream) do not disturb the form. */
function Edit({ document, one }: { document: KnownDocument; one: One }) {
  const { say, t } = useWords()
  const { person } = useSession()
  const [seen] = useState(one)
  const refused = seen.may?.['edit']
  const what = `${say(document.label)} ${seen.row.number}`
  return (
    <Page title={t('form.edit', { what })} beside={<><StateTag document={document.name} state={seen.row.state} /><Here document={document.name} record={seen.row.id} editing /></>}
      above={<><Link to="/documents/$type/$id" params={{ type: document.name, id: seen.row.number || seen.row.id }} search={{}}>{what}</Link> <UnderClause clause={document.clause} /></>}>
      {refused !== undefined && refused !== true
        ? <RefusalNote refusal={refused} />
        : <Editor document={document} start={seen.row} refs={seen.refs ?? {}} row={seen.row} keptUnder={`${person.id}:${document.name}:${seen.row.id}`} />}
    </Page>
  )
}
