/** Roles that people hold: the owners of the policy's clauses, and the few that the work itself needs besides. */
import { role, type Role } from '#declare'

// Owners of clauses, in the order in which the policy names them.
export const marketAnalyst = role('market-analyst', '市场分析员', 'Market analyst')
export const generalManager = role('general-manager', '总经理', 'General manager')
export const strategyTeam = role('strategy-team', '战略规划组', 'Strategy team')
export const operationsDirector = role('operations-director', '运营总监', 'Head of operations')
export const departmentHead = role('department-head', '部门负责人', 'Department head')
export const rdManager = role('rd-manager', '研发经理', 'Head of R&D')
export const projectManager = role('project-manager', '项目经理', 'Project manager')
export const qaManager = role('qa-manager', '质量经理', 'Quality manager')
export const productManager = role('product-manager', '产品经理', 'Product manager')
export const marketingManager = role('marketing-manager', '市场经理', 'Marketing manager')
export const salesManager = role('sales-manager', '销售经理', 'Sales manager')
export const serviceManager = role('service-manager', '服务经理', 'Service manager')
export const procurementManager = role('procurement-manager', '采购经理', 'Head of procurement')
export const planner = role('planner', '计划员', 'Planner')
export const buyer = role('buyer', '采购员', 'Buyer')
export const warehouseKeeper = role('warehouse-keeper', '仓管员', 'Warehouse keeper')
export const warehouseManager = role('warehouse-manager', '仓储主管', 'Warehouse manager')
export const hrManager = role('hr-manager', '人事经理', 'HR manager')
export const recruiter = role('recruiter', '招聘专员', 'Recruiter')
export const trainingManager = role('training-manager', '培训主管', 'Training manager')
export const budgetAccountant = role('budget-accountant', '预算会计', 'Budget accountant')
export const financeManager = role('finance-manager', '财务经理', 'Head of finance')
export const accountant = role('accountant', '会计', 'Accountant')
export const treasurer = role('treasurer', '资金主管', 'Treasurer')
export const itManager = role('it-manager', '信息经理', 'IT manager')
export const dataManager = role('data-manager', '数据管理员', 'Data manager')
export const securityAdministrator = role('security-administrator', '安全管理员', 'Security administrator')
export const riskManager = role('risk-manager', '风险经理', 'Risk manager')
export const internalAuditor = role('internal-auditor', '内部审计员', 'Internal auditor')

// Further roles of daily work.
export const employee = role('employee', '员工', 'Employee')
export const admin = role('admin', '系统管理员', 'Administrator')
export const qualityInspector = role('quality-inspector', '检验员', 'Quality inspector')
export const payablesAccountant = role('payables-accountant', '应付会计', 'Payables accountant')
export const cashier = role('cashier', '出纳', 'Cashier')

/** The 29 roles that own clauses. */
export const ownerRoles: readonly Role[] = [
  marketAnalyst, generalManager, strategyTeam, operationsDirector, departmentHead, rdManager, projectManager, qaManager,
  productManager, marketingManager, salesManager, serviceManager, procurementManager, planner, buyer, warehouseKeeper,
  warehouseManager, hrManager, recruiter, trainingManager, budgetAccountant, financeManager, accountant, treasurer, itManager,
  dataManager, securityAdministrator, riskManager, internalAuditor,
]

export const roles: readonly Role[] = [...ownerRoles, employee, admin, qualityInspector, payablesAccountant, cashier]
