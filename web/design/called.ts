/** What people, positions and groups are called that a drawing names by their codes. */
import { useQueries } from '@tanstack/react-query'
import { approverOf, listed } from '#declare'
import { pickQuery } from '../client/documents.ts'
import { useDesignWords } from '../words/design.ts'

const kept = { person: ['commons.person', 'login'], position: ['commons.position', 'code'], group: ['commons.group', 'code'] } as const
type Kept = keyof typeof kept
const isKept = (kind: string): kind is Kept => kind in kept

/** The code itself until its name is known, or where the reader may not know it. */
export type Called = (kind: string, code: string) => string

export function useCalled(said: string | undefined): Called {
  const { language } = useDesignWords()
  const named = listed(said).flatMap((one): readonly { readonly kind: Kept; readonly code: string }[] => { const who = approverOf(one); return who && 'code' in who && isKept(who.who) ? [{ kind: who.who, code: who.code }] : [] })
  const found = useQueries({ queries: named.map(({ kind, code }) => pickQuery(kept[kind][0], code)) })
  return (kind, code) => {
    const row = isKept(kind) ? found[named.findIndex((one) => one.kind === kind && one.code === code)]?.data?.items.find((one) => one[kept[kind][1]] === code) : undefined
    const name = (language === 'en' && row?.['nameEn']) || row?.['name']
    return typeof name === 'string' ? name : code
  }
}
