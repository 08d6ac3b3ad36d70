/** All that led to a document and all that came of it, as a picture; the list beside it tells the same in words. */
import { Link } from '@tanstack/react-router'
import type { Row } from '../client/documents.ts'
import { useHouse, type KnownDocument } from '../client/house.ts'
import { Graph } from '../picture/graph.tsx'
import { usePictureWords } from '../words/pictures.ts'
import { useWords } from '../words/words.tsx'
import type { Linked } from './links.tsx'
import { Empty } from './page.tsx'
import { StateTag } from './status.tsx'

export function Relations({ document, row, links: { up, down, edges } }: { document: KnownDocument; row: Row; links: Linked }) {
  const { say } = useWords()
  const words = usePictureWords()
  const { documents } = useHouse()
  const known = new Map([...down, ...up].map((one) => [one.id, one]))
  const nodes = [{ id: row.id, column: 0 }, ...[...known.values()].map(({ id, steps }) => ({ id, column: up.some((one) => one.id === id) ? -steps : steps }))]
  if (known.size === 0) return <Empty>{words.t('picture.alone')}</Empty>
  return (
    <Graph label={words.t('picture.relations', { number: row.number })} nodes={nodes} edges={edges} more={(n) => words.t('picture.more', { n })} node={(id) => {
      const one = known.get(id)
      if (!one) return <span className="graph-node here" aria-current="true"><small>{say(document.label)} <StateTag document={document.name} state={row.state} /></small><b>{row.number}</b></span>
      return <Link className="graph-node" to="/documents/$type/$id" params={{ type: one.document, id: one.number || one.id }} search={{}} title={one.title ?? undefined}><small>{say(documents.find(({ name }) => name === one.document)?.label ?? one.label)} <StateTag document={one.document} state={one.state} /></small><b>{one.number || one.title}</b></Link>
    }} />
  )
}
