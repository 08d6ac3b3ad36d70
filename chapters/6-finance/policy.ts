/** Chapter 6, Finance: the written policy, clause by clause. */
import { policy } from '#declare'

export const financePolicy = policy(6, ['财务管理', 'Finance'], {
  '6.1': ['预算管理', 'Budget management'],
  '6.2': ['成本费用管理', 'Costs and expenses'],
  '6.3': ['资金管理', 'Fund management'],
}, {
  '6.1.1': {
    title: ['预算编制', 'Budgeting'],
    text: [
      '每年年末，各部门以目标和运营计划为据编报下一年度的收入、成本和费用预算，财务部门审核后并成公司预算草案。',
      "At year's end each department budgets revenue, cost and expense of the coming year from its goals and plan; finance reviews the budgets and joins them into one draft.",
    ],
    kind: 'must', owner: 'budget-accountant', rhythm: 'yearly', process: 'budgeting',
    records: ['budget-version', 'department-budget', 'budget-line'],
    measures: ['budgets-on-time'],
    proof: ['各部门预算均已报送、审核，并汇成一份草案。', "Each department's budget is in, reviewed and part of one draft."],
  },
  '6.1.2': {
    title: ['预算审批与下达', 'Budget approval and release'],
    text: [
      '预算草案由管理层审定，并在新年度开始之前分解下达到每个部门。',
      'Management decides on the draft, and the budget reaches each department before the new year begins.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'yearly', process: 'budgeting',
    records: ['resolution', 'budget-release'],
    measures: [],
    proof: ['年度开始前，批准的版本已下达到每个部门。', 'An approved version was released to every department before the year began.'],
  },
  '6.1.3': {
    title: ['预算执行与监控', 'Budget execution and monitoring'],
    text: [
      '支出在承诺之前先核对预算余额，部门不得超预算支用；财务部门每月分析偏差，超过界限的须说明原因并采取措施。',
      'Spending is checked against what is left of the budget before it is committed, and departments keep within it; each month finance studies deviations, and those past the limit are explained and acted upon.',
    ],
    kind: 'must', owner: 'budget-accountant', rhythm: 'monthly', process: 'budget-monitoring',
    records: ['commitment', 'budget-actual', 'variance-note'],
    measures: ['budget-use', 'variance'],
    proof: ['支出均在承诺前通过预算检查，超出界限的偏差都在当月作出说明。', 'Spending was checked before it was committed, and each variance past its threshold was explained in the month.'],
  },
  '6.1.4': {
    title: ['预算调整', 'Budget adjustment'],
    text: [
      '外部环境或战略变化确需改动预算的，由部门申请、财务部门审核、管理层批准，不得以其他方式改动。',
      'Where circumstances or the strategy make a change necessary, the department requests it, finance reviews it and management approves it; a budget changes in no other way.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'per-case', process: 'budget-adjustment',
    records: ['budget-adjustment'],
    measures: ['adjustments'],
    proof: ['每条预算的变动都来自一份已批准的调整单。', 'Every change of a budget line comes from an approved adjustment.'],
  },
  '6.2.1': {
    title: ['成本费用核算', 'Cost accounting'],
    text: [
      '财务部门依照国家统一的会计准则核算成本费用，凭证以真实业务为依据，账簿随时平衡，每月按期结账。',
      'Finance accounts for costs and expenses by the national accounting standards; vouchers rest on real business, the books balance at every moment, and each month closes on time.',
    ],
    kind: 'must', owner: 'accountant', rhythm: 'monthly', process: 'period-close',
    records: ['account', 'voucher', 'ledger-entry', 'fixed-asset', 'cost-allocation', 'financial-statement'],
    measures: ['days-to-close', 'unposted-documents'],
    proof: ['账簿始终借贷平衡，当月按期结账，报表与账簿相符。', 'Books balanced at every moment, the month closed in time, and statements agree with the ledger.'],
  },
  '6.2.2': {
    title: ['成本费用控制', 'Cost control'],
    text: [
      '每类费用都规定控制目标、开支标准和审批办法，报销时对照标准核验；各部门提出并落实节支措施。',
      'Each kind of expense has a goal, a standard and a way of approval, and claims are checked against the standard; departments propose savings and carry them out.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'continuous', process: 'expense-claim',
    records: ['cost-standard', 'expense-claim', 'cost-measure'],
    measures: ['cost-saving', 'claims-over-standard'],
    proof: ['每类费用都有标准，且报销时已核对。', 'Each kind of expense has a standard, and claims were checked against it.'],
  },
  '6.2.3': {
    title: ['成本费用分析与考核', 'Cost analysis and appraisal'],
    text: [
      '每月从价格、数量和结构三方面分析成本费用为何变动，提出改进办法，并将各部门的控制成效计入绩效考核。',
      'Each month price, quantity and mix explain why costs and expenses changed; remedies are proposed, and how well a department kept its costs enters its appraisal.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'monthly', process: 'cost-analysis',
    records: ['cost-analysis', 'cost-appraisal'],
    measures: ['cost-variance'],
    proof: ['本月有按价格、数量、结构分解的分析，结果已计入第 5.2.3 条的考核。', 'The month has an analysis by price, quantity and mix, and its result entered the appraisal of 5.2.3.'],
  },
  '6.3.1': {
    title: ['资金预算编制', 'Cash budget'],
    text: [
      '资金主管每月结合年度预算以及在手订单、发票、薪酬和借款滚动预测资金收支，保证头寸平衡、支付安全。',
      'From the yearly budget and from orders, invoices, payroll and loans the treasurer rolls the cash forecast every month, so that money in and out stays balanced and payments are safe.',
    ],
    kind: 'must', owner: 'treasurer', rhythm: 'monthly', process: 'cash-planning',
    records: ['cash-budget', 'cash-forecast'],
    measures: ['forecast-error'],
    proof: ['本月有由订单、发票、薪酬和借款滚动得出并获批准的资金预测。', 'The month has an approved rolling forecast made from orders, invoices, payroll and loans.'],
  },
  '6.3.2': {
    title: ['资金筹集与使用', 'Raising and using funds'],
    text: [
      '筹资先比较来源、期限和成本，保持合理的结构；资金只能在批准的计划、用途和权限之内使用。',
      'Funds are raised after comparing sources, terms and cost, in a sound structure; they are used only within plan, purpose and authority.',
    ],
    kind: 'must', owner: 'treasurer', rhythm: 'per-case', process: 'funding',
    records: ['funding-plan', 'loan', 'payment-request', 'bank-account'],
    measures: ['cost-of-capital', 'off-purpose-use'],
    proof: ['每笔付款都在计划、用途和权限之内；每笔借款都在比较成本后批准。', 'Each payment lay within plan, purpose and authority; each loan was approved with its cost compared.'],
  },
  '6.3.3': {
    title: ['资金监控与风险防范', 'Fund monitoring and risk'],
    text: [
      '对各账户的资金变动随时监看，按月与银行对账；设置预警指标，触发后由责任人限时查明并处理。',
      'Movements on all accounts are watched as they happen and reconciled with the bank each month; warning indicators are set, and the owner of one that fires finds the cause and acts in time.',
    ],
    kind: 'must', owner: 'treasurer', rhythm: 'continuous', process: 'fund-alert',
    records: ['bank-statement', 'bank-reconciliation', 'fund-alert'],
    measures: ['liquidity-days', 'unreconciled-items'],
    proof: ['各账户均已按月对账，每次预警都在时限内处理。', 'Accounts were reconciled monthly, and every alert was handled in time.'],
  },
})
