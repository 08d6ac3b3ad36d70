/** What the sample company begins with: goods in their places, money, plant, and the capital behind them. */
import type { Day } from '#words'
import { items } from './goods.ts'
import type { Hall } from './hall.ts'
import type { Stage } from './stage.ts'

const places: Readonly<Record<string, string>> = { ELEC: 'RM-A-01', SENS: 'RM-A-02', CHEM: 'RM-C', PROD: 'FG-A' }

/** Balances in CNY by account number; goods stand beside them by quantity and cost. */
const balances: readonly (readonly [account: string, debit: string, credit: string])[] = [
  ['1001', '12000.00', '0'], ['1002', '4860000.00', '0'], ['1601', '3200000.00', '0'], ['1602', '0', '859116.67'], ['2001', '0', '1000000.00'], ['4001', '0', '6000000.00'],
]

export async function openBalances(stage: Stage, { item, location }: Hall, day: Day): Promise<void> {
  const accountant = await stage.as('accountant')
  const row = await accountant.make('finance.opening-balance', {
    date: day, summary: '期初建账',
    goods: items.map(({ code, group, opening, cost }) => ({ item: item.get(code), place: location.get(places[group] ?? 'RM-B-01'), quantity: String(opening), price: cost })),
    accounts: balances.map(([account, debit, credit]) => ({ account, debit, credit })),
  })
  await accountant.act('finance.opening-balance', row.id, 'post')
}
