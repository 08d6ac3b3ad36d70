/** Chapter 6, Finance: the written policy, clause by clause. */
import { policy } from '#declare'

export const financePolicy = policy(6, ['财务管理', 'Finance'], {
  '6.1': ['预算管理', 'Budget'],
  '6.2': ['成本费用', 'Costs and expenses'],
  '6.3': ['资金管理', 'Funds'],
}, {
  '6.1.1': {
    title: ['预算编制', 'Budgeting'],
    text: [
      '年末各部门依据目标与计划编制下年度收入、成本与费用预算，财务审核汇总。',
      'At year\'s end departments budget revenue, cost and expense from their goals and plans; finance reviews and joins them.',
    ],
    kind: 'must', owner: 'budget-accountant', rhythm: 'yearly', process: 'budgeting',
    records: ['budget-version', 'department-budget', 'budget-line'],
    measures: ['budgets-on-time'],
    proof: ['各部门预算均已提交、审核并汇总成稿。', 'Each department\'s budget is in, reviewed and part of one draft.'],
  },
  '6.1.2': {
    title: ['预算审批与下达', 'Budget approval and release'],
    text: [
      '预算经管理层批准后下达各部门执行。',
      'Management approves the budget and releases it to the departments.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'yearly', process: 'budgeting',
    records: ['resolution', 'budget-release'],
    measures: [],
    proof: ['年度开始前，批准版本已下达各部门。', 'An approved version reached every department before the year began.'],
  },
  '6.1.3': {
    title: ['预算执行与监控', 'Budget execution and monitoring'],
    text: [
      '各部门在预算内开支，财务监控偏差并采取措施。',
      'Departments spend within their budget; finance watches deviations and acts on them.',
    ],
    kind: 'must', owner: 'budget-accountant', rhythm: 'monthly', process: 'budget-monitoring',
    records: ['commitment', 'budget-actual', 'variance-note'],
    measures: ['budget-use', 'variance'],
    proof: ['支出在发生前即校验预算，超限偏差当月说明。', 'Spending is checked before it is committed, and each deviation past its limit is explained in the month.'],
  },
  '6.1.4': {
    title: ['预算调整', 'Budget adjustment'],
    text: [
      '预算调整须提出申请，经财务审核、管理层批准。',
      'A change of budget is requested, reviewed by finance and approved by management.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'per-case', process: 'budget-adjustment',
    records: ['budget-adjustment'],
    measures: ['adjustments'],
    proof: ['预算数字只能经调整单改变。', 'No budget line changed in any other way.'],
  },
  '6.2.1': {
    title: ['成本费用核算', 'Cost accounting'],
    text: [
      '按国家会计准则真实、准确核算成本费用，按月结账。',
      'Costs and expenses are booked truly and exactly by national standards, and each month is closed.',
    ],
    kind: 'must', owner: 'accountant', rhythm: 'monthly', process: 'period-close',
    records: ['account', 'voucher', 'ledger-entry', 'fixed-asset', 'cost-allocation', 'financial-statement'],
    measures: ['days-to-close', 'unposted-documents'],
    proof: ['账簿时时平衡，按期结账，报表与账簿一致。', 'Books balance at every moment, the month closed in time, statements agree with the ledger.'],
  },
  '6.2.2': {
    title: ['成本费用控制', 'Cost control'],
    text: [
      '确定成本控制目标、原则与方法，各部门降低开支。',
      'Goals, principles and ways of cost control are set, and departments lower their spending.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'continuous', process: 'expense-claim',
    records: ['cost-standard', 'expense-claim', 'cost-measure'],
    measures: ['cost-saving', 'claims-over-standard'],
    proof: ['每类费用都有标准并在报销时校验。', 'Each kind of expense has a standard that is checked when it is claimed.'],
  },
  '6.2.3': {
    title: ['成本费用分析与考核', 'Cost analysis and appraisal'],
    text: [
      '每月分析成本费用变动原因，提出措施并考核部门。',
      'Each month the causes of change are found, measures proposed and departments appraised.',
    ],
    kind: 'must', owner: 'finance-manager', rhythm: 'monthly', process: 'cost-analysis',
    records: ['cost-analysis', 'cost-appraisal'],
    measures: ['cost-variance'],
    proof: ['月度分析区分价、量与结构因素，结果计入考核。', 'A monthly analysis splits price, quantity and mix, and its result enters the appraisal.'],
  },
  '6.3.1': {
    title: ['资金预算编制', 'Cash budget'],
    text: [
      '依据预算与业务编制资金预算，保持收支平衡与安全。',
      'From budget and business a cash budget keeps money in and out balanced and safe.',
    ],
    kind: 'must', owner: 'treasurer', rhythm: 'monthly', process: 'cash-planning',
    records: ['cash-budget', 'cash-forecast'],
    measures: ['forecast-error'],
    proof: ['每月有经批准的滚动资金预测。', 'The month has an approved rolling forecast.'],
  },
  '6.3.2': {
    title: ['资金筹集与使用', 'Raising and using funds'],
    text: [
      '合理选择筹资渠道与结构，降低成本，按用途使用资金。',
      'Funds are raised from sensible sources at low cost and used as ordained.',
    ],
    kind: 'must', owner: 'treasurer', rhythm: 'per-case', process: 'funding',
    records: ['funding-plan', 'loan', 'payment-request', 'bank-account'],
    measures: ['cost-of-capital', 'off-purpose-use'],
    proof: ['每笔付款在计划、用途与权限之内，借款经成本比较后批准。', 'Each payment lay within plan, purpose and authority; each loan was approved with its cost compared.'],
  },
  '6.3.3': {
    title: ['资金监控与风险防范', 'Fund monitoring and risk'],
    text: [
      '实时监控资金，建立预警机制，防范资金风险。',
      'Money is watched in real time, and a warning system finds and handles risks.',
    ],
    kind: 'must', owner: 'treasurer', rhythm: 'continuous', process: 'fund-alert',
    records: ['bank-statement', 'bank-reconciliation', 'fund-alert'],
    measures: ['liquidity-days', 'unreconciled-items'],
    proof: ['银行账户按月对账，每次预警均已处理。', 'Accounts were reconciled monthly, and each alert handled in time.'],
  },
})
