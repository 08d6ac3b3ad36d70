/** What the page of the policy's life says, in English. */
import type { lifeZh } from './life-zh.ts'

export const lifeEn = {
  owed: 'My duties',
  owedAll: 'All {n}',
  undated: 'Day not yet set ({n})',
  undatedWhy: 'Due in the year to come; once its public holidays are announced, the working days are counted and each takes its place in the month.',
  undatedDay: 'not yet set',
  mine: 'Clauses for me to confirm',
  mineWhy: 'What edition {edition} changed or added. Once confirmed you are not asked again until they change.',
  before: 'Before',
  fresh: 'New',
  confirm: 'I know them',
  toVote: 'Votes I am asked for',
  opinions: 'Opinions and answers',
  noOpinions: 'Nobody gave an opinion',
  whole: 'The whole',
  wording: 'Wording proposed',
  answer: 'Answer',
  give: 'Give an opinion',
  until: 'opinions until {day}',
  votes: 'Votes',
  confirmed: 'Confirmed',
  of: '{done} of {all}',
  none: 'There is no version of the policy yet',
  waiting: '{n} clauses of the policy are new to you: confirm them',
  from: 'from {day}',
} as const satisfies Record<keyof typeof lifeZh, string>
