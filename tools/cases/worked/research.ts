/** For cases alone, no paper of the house takes development up yet. Research and development: research is expense; development is capitalised once its gate is passed and the conditions are met (CAS 6, articles 7 to 9). */
import { sum, type Day, type Decimal } from '#words'

export type Spent = { readonly date: Day; readonly amount: Decimal; readonly meetsConditions: boolean }
export type Development = { readonly expensed: Decimal; readonly capitalised: Decimal }

/** What is spent on the day of the gate is spent after it. */
export function developed(spent: readonly Spent[], gatePassed: Day | undefined): Development {
  const builds = ({ date, meetsConditions }: Spent) => meetsConditions && gatePassed !== undefined && date >= gatePassed
  return { expensed: sum(spent.filter((one) => !builds(one)).map(({ amount }) => amount)), capitalised: sum(spent.filter(builds).map(({ amount }) => amount)) }
}
