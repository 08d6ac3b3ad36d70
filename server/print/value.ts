/** A value of a field as text on paper. */
import { isNothing, type FieldMeta, type Plan } from '#declare'
import type { Refs } from '#read'
import { grouped, inLanguage, minuteText, percent, type Label, type Language } from '#words'
import { word } from './words.ts'

export type Speaking = { readonly plan: Plan; readonly language: Language; readonly zone: string; readonly refs: Refs }

export function textOf({ key, kind, places, options, blank }: FieldMeta, value: unknown, { plan, language, zone, refs }: Speaking, coded = false): string {
  if (isNothing(value)) return blank ? inLanguage(blank, language) : ''
  const said = String(value)
  switch (kind) {
    case 'money': return grouped(said, Math.min(places ?? 2, 2))
    case 'quantity': return grouped(said)
    case 'rate': return percent(said)
    case 'flag': return word(value === true ? 'yes' : 'no', language)
    case 'instant': return minuteText(said, zone)
    case 'choice': { const label = options?.[said]; return label ? inLanguage(label, language) : said }
    case 'ref': case 'line': return nameOf(said, refs, language, coded)
    case 'text': { const label = codeLabel(plan, key, said); return label ? inLanguage(label, language) : said }
    default: return said
  }
}

/** What a code is called that the house itself gave out, as on the screens. */
function codeLabel({ roles, documents, clauses }: Plan, key: string, code: string): Label | undefined {
  if (/^role$|Role$/.test(key)) return roles.get(code)?.label
  if (key === 'document') return documents.get(code)?.label
  const clause = key === 'clause' || key === 'bound' ? clauses.get(code)?.title : undefined
  return clause && [`${code} ${clause[0]}`, `${code} ${clause[1]}`]
}

/** What an id is called in the language of the paper, with its code where two things may share a name; a line by its document and place. Nothing where the reader may not see it. */
export function nameOf(id: string, refs: Refs, language: Language, coded = false): string {
  const found = refs[id]
  if (!found) return '—'
  const title = (language === 'en' && found.en) || found.title
  if (found.line !== undefined) return `${found.number} #${found.line}`
  return coded && title && title !== found.number ? `${title}  ${found.number}` : title || found.number
}
