/** The statements of the Accounting Standards for Small Enterprises (财会〔2011〕17号, annex). */
import { all, earned, owed, owned, spent, type Statement } from './statements.ts'

export const smallBalanceSheet: Statement = {
  label: ['资产负债表', 'Balance sheet'],
  lines: [
    owned('money', '货币资金', 'Cash', '1001', '1002', '1012'), owned('short-investments', '短期投资', 'Short-term investments', '1101'), owned('notes', '应收票据', 'Notes receivable', '1121'), owned('receivables', '应收账款', 'Receivables', '1122'),
    owned('prepayments', '预付账款', 'Prepayments', '1123'), owned('due-income', '应收股利与应收利息', 'Dividends and interest due', '1131', '1132'), owned('other-receivables', '其他应收款', 'Other receivables', '1221'), owned('stock', '存货', 'Inventories', '14', '1901', '4'),
    all(owned('current-assets', '流动资产合计', 'Current assets', '=money', '=short-investments', '=notes', '=receivables', '=prepayments', '=due-income', '=other-receivables', '=stock')),
    owned('long-investments', '长期投资', 'Long-term investments', '1501', '1511'), owned('fixed', '固定资产账面价值', 'Fixed assets, net', '1601', '1602', '1606'), owned('construction', '在建工程与工程物资', 'Construction in progress', '1604', '1605'),
    owned('intangible', '无形资产', 'Intangible assets', '1701', '1702'), owned('development', '开发支出', 'Development expenditure', '4301'), owned('deferred', '长期待摊费用', 'Long-term deferred expenses', '1801'), owned('other-assets', '其他资产', 'Other assets', '1'),
    all(owned('fixed-assets', '非流动资产合计', 'Non-current assets', '=long-investments', '=fixed', '=construction', '=intangible', '=development', '=deferred', '=other-assets')),
    all(owned('assets', '资产总计', 'Total assets', '=current-assets', '=fixed-assets')),
    owed('short-loans', '短期借款', 'Short-term loans', '2001'), owed('notes-payable', '应付票据', 'Notes payable', '2201'), owed('payables', '应付账款', 'Payables', '2202'), owed('advances', '预收账款', 'Advances', '2203'),
    owed('payroll', '应付职工薪酬', 'Payroll payable', '2211'), owed('taxes', '应交税费', 'Taxes payable', '2221'), owed('due-costs', '应付利息与应付利润', 'Interest and profit payable', '2231', '2232'), owed('other-payables', '其他应付款', 'Other payables', '2241'),
    all(owed('current-liabilities', '流动负债合计', 'Current liabilities', '=short-loans', '=notes-payable', '=payables', '=advances', '=payroll', '=taxes', '=due-costs', '=other-payables')),
    owed('long-loans', '长期借款', 'Long-term loans', '2501'), owed('long-payables', '长期应付款', 'Long-term payables', '2701'), owed('deferred-income', '递延收益', 'Deferred income', '2401'), owed('other-liabilities', '其他负债', 'Other liabilities', '2'),
    all(owed('liabilities', '负债合计', 'Total liabilities', '=current-liabilities', '=long-loans', '=long-payables', '=deferred-income', '=other-liabilities')),
    owed('capital', '实收资本', 'Paid-in capital', '3001'), owed('capital-reserve', '资本公积', 'Capital reserve', '3002'), owed('surplus', '盈余公积', 'Surplus reserve', '3101'), owed('other-equity', '其他权益', 'Other equity', '3'), owed('undistributed', '未分配利润', 'Undistributed profit', '3103', '3104', '5'),
    all(owed('equity', '所有者权益合计', 'Total equity', '=capital', '=capital-reserve', '=surplus', '=other-equity', '=undistributed')),
    all(owed('liabilities-and-equity', '负债和所有者权益总计', 'Total liabilities and equity', '=liabilities', '=equity')),
  ],
}

export const smallIncomeStatement: Statement = {
  label: ['利润表', 'Income statement'],
  lines: [
    earned('revenue', '一、营业收入', 'Operating revenue', '5001', '5051'), spent('cost', '减：营业成本', 'Operating cost', '5401', '5402'), spent('surcharges', '税金及附加', 'Taxes and surcharges', '5403'), spent('selling', '销售费用', 'Selling expenses', '5601'),
    spent('administration', '管理费用', 'Administrative expenses', '5602'), spent('financial', '财务费用', 'Financial expenses', '5603'), earned('investment', '加：投资收益', 'Investment income', '5111'),
    all(earned('operating-profit', '二、营业利润', 'Operating profit', '=revenue', '-=cost', '-=surcharges', '-=selling', '-=administration', '-=financial', '=investment')),
    earned('other-income', '加：营业外收入', 'Non-operating income', '5'), spent('other-expense', '减：营业外支出', 'Non-operating expenses', '5711'),
    all(earned('total-profit', '三、利润总额', 'Total profit', '=operating-profit', '=other-income', '-=other-expense')),
    spent('income-tax', '减：所得税费用', 'Income tax expense', '5801'), all(earned('net-profit', '四、净利润', 'Net profit', '=total-profit', '-=income-tax')),
  ],
}
