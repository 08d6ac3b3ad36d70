/** The chart of accounts after the Accounting Standards for Small Enterprises (财会〔2011〕17号, annex), and which account each role stands on. */
import { asset, contra, cost, equity, expense, income, liability, on, quantities, quantityRoles, type Account } from './chart.ts'

const accounts: readonly Account[] = [
  asset('1001', '库存现金', 'Cash on hand', true), asset('1002', '银行存款', 'Bank deposits'), asset('1012', '其他货币资金', 'Other monetary funds'), asset('1101', '短期投资', 'Short-term investments'), asset('1121', '应收票据', 'Notes receivable'), asset('1122', '应收账款', 'Accounts receivable'),
  asset('112291', '应收账款——已质押', 'Accounts receivable, pledged'), asset('112292', '应收账款——已贴现', 'Accounts receivable, discounted'), asset('1123', '预付账款', 'Prepayments'), asset('1131', '应收股利', 'Dividends due'), asset('1132', '应收利息', 'Interest due'), asset('1221', '其他应收款', 'Other receivables'),
  asset('1401', '材料采购', 'Materials in purchase'), asset('140102', '材料采购——待分摊进货费用', 'Inbound costs to be allocated'), asset('1402', '在途物资', 'Goods in transit'), asset('1403', '原材料', 'Raw materials'), asset('1404', '材料成本差异', 'Material cost variance'), asset('1405', '库存商品', 'Finished goods'),
  asset('1407', '商品进销差价', 'Retail price differences'), asset('1408', '委托加工物资', 'Materials processed by others'), asset('1411', '周转材料', 'Revolving materials'), asset('1421', '消耗性生物资产', 'Consumable biological assets'), asset('1501', '长期债券投资', 'Long-term bonds'), asset('1511', '长期股权投资', 'Long-term equity investments'),
  asset('1601', '固定资产', 'Fixed assets'), contra('1602', '累计折旧', 'Accumulated depreciation'), asset('1604', '在建工程', 'Construction in progress'), asset('1605', '工程物资', 'Construction materials'), asset('1606', '固定资产清理', 'Disposal of fixed assets'), asset('1621', '生产性生物资产', 'Productive biological assets'),
  contra('1622', '生产性生物资产累计折旧', 'Depreciation of productive biological assets'), asset('1701', '无形资产', 'Intangible assets'), contra('1702', '累计摊销', 'Accumulated amortisation'), asset('1801', '长期待摊费用', 'Long-term deferred expenses'), asset('1901', '待处理财产损溢', 'Property differences to be settled'),
  liability('2001', '短期借款', 'Short-term loans'), liability('2201', '应付票据', 'Notes payable'), liability('2202', '应付账款', 'Payables'), liability('220201', '应付账款', 'Accounts payable'), liability('220202', '应付账款——暂估', 'Payables accrued for goods received'), liability('2203', '预收账款', 'Advances from customers'),
  liability('2211', '应付职工薪酬', 'Payroll payable'), liability('2221', '应交税费', 'Taxes payable'), on('liability', 'debit')('22210101', '应交增值税——进项税额', 'VAT payable, input tax'), liability('22210104', '应交增值税——进项税额转出', 'VAT payable, input tax taken out'), liability('22210107', '应交增值税——销项税额', 'VAT payable, output tax'), on('liability', 'debit')('22210108', '应交增值税——转出未交增值税', 'VAT payable, transferred out'),
  liability('222102', '未交增值税', 'VAT unpaid'), liability('222106', '应交企业所得税', 'Income tax payable'), liability('222108', '应交城市维护建设税', 'City construction tax payable'), liability('222113', '应交教育费附加', 'Education surcharge payable'), liability('222114', '应交地方教育附加', 'Local education surcharge payable'), liability('2231', '应付利息', 'Interest payable'), liability('2232', '应付利润', 'Profit payable'), liability('2241', '其他应付款', 'Other payables'), liability('2401', '递延收益', 'Deferred income'),
  liability('2501', '长期借款', 'Long-term loans'), liability('2701', '长期应付款', 'Long-term payables'),
  equity('3001', '实收资本', 'Paid-in capital'), equity('3002', '资本公积', 'Capital reserve'), equity('3101', '盈余公积', 'Surplus reserve'), equity('3103', '本年利润', 'Profit of the year'), equity('3104', '利润分配', 'Profit distribution'),
  cost('4001', '生产成本', 'Production cost'), cost('4101', '制造费用', 'Manufacturing overhead'), cost('4301', '研发支出', 'Development expenditure'), cost('4401', '工程施工', 'Construction contracts'), cost('4403', '机械作业', 'Machine work'),
  income('5001', '主营业务收入', 'Main operating revenue'), income('5051', '其他业务收入', 'Other operating revenue'), income('5111', '投资收益', 'Investment income'), income('5301', '营业外收入', 'Non-operating income'),
  expense('5401', '主营业务成本', 'Cost of main operations'), expense('5402', '其他业务成本', 'Cost of other operations'), expense('5403', '税金及附加', 'Taxes and surcharges'), expense('5601', '销售费用', 'Selling expenses'), expense('5602', '管理费用', 'Administrative expenses'), expense('560201', '管理费用——研究费用', 'Administrative expenses, research'),
  expense('5603', '财务费用', 'Financial expenses'), expense('560301', '财务费用——汇兑差额', 'Financial expenses, exchange differences'), expense('5711', '营业外支出', 'Non-operating expenses'), expense('5801', '所得税费用', 'Income tax expense'),
  ...quantities,
]

const map: Readonly<Record<string, string>> = {
  inventory: '1403', 'finished-goods': '1405', supplies: '1411', 'goods-received-not-invoiced': '220202', payable: '220201', prepaid: '1123', 'input-vat': '22210101', 'purchase-price-variance': '1404', freight: '140102', bank: '1002', cash: '1001',
  expense: '5602', 'research-expense': '560201', 'cost-of-sales': '5401', 'stock-difference': '1901', 'production-cost': '4001', 'non-operating-expense': '5711', 'input-vat-out': '22210104', receivable: '1122', revenue: '5001', 'output-vat': '22210107', 'vat-transferred-out': '22210108', 'vat-unpaid': '222102', 'taxes-and-surcharges': '5403', 'city-tax': '222108', 'education-surcharge': '222113', 'local-education-surcharge': '222114', 'customer-advance': '2203',
  'finance-cost': '5603', 'exchange-difference': '560301', 'profit-of-year': '3103', 'retained-earnings': '3104', 'fixed-asset': '1601', 'accumulated-depreciation': '1602', 'asset-disposal': '1606', 'opening-balance': '3104',
  ...quantityRoles, 'notes-receivable': '1121', 'pledged-receivable': '112291', 'discounted-receivable': '112292', 'short-loan': '2001', 'other-receivable': '1221', 'other-payable': '2241',
}

export const smallChart = { standard: '小企业会计准则', accounts, map } as const
