/** The closing checklist of a month, as the period of a book reads it. */
import { mainBook } from '#declare'
import { learn } from '#read'
import type { House } from '#act'
import { closingItems, type ClosingItem } from '../../chapters/6-finance/9-month-end/checklist.ts'
import { closingFacts, type Closing } from '../../chapters/6-finance/9-month-end/closing-facts.ts'

export async function closingOf({ store, plan }: Pick<House, 'store' | 'plan'>, month: string, book: string = mainBook): Promise<readonly ClosingItem[]> {
  const { known } = await learn(store, plan, { known: closingFacts(month) }, { book })
  return closingItems(month, known as Closing)
}
