/** Who reads what moves in the store, and who writes it. */
import { accountant, financeManager, generalManager, internalAuditor, operationsDirector, planner, procurementManager, rdManager, warehouseKeeper, warehouseManager } from '#commons'
import { all } from '#declare'
import { isPositive, refuse, type Decimal, type Refusal } from '#words'

export const storeReaders = all(warehouseKeeper, warehouseManager, planner, procurementManager, rdManager, operationsDirector, accountant, financeManager, generalManager, internalAuditor)
export const keepers = [warehouseKeeper, warehouseManager] as const

/** 4.3.1: nothing moves by nothing, or backwards. */
export function moving(row: { readonly lines: readonly { readonly quantity: Decimal }[] }, field = 'lines'): Refusal | undefined {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  return at < 0 ? undefined : refuse('数量须大于零', 'The quantity must be above zero', `${field}.${at}.quantity`)
}
