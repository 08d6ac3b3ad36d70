/** Where a document came from and what it led to. */
import { Link } from '@tanstack/react-router'
import { useHouse } from '../client/house.ts'
import { useWords, type Said } from '../words/words.tsx'
import { grouped } from './decimal.ts'
import { Empty } from './page.tsx'
import { StateTag } from './status.tsx'
import { Table, type Column } from './table.tsx'

type OneLink = { readonly document: string; readonly id: string; readonly number: string; readonly label?: Said; readonly title?: string | null; readonly state: string; readonly kind: string; readonly quantity?: string | null; readonly amount?: string | null; /** How many links away. */ readonly steps: number }
export type Linked = { readonly up: readonly OneLink[]; readonly down: readonly OneLink[]; readonly edges: readonly { readonly from: string; readonly to: string }[] }

export function Links({ links: { up, down } }: { links: Linked }) {
  const { t } = useWords()
  if (up.length + down.length === 0) return <Empty>{t('links.none')}</Empty>
  return <div className="links">{up.length > 0 && <Way title={t('links.up')} links={onceEach(up)} />}{down.length > 0 && <Way title={t('links.down')} links={onceEach(down)} />}</div>
}

/** A document that is linked in several ways stands once, with what was first fulfilled. */
const onceEach = (links: readonly OneLink[]): readonly OneLink[] => [...Map.groupBy(links, (one) => one.id).values()].flatMap((of) => of.find((one) => one.quantity || one.amount) ?? of.slice(0, 1))

function Way({ title, links }: { title: string; links: readonly OneLink[] }) {
  const { t, say } = useWords()
  const { documents } = useHouse()
  const columns: readonly Column<OneLink>[] = [
    { key: 'what', label: t('links.what'), cell: (one) => say(documents.find((document) => document.name === one.document)?.label ?? one.label) },
    { key: 'number', label: t('head.number'), cell: (one) => <Link to="/documents/$type/$id" params={{ type: one.document, id: one.number || one.id }} search={{}}>{one.title || one.number}</Link> },
    { key: 'state', label: t('head.state'), cell: (one) => <StateTag document={one.document} state={one.state} /> },
    { key: 'quantity', label: t('links.quantity'), number: true, cell: (one) => (one.quantity && !/^0*\.?0*$/.test(one.quantity) ? grouped(one.quantity) : '') },
    { key: 'amount', label: t('links.amount'), number: true, cell: (one) => (one.amount && !/^0*\.?0*$/.test(one.amount) ? grouped(one.amount, 2) : '') },
  ]
  return <section><h2>{title}</h2><Table label={title} columns={columns} rows={links} rowKey={(one, at) => `${one.id} ${one.kind} ${at}`} /></section>
}
