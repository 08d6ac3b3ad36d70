/** Who approves, in words: a rule of the drawing as a person reads it. */
import { approverOf, listed, type DocumentMeta } from '#declare'
import type { HouseMeta } from '../client/house.ts'
import type { DesignWords } from '../words/design.ts'
import type { Called } from './called.ts'

type House = Pick<HouseMeta, 'rolesByCode'> & { readonly called: Called }

export const kindsOfWho = ['head', 'chain', 'role', 'person', 'position', 'group', 'field', 'starter', 'choice', 'previous-choice', 'decision', 'feel'] as const
export type KindOfWho = (typeof kindsOfWho)[number]

/** A rule half written is taken apart all the same. */
export function partsOf(said: string): { readonly kind: KindOfWho; readonly rest: string } {
  const at = said.indexOf(':')
  const kind = at < 0 ? said : said.slice(0, at)
  return { kind: kindsOfWho.find((one) => one === kind) ?? 'feel', rest: at < 0 ? '' : said.slice(at + 1) }
}

export function whoInWords(said: string, { t, say }: DesignWords, { rolesByCode, called }: House, document: DocumentMeta | undefined): string {
  const who = approverOf(said)
  const field = (key: string): string => say(document?.fields.find((one) => one.key === key)?.label) || key
  if (!who) return t('design.nobody-yet')
  switch (who.who) {
    case 'role': {
      const role = say(rolesByCode[who.code]) || who.code
      const place = who.at === undefined ? '' : who.at === 'own' ? t('who.own') : who.at === 'above' ? t('who.above') : t('who.of-field', { field: field(who.at.field) })
      return place ? `${role} · ${place}` : role
    }
    case 'head': return t('who.head-n', { n: who.level })
    case 'chain': return t('who.chain-n', { n: who.level })
    case 'field': return field(who.code)
    case 'feel': return who.expression
    case 'starter': case 'choice': case 'previous-choice': return t(`who.${who.who}`)
    default: return `${t(`who.${who.who}`)} ${called(who.who, who.code)}`
  }
}

export const allInWords = (said: string | undefined, ...rest: [DesignWords, House, DocumentMeta | undefined]): string => listed(said).map((one) => whoInWords(one, ...rest)).join(rest[0].language === 'zh' ? '、' : ', ')
