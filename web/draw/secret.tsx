/** What belongs to a secret class bears its reader's name across the page, so that a photograph of it tells who took it. */
import { lazy, Suspense, type ReactNode } from 'react'
import type { DocumentMeta } from '#declare'

const Marked = lazy(async () => ({ default: (await import('./marked.tsx')).Marked }))

export const Secret = ({ of, children }: { of: Pick<DocumentMeta, 'secret'>; children: ReactNode }) => (of.secret ? <Suspense><Marked>{children}</Marked></Suspense> : <>{children}</>)
