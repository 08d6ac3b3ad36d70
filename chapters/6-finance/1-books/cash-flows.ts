/** The cash-flow statement by the direct method: what money came and went for, item by item (CAS 31). */
import { isZero, plus, sum, type Decimal, type Label } from '#words'

/** Accounts that are money, by the beginning of their numbers. */
export const moneyAccounts = ['1001', '1002', '1012'] as const

export type CashItem = { readonly id: string; readonly name: string; readonly nameEn?: string | null; readonly activity: 'operating' | 'investing' | 'financing' }
type Flow = { readonly item: string | null; readonly amount: Decimal }
type Row = { readonly key: string; readonly label: Label; readonly amount: Decimal; readonly total: boolean }

const activities = {
  operating: ['经营活动产生的现金流量净额', 'Net cash from operating activities'], investing: ['投资活动产生的现金流量净额', 'Net cash from investing activities'], financing: ['筹资活动产生的现金流量净额', 'Net cash from financing activities'],
} as const satisfies Record<CashItem['activity'], Label>

/** Items by activity, each activity's net, what bears no item, the change, and money at the end. */
export function cashFlowStatement(flows: readonly Flow[], items: readonly CashItem[], opening: Decimal): { readonly label: Label; readonly rows: readonly Row[] } {
  const of = (item: string | null) => sum(flows.filter((flow) => flow.item === item).map(({ amount }) => amount))
  const rows = (Object.keys(activities) as CashItem['activity'][]).flatMap((activity): readonly Row[] => {
    const mine = items.filter((item) => item.activity === activity)
    return [
      ...mine.map((item): Row => ({ key: item.id, label: [item.name, item.nameEn ?? item.name], amount: of(item.id), total: false })).filter(({ amount }) => !isZero(amount)),
      { key: activity, label: activities[activity], amount: sum(mine.map(({ id }) => of(id))), total: true },
    ]
  })
  const unnamed = sum(flows.filter(({ item }) => item === null || !items.some(({ id }) => id === item)).map(({ amount }) => amount))
  const net = sum(flows.map(({ amount }) => amount))
  return {
    label: ['现金流量表', 'Cash-flow statement'],
    rows: [
      ...rows, ...(isZero(unnamed) ? [] : [{ key: 'unnamed', label: ['未指定现金流量项目', 'Without a cash-flow item'] as const, amount: unnamed, total: false }]),
      { key: 'net', label: ['现金净增加额', 'Net increase in cash'], amount: net, total: true }, { key: 'opening', label: ['期初现金余额', 'Cash at the beginning'], amount: opening, total: false },
      { key: 'closing', label: ['期末现金余额', 'Cash at the end'], amount: plus(opening, net), total: true },
    ],
  }
}
