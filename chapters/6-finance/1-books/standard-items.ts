/** What money comes in or goes out for where its paper does not say: the standard cash-flow item of each kind of business (CAS 31). */
import { rows, type Fact, type Id } from '#declare'
import { compare, isZero, type Decimal } from '#words'
import { cashItem } from '../contract.ts'
import { moneyAccounts } from './cash-flows.ts'

/** Codes of the items that come with the house. */
const codes = {
  sales: '1101', taxesBack: '1102', otherIn: '1103', purchases: '1201', employees: '1202', taxes: '1203', otherOut: '1204', assetsSold: '2101', assets: '2201', investors: '3101', borrowed: '3102', repaid: '3201', interest: '3202',
} as const
type Business = keyof typeof codes
export type Items = readonly { readonly id: Id; readonly code: string }[]

export const standardItems = (): Fact<Items> => rows({ source: { document: cashItem.name }, where: { state: 'active', code: { in: Object.values(codes) } }, fields: { id: 'id', code: 'code' } })

/** Nothing where a company has retired the standard item. */
export const itemFor = (business: Business, items: Items): Id | undefined => items.find(({ code }) => code === codes[business])?.id

/** By the beginning of the account on the other side: for what money came, and for what it went. */
const counters: readonly (readonly [account: string, came: Business, went: Business])[] = [
  ['2211', 'employees', 'employees'], ['2221', 'taxesBack', 'taxes'], ['2001', 'borrowed', 'repaid'], ['2501', 'borrowed', 'repaid'], ['2231', 'interest', 'interest'], ['2232', 'interest', 'interest'], ['4001', 'investors', 'investors'], ['4002', 'investors', 'investors'],
  ['1601', 'assetsSold', 'assets'], ['1604', 'assetsSold', 'assets'], ['1606', 'assetsSold', 'assetsSold'], ['1701', 'assetsSold', 'assets'],
  ['1121', 'sales', 'sales'], ['1122', 'sales', 'sales'], ['2203', 'sales', 'sales'], ['6001', 'sales', 'sales'], ['6051', 'sales', 'sales'], ['14', 'purchases', 'purchases'], ['1123', 'purchases', 'purchases'], ['2201', 'purchases', 'purchases'], ['2202', 'purchases', 'purchases'], ['6401', 'purchases', 'purchases'],
  ['', 'otherIn', 'otherOut'],
]

type Line = { readonly account: string; readonly debit: Decimal; readonly credit: Decimal; readonly cashItem?: Id | undefined }
const isMoney = ({ account }: Line): boolean => moneyAccounts.some((one) => account.startsWith(one))

/** The lines of a voucher, those of money with the item of the largest line on the other side; what moves between accounts of money is no flow. */
export function named<L extends Line>(lines: readonly L[], items: Items): readonly L[] {
  const largest = (side: 'debit' | 'credit') => lines.filter((one) => !isMoney(one) && !isZero(one[side])).toSorted((a, b) => compare(b[side], a[side]))[0]
  return lines.map((one) => {
    const came = !isZero(one.debit)
    const other = isMoney(one) && !one.cashItem ? largest(came ? 'credit' : 'debit') : undefined
    const [, into, out] = (other && counters.find(([account]) => other.account.startsWith(account))) ?? []
    const item = into && out && itemFor(came ? into : out, items)
    return item ? { ...one, cashItem: item } : one
  })
}
