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
  'picture.plan': 'Begun today, when it is through at the latest',
  'picture.plan-end': 'Through by {day}',
  'picture.step': 'Step',
  'picture.from': 'From',
  'picture.to': 'Done by',
  'picture.slack': 'Slack',
  'picture.critical': 'Critical',
  'picture.days': '{n} working days',
  'picture.today': 'Today',
  'picture.provisional': 'Holidays from {day} on are not announced; weekends and fixed holidays are counted for now.',
  'picture.risk': 'Where to look first',
  'picture.not-kept': 'Not done in time',
  'picture.fell-due': 'Times due',
  'picture.clauses': '{n}',
  'picture.risk-how': 'Counted from what fell due in the period: the further up and right, the sooner to be audited. A place opens its clauses.',
}
