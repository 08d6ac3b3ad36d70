/** A value of a field as text on paper. */
import { isNothing, type FieldMeta } from '#declare'
import type { Refs } from '#read'
import { grouped, inLanguage, minuteText, percent, type Language } from '#words'
import { word } from './words.ts'

export type Speaking = { readonly language: Language; readonly zone: string; readonly refs: Refs }

export function textOf({ kind, places, options }: FieldMeta, value: unknown, { language, zone, refs }: Speaking): string {
  if (isNothing(value)) return ''
  const said = String(value)
  switch (kind) {
    case 'money': return grouped(said, Math.min(places ?? 2, 2))
    case 'quantity': return grouped(said)
    case 'rate': return percent(said)
    case 'flag': return word(value === true ? 'yes' : 'no', language)
    case 'instant': return minuteText(said, zone)
    case 'choice': { const label = options?.[said]; return label ? inLanguage(label, language) : said }
    case 'ref': case 'line': return nameOf(said, refs)
    default: return said
  }
}

/** What an id is called, its code beside its name; a line by its document and place. Nothing where the reader may not see it. */
export function nameOf(id: string, refs: Refs): string {
  const found = refs[id]
  if (!found) return '—'
  if (found.line !== undefined) return `${found.number} #${found.line}`
  return found.title || found.number
}
