/** Account roles: what an account is for; finance maps each role to an account number, so a rule never names one. */
import { accountRole, type AccountRole } from '#declare'

// Money.
export const inventory = accountRole('inventory', '原材料', 'Inventory')
export const finishedGoods = accountRole('finished-goods', '库存商品', 'Finished goods')
export const supplies = accountRole('supplies', '周转材料', 'Supplies')
export const inventoryTakenBack = accountRole('inventory-taken-back', '原材料——暂估冲回', 'Inventory, estimates taken back')
export const finishedGoodsTakenBack = accountRole('finished-goods-taken-back', '库存商品——暂估冲回', 'Finished goods, estimates taken back')
export const suppliesTakenBack = accountRole('supplies-taken-back', '周转材料——暂估冲回', 'Supplies, estimates taken back')
export const goodsReceivedNotInvoiced = accountRole('goods-received-not-invoiced', '暂估应付', 'Goods received, not invoiced')
export const payable = accountRole('payable', '应付账款', 'Payable')
export const prepaid = accountRole('prepaid', '预付账款', 'Prepaid to suppliers')
export const inputVat = accountRole('input-vat', '进项税额', 'Input VAT')
export const purchasePriceVariance = accountRole('purchase-price-variance', '采购价格差异', 'Purchase price variance')
export const freight = accountRole('freight', '采购运费', 'Inbound freight')
export const bank = accountRole('bank', '银行存款', 'Bank')
export const cash = accountRole('cash', '库存现金', 'Cash')
export const expense = accountRole('expense', '管理费用', 'Expense')
export const researchExpense = accountRole('research-expense', '研发费用', 'Research expense')
export const costOfSales = accountRole('cost-of-sales', '主营业务成本', 'Cost of sales')
export const stockDifference = accountRole('stock-difference', '待处理财产损溢', 'Stock difference to be settled')
export const productionCost = accountRole('production-cost', '生产成本', 'Production cost')
export const nonOperatingExpense = accountRole('non-operating-expense', '营业外支出', 'Non-operating expense')
export const inputVatOut = accountRole('input-vat-out', '进项税额转出', 'Input VAT taken out')
export const receivable = accountRole('receivable', '应收账款', 'Receivable')
export const notesReceivable = accountRole('notes-receivable', '应收票据', 'Notes receivable')
export const pledgedReceivable = accountRole('pledged-receivable', '已质押应收账款', 'Pledged receivable')
export const discountedReceivable = accountRole('discounted-receivable', '已贴现应收账款', 'Discounted receivable')
export const shortLoan = accountRole('short-loan', '短期借款', 'Short-term loan')
export const revenue = accountRole('revenue', '主营业务收入', 'Revenue')
export const outputVat = accountRole('output-vat', '销项税额', 'Output VAT')
export const vatTransferredOut = accountRole('vat-transferred-out', '转出未交增值税', 'VAT transferred out')
export const vatUnpaid = accountRole('vat-unpaid', '未交增值税', 'VAT unpaid')
export const taxesAndSurcharges = accountRole('taxes-and-surcharges', '税金及附加', 'Taxes and surcharges')
export const cityTax = accountRole('city-tax', '应交城市维护建设税', 'City construction tax payable')
export const educationSurcharge = accountRole('education-surcharge', '应交教育费附加', 'Education surcharge payable')
export const localEducationSurcharge = accountRole('local-education-surcharge', '应交地方教育附加', 'Local education surcharge payable')
export const customerAdvance = accountRole('customer-advance', '预收账款', 'Advance from customers')
export const financeCost = accountRole('finance-cost', '财务费用', 'Financial expense')
export const exchangeDifference = accountRole('exchange-difference', '汇兑差额', 'Exchange difference')
export const profitOfYear = accountRole('profit-of-year', '本年利润', 'Profit of the year')
export const retainedEarnings = accountRole('retained-earnings', '未分配利润', 'Retained earnings')
export const fixedAsset = accountRole('fixed-asset', '固定资产', 'Fixed asset')
export const accumulatedDepreciation = accountRole('accumulated-depreciation', '累计折旧', 'Accumulated depreciation')
export const assetDisposal = accountRole('asset-disposal', '固定资产清理', 'Disposal of fixed assets')
export const openingBalance = accountRole('opening-balance', '期初余额', 'Opening balance')
export const otherReceivable = accountRole('other-receivable', '其他应收款', 'Other receivable')
export const otherPayable = accountRole('other-payable', '其他应付款', 'Other payable')

// Goods, in the item's stock unit.
export const supplierGoods = accountRole('supplier-goods', '供应商处（数量）', 'At the supplier (quantity)')
export const store = accountRole('store', '仓库（数量）', 'In store (quantity)')
export const openStore = accountRole('open-store', '仓库，允许短缺（数量）', 'In store, may be short (quantity)')
export const consigned = accountRole('consigned', '受托寄存（数量）', 'Held for its owner (quantity)')
export const rejected = accountRole('rejected', '不合格品（数量）', 'Rejected (quantity)')
export const inspection = accountRole('inspection', '待检（数量）', 'Awaiting inspection (quantity)')
export const work = accountRole('work', '在制（数量）', 'In work (quantity)')
export const customerGoods = accountRole('customer-goods', '客户处（数量）', 'At the customer (quantity)')
export const loss = accountRole('loss', '盘亏与报废（数量）', 'Lost and scrapped (quantity)')
export const openingGoods = accountRole('opening-goods', '期初数量', 'Opening stock (quantity)')

// Budget: what may be spent, and what orders have already promised.
export const budget = accountRole('budget', '预算额度', 'Budget')
export const budgetGranted = accountRole('budget-granted', '预算下达', 'Budget granted')
export const openBudget = accountRole('open-budget', '预算额度，可超支', 'Budget that may be exceeded')
export const budgetLimit = accountRole('budget-limit', '预算控制线', 'Budget limit of a month or a group')
export const openBudgetLimit = accountRole('open-budget-limit', '预算控制线，可超支', 'Budget limit that may be exceeded')
export const budgetLimitGranted = accountRole('budget-limit-granted', '预算控制线下达', 'Budget limit granted')
export const commitment = accountRole('commitment', '预算占用', 'Commitment')
export const budgetUsed = accountRole('budget-used', '预算执行', 'Budget used')

export const accounts: readonly AccountRole[] = [
  inventory, finishedGoods, supplies, inventoryTakenBack, finishedGoodsTakenBack, suppliesTakenBack, goodsReceivedNotInvoiced, payable, prepaid, inputVat, purchasePriceVariance, freight, bank, cash, expense, researchExpense,
  costOfSales, stockDifference, productionCost, nonOperatingExpense, inputVatOut, receivable, revenue, outputVat, vatTransferredOut, vatUnpaid, taxesAndSurcharges, cityTax, educationSurcharge, localEducationSurcharge, customerAdvance, financeCost, exchangeDifference, profitOfYear, retainedEarnings, fixedAsset, accumulatedDepreciation, assetDisposal, openingBalance, supplierGoods, store, openStore, consigned, rejected, inspection, work, customerGoods, loss, openingGoods,
  notesReceivable, pledgedReceivable, discountedReceivable, shortLoan, otherReceivable, otherPayable,
  budget, budgetGranted, openBudget, budgetLimit, openBudgetLimit, budgetLimitGranted, commitment, budgetUsed,
]
