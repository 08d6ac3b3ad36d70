/** The company's departments as a tree, each with its head and, once opened, its people; the list of departments says the same in rows. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Refs, Row } from '../client/documents.ts'
import { everyQuery } from '../client/every.ts'
import { useDocument, useHouse } from '../client/house.ts'
import { titleOf } from '../client/names.ts'
import { LinkButton } from '../draw/link-button.tsx'
import { Card, Empty, Page } from '../draw/page.tsx'
import { RefLink } from '../draw/value.tsx'
import { Tree } from '../picture/tree.tsx'
import { treeOf } from '../picture/tree.ts'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { usePictureWords } from '../words/pictures.ts'

export function Organisation() {
  const { t } = usePictureWords()
  const { directory: { department: departments } } = useHouse()
  const known = useDocument(departments)
  const { data, error, isPending } = useQuery({ ...everyQuery(departments, { state: 'active' }), enabled: known !== undefined })
  if (!known) return <NoSuchPage />
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const branches = treeOf(data.rows, ({ id }) => id, (row) => row['parent'] as string | null)
  return (
    <Page wide title={t('picture.organisation')} actions={<LinkButton to="/documents/$type" params={{ type: departments }} search={{}}>{t('picture.as-list')}</LinkButton>}>
      <Card>{branches.length === 0 ? <Empty>{t('picture.no-departments')}</Empty> : <Tree label={t('picture.organisation')} branches={branches} isOpenAtFirst={({ level }) => level === 1} box={({ of }) => <Department row={of} refs={data.refs} />} leaves={({ of }) => <People department={of.id} />} />}</Card>
    </Page>
  )
}

function Department({ row, refs }: { row: Row; refs: Refs }) {
  const head = row['head'] as string | null
  const { directory } = useHouse()
  const document = useDocument(directory.department)
  return (
    <>
      <Link to="/documents/$type/$id" params={{ type: directory.department, id: row.id }} search={{}}><b>{titleOf(document, row)}</b></Link>
      {head && <small><RefLink id={head} to={directory.person} refs={refs} /></small>}
    </>
  )
}

/** Asked for once its department is opened: a company may have thousands. */
function People({ department }: { department: string }) {
  const { directory: { person } } = useHouse()
  const document = useDocument(person)
  const { data } = useQuery(everyQuery(person, { department, state: 'active' }))
  if (!data || data.rows.length === 0) return null
  return <ul className="people">{data.rows.map((row) => <li key={row.id}><Link to="/documents/$type/$id" params={{ type: person, id: row.id }} search={{}}>{titleOf(document, row)}</Link></li>)}</ul>
}
