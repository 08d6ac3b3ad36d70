/** What the pages of law say, in English. */
import type { lawZh } from './law-zh.ts'

export const lawEn = {
  title: 'Law',
  rules: 'Register of rules',
  texts: 'Texts of laws',
  narrow: 'Number, name or instrument',
  number: 'Number',
  name: 'Rule',
  clauses: 'Clauses it serves',
  source: 'Source',
  article: 'Article',
  since: 'In force since',
  verified: 'How verified',
  text: 'Article read',
  'second-source': 'Two secondary sources agree; article not read',
  recall: 'Unconfirmed until the gazette is read',
  none: 'No rule fits',
  noTexts: 'No texts of laws have been imported',
  articles: 'Articles',
  basis: 'Basis in law',
  unknown: 'Not stated',
  edition: 'edition',
  notInForce: 'not in force',
  works: 'Laws',
  passages: 'Articles of law',
} as const satisfies Readonly<Record<keyof typeof lawZh, string>>
