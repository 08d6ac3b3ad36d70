/** What belongs to a secret class bears its reader's name across the page, so that a photograph of it tells who took it. */
import type { ReactNode } from 'react'
import type { DocumentMeta } from '#declare'
import { useSession } from '../client/session.ts'
import { instantText } from './moment.ts'

export function Secret({ of, children }: { of: Pick<DocumentMeta, 'secret'>; children: ReactNode }) {
  const { person } = useSession()
  if (!of.secret) return <>{children}</>
  return <div className="secret">{children}<div className="watermark" aria-hidden style={{ backgroundImage: `url("${drawn(`${person.name} ${instantText(new Date().toISOString()).slice(0, 10)}`)}")` }} /></div>
}

/** The name aslant on a tile of its own, in a grey that is seen by day and by night. */
const drawn = (name: string): string => {
  const said = name.replace(/[<>&"']/g, '')
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="280" height="170"><text x="140" y="90" text-anchor="middle" transform="rotate(-24 140 85)" font-size="15" fill="#888" fill-opacity=".2">${said}</text></svg>`)}`
}
