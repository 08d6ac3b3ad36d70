/** The authority matrix: for each kind of document, up to which amount each role approves. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listQuery, type Row } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { grouped } from '../draw/decimal.ts'
import { Card, Empty } from '../draw/page.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { Waiting } from '../shell/trouble.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { usePolicyWords } from '../words/policy.ts'

const type = 'governance.authority-limit'

export function AuthorityMatrix() {
  const words = useCockpitWords()
  const { t } = usePolicyWords()
  const { data } = useInfiniteQuery(listQuery(type, { state: 'in-force', limit: 200 }))
  if (!data) return <Waiting />
  const limits = data.pages.flatMap(({ items }) => items)
  return <Card flush title={t('binding.authority')} extra={<Link to="/documents/$type" params={{ type }} search={{}}>{limits.length}</Link>}>{limits.length === 0 ? <Empty>{words.noAuthority}</Empty> : <Matrix limits={limits} />}</Card>
}

function Matrix({ limits }: { limits: readonly Row[] }) {
  const words = useCockpitWords()
  const { t, say } = usePolicyWords()
  const { documents, rolesByCode } = useHouse()
  const roles = Object.keys(rolesByCode).filter((role) => limits.some((one) => one['role'] === role))
  const kinds = [...Map.groupBy(limits, (one) => String(one['document']))]
  const columns: readonly Column<(typeof kinds)[number]>[] = [
    { key: 'document', label: words.document, wide: true, cell: ([name]) => say(documents.find((one) => one.name === name)?.label) || name },
    ...roles.map((role): Column<(typeof kinds)[number]> => ({ key: role, number: true, label: say(rolesByCode[role]), cell: ([, of]) => of.filter((one) => one['role'] === role).map((one) => <Limit key={one.id} of={one} />) })),
  ]
  return <Table label={t('binding.authority')} columns={columns} rows={kinds} rowKey={([name]) => name} />
}

function Limit({ of }: { of: Row }) {
  const words = useCockpitWords()
  const upTo = of['upTo']
  return <Link className="figures" to="/documents/$type/$id" params={{ type, id: of.number }} search={{}} title={`${of.number} ${words.since} ${String(of['from'])}`}>{typeof upTo === 'string' ? `≤ ${grouped(upTo, 2)}` : words.without}</Link>
}
