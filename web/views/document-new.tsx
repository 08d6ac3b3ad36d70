/** A new document, blank or drawn from another one. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useMemo } from 'react'
import { proposalQuery, type Referred, type Refs, type Values } from '../client/documents.ts'
import { failureOf } from '../client/failure.ts'
import { useDocument, type KnownDocument } from '../client/house.ts'
import { useSession } from '../client/session.ts'
import { missingRefs, useRefs } from '../client/refs.ts'
import { Editor } from '../draw/editor.tsx'
import type { Follows } from '../draw/form.tsx'
import { Page, UnderClause } from '../draw/page.tsx'
import { FailureNote } from '../draw/refusal.tsx'
import { WordedAt } from '../draw/worded-at.tsx'
import { useWords } from '../words/words.tsx'
import { NoSuchPage } from '../shell/trouble.tsx'

export function DocumentNew() {
  const { type } = useParams({ strict: false }) as { type: string }
  const { from, ...asked } = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const document = useDocument(type)
  const { t, say } = useWords()
  if (!document) return <NoSuchPage />
  return (
    <WordedAt at={undefined}>
      <Page title={t('form.new', { what: say(document.label) })} above={<UnderClause clause={document.clause} />}>
        {from ? <Drawn key={`${type} ${from}`} document={document} from={from} /> : <Blank key={type} document={document} asked={asked} />}
      </Page>
    </WordedAt>
  )
}

const none: Values = {}
const noRefs: Refs = {}

/** Values that a link brings along stand in their fields. */
function Blank({ document, asked }: { document: KnownDocument; asked: Readonly<Record<string, string | undefined>> }) {
  const { person } = useSession()
  const given = Object.fromEntries(Object.entries(asked).filter(([key, value]) => value !== undefined && document.fields.some((field) => field.key === key && !field.readOnly)))
  const refs = useRefs(missingRefs(document, given, noRefs))
  if (!refs) return <Skeleton active paragraph={{ rows: 8 }} title={false} />
  const kept = Object.keys(given).length > 0 ? `:${JSON.stringify(given)}` : ''
  return <Editor document={document} start={kept ? given : none} refs={refs} keptUnder={`${person.id}:${document.name}:new${kept}`} />
}

/** The house proposes the values; nothing is kept until the person saves. */
function Drawn({ document, from }: { document: KnownDocument; from: string }) {
  const { person } = useSession()
  const proposal = useQuery(proposalQuery(document.name, from))
  const known: Refs = proposal.data?.refs ?? noRefs
  const more = useRefs(proposal.data ? missingRefs(document, proposal.data.values, known) : [])
  const follows = useMemo((): Follows => Object.fromEntries(Object.entries(proposal.data?.follows ?? {}).map(([key, told]) => [key, { told, value: proposal.data?.values[key] }])), [proposal.data])
  if (proposal.isError) return <FailureNote failure={failureOf(proposal.error)} />
  if (!proposal.data || !more) return <Skeleton active paragraph={{ rows: 8 }} title={false} />
  const refs: Readonly<Record<string, Referred>> = { ...known, ...more }
  return <Editor document={document} start={proposal.data.values} follows={follows} refs={refs} keptUnder={`${person.id}:${document.name}:from:${from}`} />
}
