/** The statements of the Enterprise Accounting Standards: which accounts each line adds up, said as tables (CAS 30, 31). */
import { minus, negated, plus, sum, type Decimal, type Label } from '#words'

/** A line adds accounts by the beginning of their numbers (the longest beginning that any line names has them, so that an account of a company's own is never lost), or lines above it by their keys; `-` before one takes it off. */
export type StatementLine = { readonly key: string; readonly label: Label; readonly of: readonly string[]; /** Credit balances count as positive. */ readonly credit?: true; readonly total?: true; readonly side?: 'left' | 'right' }
export type Statement = { readonly label: Label; readonly lines: readonly StatementLine[] }
/** Debit less credit of an account: what it stands at, or what went over it. */
export type AccountAmount = { readonly account: string; readonly net: Decimal }
export type StatementRow = { readonly key: string; readonly label: Label; readonly amount: Decimal; readonly total: boolean; readonly side?: 'left' | 'right'; readonly accounts: readonly string[] }

export const owned = (key: string, zh: string, en: string, ...of: readonly string[]): StatementLine => ({ key, label: [zh, en], of, side: 'left' })
export const owed = (key: string, zh: string, en: string, ...of: readonly string[]): StatementLine => ({ key, label: [zh, en], of, credit: true, side: 'right' })
export const all = (line: StatementLine): StatementLine => ({ ...line, total: true })

export const balanceSheet: Statement = {
  label: ['资产负债表', 'Balance sheet'],
  lines: [
    owned('money', '货币资金', 'Cash', '1001', '1002', '1012'), owned('notes', '应收票据', 'Notes receivable', '1121'), owned('receivables', '应收账款', 'Receivables', '1122', '1231'), owned('prepayments', '预付款项', 'Prepayments', '1123'),
    owned('other-receivables', '其他应收款', 'Other receivables', '1221'), owned('stock', '存货', 'Inventories', '1401', '140102', '1402', '1403', '1404', '1405', '1406', '1411', '1471', '5001', '5101', '1901', '5'),
    all(owned('current-assets', '流动资产合计', 'Current assets', '=money', '=notes', '=receivables', '=prepayments', '=other-receivables', '=stock')),
    owned('equity-investments', '长期股权投资', 'Long-term equity investments', '1511'), owned('fixed', '固定资产', 'Fixed assets', '1601', '1602', '1606'), owned('construction', '在建工程', 'Construction in progress', '1604'), owned('intangible', '无形资产', 'Intangible assets', '1701', '1702'), owned('development', '开发支出', 'Development expenditure', '5301'), owned('other-assets', '其他资产', 'Other assets', '1'),
    all(owned('fixed-assets', '非流动资产合计', 'Non-current assets', '=equity-investments', '=fixed', '=construction', '=intangible', '=development', '=other-assets')),
    all(owned('assets', '资产总计', 'Total assets', '=current-assets', '=fixed-assets')),
    owed('short-loans', '短期借款', 'Short-term loans', '2001'), owed('notes-payable', '应付票据', 'Notes payable', '2201'), owed('payables', '应付账款', 'Payables', '2202'), owed('advances', '预收款项', 'Advances', '2203'),
    owed('payroll', '应付职工薪酬', 'Payroll payable', '2211'), owed('taxes', '应交税费', 'Taxes payable', '2221', '2222'), owed('other-payables', '其他应付款', 'Other payables', '2241'),
    all(owed('current-liabilities', '流动负债合计', 'Current liabilities', '=short-loans', '=notes-payable', '=payables', '=advances', '=payroll', '=taxes', '=other-payables')),
    owed('long-loans', '长期借款', 'Long-term loans', '2501'), owed('other-liabilities', '其他负债', 'Other liabilities', '2'), all(owed('liabilities', '负债合计', 'Total liabilities', '=current-liabilities', '=long-loans', '=other-liabilities')),
    owed('capital', '实收资本', 'Paid-in capital', '4001'), owed('capital-reserve', '资本公积', 'Capital reserve', '4002'), owed('surplus', '盈余公积', 'Surplus reserve', '4101'),
    owed('other-equity', '其他权益', 'Other equity', '4'), owed('undistributed', '未分配利润', 'Undistributed profit', '4103', '4104', '6'), all(owed('equity', '所有者权益合计', 'Total equity', '=capital', '=capital-reserve', '=surplus', '=other-equity', '=undistributed')),
    all(owed('liabilities-and-equity', '负债和所有者权益总计', 'Total liabilities and equity', '=liabilities', '=equity')),
  ],
}

export const earned = (key: string, zh: string, en: string, ...of: readonly string[]): StatementLine => ({ key, label: [zh, en], of, credit: true })
export const spent = (key: string, zh: string, en: string, ...of: readonly string[]): StatementLine => ({ key, label: [zh, en], of })

export const incomeStatement: Statement = {
  label: ['利润表', 'Income statement'],
  lines: [
    earned('revenue', '一、营业收入', 'Operating revenue', '6001', '6051'), spent('cost', '减：营业成本', 'Operating cost', '6401', '6402'), spent('surcharges', '税金及附加', 'Taxes and surcharges', '6403'), spent('selling', '销售费用', 'Selling expenses', '6601'),
    spent('administration', '管理费用', 'Administrative expenses', '6602'), spent('research', '研发费用', 'Research expenses', '6604'), spent('financial', '财务费用', 'Financial expenses', '6603', '6061'), spent('impairment', '资产减值损失', 'Impairment losses', '6701', '6702'), earned('investment', '加：投资收益及其他收益', 'Investment and other income', '6101', '6111', '6115', '6117'),
    all(earned('operating-profit', '二、营业利润', 'Operating profit', '=revenue', '-=cost', '-=surcharges', '-=selling', '-=administration', '-=research', '-=financial', '-=impairment', '=investment')),
    earned('other-income', '加：营业外收入', 'Non-operating income', '6'), spent('other-expense', '减：营业外支出', 'Non-operating expenses', '6711'),
    all(earned('total-profit', '三、利润总额', 'Total profit', '=operating-profit', '=other-income', '-=other-expense')),
    spent('income-tax', '减：所得税费用', 'Income tax expense', '6801'), all(earned('net-profit', '四、净利润', 'Net profit', '=total-profit', '-=income-tax')),
  ],
}

/** Each line with its amount; an account is told under the longest beginning that some line names. */
export function drawn({ lines }: Statement, accounts: readonly AccountAmount[]): readonly StatementRow[] {
  const beginnings = lines.flatMap(({ of }) => of).filter((one) => !one.includes('='))
  const lineOf = (account: string) => beginnings.filter((one) => account.startsWith(one)).toSorted((a, b) => b.length - a.length)[0]
  const amounts = new Map<string, Decimal>()
  return lines.map(({ key, label, of, credit, total = false, side }) => {
    const own = accounts.filter(({ account }) => of.includes(lineOf(account) ?? ''))
    const net = sum(own.map((one) => one.net))
    const added = of.filter((one) => one.includes('=')).reduce((left, one) => {
      const amount = amounts.get(one.replace(/^-?=/, '')) ?? '0'
      return one.startsWith('-') ? minus(left, amount) : plus(left, amount)
    }, '0')
    const amount = total ? added : credit ? plus(negated(net), '0') : net
    amounts.set(key, amount)
    return { key, label, amount, total, accounts: own.map(({ account }) => account), ...(side ? { side } : {}) }
  })
}
