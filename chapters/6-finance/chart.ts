/** The chart of accounts after the Enterprise Accounting Standards, and which account each role stands on. */
import type { Label } from '#words'

type Kind = 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense' | 'goods' | 'budget'
export type Account = { readonly number: string; readonly label: Label; readonly kind: Kind; readonly side: 'debit' | 'credit'; readonly notBelowZero?: boolean }

export const on = (kind: Kind, side: 'debit' | 'credit') => (number: string, zh: string, en: string, notBelowZero = false): Account => ({ number, label: [zh, en], kind, side, ...(notBelowZero ? { notBelowZero } : {}) })
export const asset = on('asset', 'debit')
export const contra = on('asset', 'credit')
export const liability = on('liability', 'credit')
export const equity = on('equity', 'credit')
export const cost = on('cost', 'debit')
export const income = on('income', 'credit')
export const expense = on('expense', 'debit')

/** What the house counts beside money: goods in their units, budgets. The same under every standard. */
export const quantities: readonly Account[] = [
  on('goods', 'debit')('Q101', '在库（数量）', 'In store (quantity)', true), on('goods', 'debit')('Q105', '在库，允许短缺（数量）', 'In store, may be short (quantity)'), on('goods', 'debit')('Q106', '受托寄存（数量）', 'Held for its owner (quantity)', true), on('goods', 'debit')('Q102', '待检（数量）', 'Awaiting inspection (quantity)', true), on('goods', 'debit')('Q103', '不合格品（数量）', 'Rejected (quantity)', true), on('goods', 'debit')('Q104', '在制（数量）', 'In work (quantity)'),
  on('goods', 'credit')('Q201', '供应商（数量）', 'At suppliers (quantity)'), on('goods', 'debit')('Q202', '客户（数量）', 'At customers (quantity)'), on('goods', 'debit')('Q203', '盘亏与报废（数量）', 'Lost and scrapped (quantity)'), on('goods', 'credit')('Q204', '期初（数量）', 'Opening (quantity)'),
  on('budget', 'debit')('B101', '预算额度', 'Budget', true), on('budget', 'credit')('B201', '预算下达', 'Budget granted'), on('budget', 'debit')('B104', '预算额度，可超支', 'Budget that may be exceeded'), on('budget', 'debit')('B105', '预算控制线', 'Budget limit', true), on('budget', 'debit')('B106', '预算控制线，可超支', 'Budget limit that may be exceeded'), on('budget', 'credit')('B202', '预算控制线下达', 'Budget limit granted'), on('budget', 'debit')('B102', '预算占用', 'Commitment'), on('budget', 'debit')('B103', '预算执行', 'Budget used'),
]

const accounts: readonly Account[] = [
  asset('1001', '库存现金', 'Cash on hand', true), asset('1002', '银行存款', 'Bank deposits'), asset('1012', '其他货币资金', 'Other monetary funds'), asset('1121', '应收票据', 'Notes receivable'), asset('1122', '应收账款', 'Accounts receivable'), asset('112291', '应收账款——已质押', 'Accounts receivable, pledged'), asset('112292', '应收账款——已贴现', 'Accounts receivable, discounted'),
  asset('1123', '预付账款', 'Prepayments'), asset('1221', '其他应收款', 'Other receivables'), contra('1231', '坏账准备', 'Allowance for bad debts'), asset('1401', '材料采购', 'Materials in purchase'), asset('140102', '材料采购——待分摊进货费用', 'Inbound costs to be allocated'), asset('1402', '在途物资', 'Goods in transit'),
  asset('1403', '原材料', 'Raw materials'), contra('140391', '原材料——暂估冲回', 'Raw materials, estimates taken back'), asset('1404', '材料成本差异', 'Material cost variance'), asset('1405', '库存商品', 'Finished goods'), contra('140591', '库存商品——暂估冲回', 'Finished goods, estimates taken back'), asset('140592', '库存商品——不合格品', 'Finished goods, refused'), asset('1406', '发出商品', 'Goods dispatched'), asset('1411', '周转材料', 'Revolving materials'), contra('141191', '周转材料——暂估冲回', 'Revolving materials, estimates taken back'), contra('1471', '存货跌价准备', 'Provision for inventory'),
  asset('1511', '长期股权投资', 'Long-term equity investments'), asset('1601', '固定资产', 'Fixed assets'), contra('1602', '累计折旧', 'Accumulated depreciation'), asset('1606', '固定资产清理', 'Disposal of fixed assets'), asset('1604', '在建工程', 'Construction in progress'), asset('1701', '无形资产', 'Intangible assets'), contra('1702', '累计摊销', 'Accumulated amortisation'), asset('1801', '长期待摊费用', 'Long-term deferred expenses'), asset('1901', '待处理财产损溢', 'Property differences to be settled'),
  liability('2001', '短期借款', 'Short-term loans'), liability('2201', '应付票据', 'Notes payable'), liability('2202', '应付账款', 'Payables'), liability('220201', '应付账款', 'Accounts payable'), liability('220202', '应付账款——暂估', 'Payables accrued for goods received'), liability('2203', '预收账款', 'Advances from customers'),
  liability('2211', '应付职工薪酬', 'Payroll payable'), liability('2221', '应交税费', 'Taxes payable'), on('liability', 'debit')('22210101', '应交增值税——进项税额', 'VAT payable, input tax'), liability('22210104', '应交增值税——进项税额转出', 'VAT payable, input tax taken out'), liability('22210107', '应交增值税——销项税额', 'VAT payable, output tax'), on('liability', 'debit')('22210108', '应交增值税——转出未交增值税', 'VAT payable, transferred out'), liability('222102', '未交增值税', 'VAT unpaid'), liability('222106', '应交企业所得税', 'Income tax payable'), liability('222108', '应交城市维护建设税', 'City construction tax payable'), liability('222113', '应交教育费附加', 'Education surcharge payable'), liability('222114', '应交地方教育附加', 'Local education surcharge payable'), liability('2241', '其他应付款', 'Other payables'), liability('2401', '递延收益', 'Deferred income'), liability('2501', '长期借款', 'Long-term loans'),
  equity('4001', '实收资本', 'Paid-in capital'), equity('4002', '资本公积', 'Capital reserve'), equity('4101', '盈余公积', 'Surplus reserve'), equity('4103', '本年利润', 'Profit of the year'), equity('4104', '利润分配', 'Profit distribution'),
  cost('5001', '生产成本', 'Production cost'), cost('5101', '制造费用', 'Manufacturing overhead'), cost('5301', '研发支出', 'Development expenditure'),
  income('6001', '主营业务收入', 'Main operating revenue'), income('6051', '其他业务收入', 'Other operating revenue'), income('6061', '汇兑损益', 'Exchange gains and losses (of financial firms)'), income('6301', '营业外收入', 'Non-operating income'),
  expense('6401', '主营业务成本', 'Cost of main operations'), expense('6402', '其他业务成本', 'Cost of other operations'), expense('6403', '税金及附加', 'Taxes and surcharges'), expense('6601', '销售费用', 'Selling expenses'), expense('6602', '管理费用', 'Administrative expenses'), expense('6603', '财务费用', 'Financial expenses'), expense('660301', '财务费用——汇兑差额', 'Financial expenses, exchange differences'), expense('6604', '研发费用', 'Research expenses'), expense('6701', '资产减值损失', 'Impairment losses'), expense('6711', '营业外支出', 'Non-operating expenses'), expense('6801', '所得税费用', 'Income tax expense'),
  ...quantities,
]

export const quantityRoles: Readonly<Record<string, string>> = {
  store: 'Q101', consigned: 'Q106', 'open-store': 'Q105', inspection: 'Q102', rejected: 'Q103', work: 'Q104', 'supplier-goods': 'Q201', 'customer-goods': 'Q202', loss: 'Q203', 'opening-goods': 'Q204',
  budget: 'B101', 'budget-granted': 'B201', commitment: 'B102', 'open-budget': 'B104', 'budget-limit': 'B105', 'open-budget-limit': 'B106', 'budget-limit-granted': 'B202', 'budget-used': 'B103',
}

const map: Readonly<Record<string, string>> = {
  inventory: '1403', 'finished-goods': '1405', supplies: '1411', 'inventory-taken-back': '140391', 'finished-goods-taken-back': '140591', 'refused-goods': '140592', 'supplies-taken-back': '141191', 'goods-received-not-invoiced': '220202', payable: '220201', prepaid: '1123', 'input-vat': '22210101', 'purchase-price-variance': '1404', freight: '140102', bank: '1002', cash: '1001',
  expense: '6602', 'research-expense': '6604', 'cost-of-sales': '6401', 'stock-difference': '1901', 'production-cost': '5001', 'non-operating-expense': '6711', 'input-vat-out': '22210104', receivable: '1122', revenue: '6001', 'output-vat': '22210107', 'vat-transferred-out': '22210108', 'vat-unpaid': '222102', 'taxes-and-surcharges': '6403', 'city-tax': '222108', 'education-surcharge': '222113', 'local-education-surcharge': '222114', 'customer-advance': '2203', 'finance-cost': '6603', 'exchange-difference': '660301', 'profit-of-year': '4103', 'retained-earnings': '4104', 'fixed-asset': '1601', 'accumulated-depreciation': '1602', 'asset-disposal': '1606', 'opening-balance': '4104',
  ...quantityRoles, 'notes-receivable': '1121', 'pledged-receivable': '112291', 'discounted-receivable': '112292', 'short-loan': '2001', 'other-receivable': '1221', 'other-payable': '2241', 'deferred-expense': '1801', 'deferred-income': '2401', 'manufacturing-overhead': '5101', 'bad-debt-provision': '1231', 'stock-provision': '1471', 'impairment-loss': '6701',
}

export const chart = { standard: '企业会计准则', accounts, map } as const

/** What money comes in and goes out for, as the cash-flow statement of CAS 31 lists it. */
export const cashFlowItems = [
  ['1101', '销售商品、提供劳务收到的现金', 'Received from customers', 'operating'], ['1102', '收到的税费返还', 'Taxes given back', 'operating'], ['1103', '收到其他与经营活动有关的现金', 'Other operating receipts', 'operating'],
  ['1201', '购买商品、接受劳务支付的现金', 'Paid to suppliers', 'operating'], ['1202', '支付给职工以及为职工支付的现金', 'Paid to and for employees', 'operating'], ['1203', '支付的各项税费', 'Taxes paid', 'operating'], ['1204', '支付其他与经营活动有关的现金', 'Other operating payments', 'operating'],
  ['2101', '处置固定资产、无形资产和其他长期资产收回的现金净额', 'Received for long-term assets sold', 'investing'], ['2201', '购建固定资产、无形资产和其他长期资产支付的现金', 'Paid for long-term assets', 'investing'],
  ['3101', '吸收投资收到的现金', 'Received from investors', 'financing'], ['3102', '取得借款收到的现金', 'Borrowed', 'financing'], ['3201', '偿还债务支付的现金', 'Debts repaid', 'financing'], ['3202', '分配股利、利润或偿付利息支付的现金', 'Dividends and interest paid', 'financing'],
] as const
