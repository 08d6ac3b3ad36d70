/** The cash-flow statement by the direct method: what money came and went for, item by item (CAS 31). */
import { minus, plus, sum, type Decimal, type Label } from '#words'

/** Accounts that are money, by the beginning of their numbers. */
export const moneyAccounts = ['1001', '1002', '1012'] as const

export const cashFlowLabel: Label = ['现金流量表', 'Cash-flow statement']

export type CashItem = { readonly id: string; readonly name: string; readonly nameEn?: string | null; readonly activity: 'operating' | 'investing' | 'financing' }
type Flow = { readonly item: string | null; readonly amount: Decimal }
type Row = { readonly key: string; readonly label: Label; readonly amount: Decimal; readonly total: boolean; readonly quiet?: boolean }

const activities = {
  operating: ['经营活动产生的现金流量净额', 'Net cash from operating activities'], investing: ['投资活动产生的现金流量净额', 'Net cash from investing activities'], financing: ['筹资活动产生的现金流量净额', 'Net cash from financing activities'],
} as const satisfies Record<CashItem['activity'], Label>

/** Items by activity, each activity's net, what bears no item, the change, and money at the end. What the books were opened with within the span came before, it did not flow; what money in another currency was revalued by flowed nowhere, but changed it. */
export function cashFlowStatement(flows: readonly Flow[], items: readonly CashItem[], before: Decimal, opened: Decimal = '0', revalued: Decimal = '0'): { readonly rows: readonly Row[] } {
  const of = (item: string | null) => sum(flows.filter((flow) => flow.item === item).map(({ amount }) => amount))
  const rows = (Object.keys(activities) as CashItem['activity'][]).flatMap((activity): readonly Row[] => {
    const mine = items.filter((item) => item.activity === activity)
    return [
      ...mine.map((item): Row => ({ key: item.id, label: [item.name, item.nameEn ?? item.name], amount: of(item.id), total: false, quiet: true })),
      { key: activity, label: activities[activity], amount: sum(mine.map(({ id }) => of(id))), total: true },
    ]
  })
  const opening = plus(before, opened)
  const unnamed = minus(sum(flows.filter(({ item }) => item === null || !items.some(({ id }) => id === item)).map(({ amount }) => amount)), plus(opened, revalued))
  const net = minus(sum(flows.map(({ amount }) => amount)), opened)
  return {
    rows: [
      ...rows, { key: 'unnamed', label: ['未指定现金流量项目', 'Without a cash-flow item'], amount: unnamed, total: false, quiet: true }, { key: 'exchange', label: ['汇率变动对现金的影响', 'Effect of exchange rates on cash'], amount: revalued, total: false, quiet: true },
      { key: 'net', label: ['现金净增加额', 'Net increase in cash'], amount: net, total: true }, { key: 'opening', label: ['期初现金余额', 'Cash at the beginning'], amount: opening, total: false },
      { key: 'closing', label: ['期末现金余额', 'Cash at the end'], amount: plus(opening, net), total: true },
    ],
  }
}
