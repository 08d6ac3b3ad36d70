/** Who reads what moves in the store, and who writes it. */
import { accountant, financeManager, generalManager, internalAuditor, operationsDirector, planner, procurementManager, rdManager, roleHolding, warehouseKeeper, warehouseManager } from '#commons'
import { all, rows, several, type Fact, type Moment } from '#declare'
import { isPositive, refuse, type Day, type Decimal, type Refusal } from '#words'
import { chosenOn, type Chosen } from '../../6-finance/contract.ts'

export const storeReaders = all(warehouseKeeper, warehouseManager, planner, procurementManager, rdManager, operationsDirector, accountant, financeManager, generalManager, internalAuditor)
export const keepers = [warehouseKeeper, warehouseManager] as const

/** 4.3.1: nothing moves by nothing, or backwards. */
export function moving(row: { readonly lines: readonly { readonly quantity: Decimal }[] }, field = 'lines'): Refusal | undefined {
  const at = row.lines.findIndex(({ quantity }) => !isPositive(quantity))
  return at < 0 ? undefined : refuse('数量须大于零', 'The quantity must be above zero', `${field}.${at}.quantity`)
}

/** What finance chose for goods moved on an earlier day, and whether the one who enters them manages the store. */
export type Lateness = { readonly chosen: readonly Chosen[]; readonly manages: readonly { readonly role: string }[] }
export const latenessOf = (_row: unknown, { today, actor }: Moment): Fact<Lateness> =>
  several({ chosen: chosenOn(today), manages: rows<{ role: string }>({ source: { document: roleHolding.name }, where: { person: actor, role: warehouseManager.role, state: 'active', from: { to: today } }, fields: { role: 'role' }, limit: 1 }) })

/** 4.3.1: what is entered late changes figures that others relied on; where finance chose so, only the warehouse manager does. */
export function inTime({ date }: { readonly date: Day }, { lateness: { chosen: [policy], manages }, today }: { readonly lateness: Lateness } & Pick<Moment, 'today'>): Refusal | undefined {
  return date < today && policy?.backDated === 'manager' && manages.length === 0 ? refuse('以前日期的出入库须由仓储主管补录', 'Goods moved on an earlier day are entered by the warehouse manager', 'date', { kind: 'forbidden', rule: 'back-dated' }) : undefined
}
