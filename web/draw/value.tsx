/** A value of a field as people read it, whatever its kind. */
import { Link } from '@tanstack/react-router'
import type { FieldMeta } from '#declare'
import type { Referred, Refs } from '../client/documents.ts'
import { useHouse } from '../client/house.ts'
import { useWords, type Words } from '../words/words.tsx'
import { codesOf } from './codes.ts'
import { grouped, percent } from './decimal.ts'
import { isNothing, isNumber } from './kinds.ts'
import { instantText } from './moment.ts'

export type Shown = Pick<FieldMeta, 'kind'> & Partial<Pick<FieldMeta, 'places' | 'options' | 'to' | 'key' | 'blank'>>

export function Value({ field, value, refs, plain = false, coded = false }: { field: Shown; value: unknown; refs?: Refs | undefined; plain?: boolean; coded?: boolean }) {
  const words = useWords()
  const house = useHouse()
  if (isNothing(value)) return <span className="nothing-yet">{words.say(field.blank) || '—'}</span>
  if (field.kind === 'ref' || field.kind === 'line') return <><RefLink id={String(value)} to={field.to} refs={refs} plain={plain} />{coded && <Code found={refs?.[String(value)]} />}</>
  if (field.kind === 'long-text') return <span className="prose">{String(value)}</span>
  if (field.kind === 'text') return <>{codesOf(field, house, words)?.get(String(value)) ?? String(value)}</>
  return <>{textOf(field, value, words, house.company.zone)}</>
}

export { isNothing, isNumber }

/** The value as plain text; references are not looked up. */
export function textOf(field: Shown, value: unknown, { say, t }: Pick<Words, 'say' | 't'>, zone?: string): string {
  if (isNothing(value)) return ''
  switch (field.kind) {
    case 'money': return grouped(String(value), Math.min(field.places ?? 2, 2))
    case 'quantity': return grouped(String(value))
    case 'integer': return String(value)
    case 'rate': return percent(String(value))
    case 'flag': return value ? t('yes') : t('no')
    case 'choice': return say(field.options?.[String(value)]) || String(value)
    case 'instant': return instantText(String(value), zone)
    case 'lines': return t('lines.count', { n: Array.isArray(value) ? value.length : 0 })
    default: return String(value)
  }
}

/** Two things may share a name: their code tells them apart. */
const Code = ({ found }: { found: Referred | undefined }) => (found?.title && found.line === undefined && found.title !== found.number ? <small className="code"> {found.number}</small> : null)

/** What an id stands for, leading there. */
export function RefLink({ id, to, refs, plain = false }: { id: string; to?: string | undefined; refs?: Refs | undefined; plain?: boolean }) {
  const { t } = useWords()
  const found = refs?.[id]
  const type = found?.document ?? to
  const text = found?.line === undefined ? refText(id, refs) : t('lines.of', { number: found.number, n: found.line })
  if (plain || !type || !found) return <span title={found?.number}>{text}</span>
  return <Link to="/documents/$type/$id" params={{ type, id: found.number || found.record || id }} search={{}} title={found.number}>{text}</Link>
}

export const refText = (id: string, refs: Refs | undefined): string => {
  const found = refs?.[id]
  return found ? found.title || found.number : `…${id.slice(-6)}`
}
