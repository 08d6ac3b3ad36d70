/** What pictures say, in English. */
import type { pictureZh } from './picture-zh.ts'

export const pictureEn: Readonly<Record<keyof typeof pictureZh, string>> = {
  'picture.relations': 'What hangs together with {number}',
  'picture.alone': 'Nothing led to this document and nothing came of it yet.',
  'picture.more': '{n} more',
  'picture.first': 'The first {n} of {all}',
  'picture.chart': 'Bar chart: {what}, {n} bars; every number stands in the table below',
  'picture.organisation': 'Organisation chart',
  'picture.as-list': 'As a list',
  'picture.no-departments': 'There is no department yet.',
}
