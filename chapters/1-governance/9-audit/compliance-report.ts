/** The monthly compliance report: how each clause and department stood, computed by the house, frozen when it is drawn up, issued and read. */
import { all, choice, document, instant, integer, lines, longText, ref, text, type RowOfDocument } from '#declare'
import { department, departmentHead, generalManager, internalAuditor, operationsDirector, riskManager } from '#commons'
import { auditPolicy } from '../policy.ts'

/** The nine words for how a clause stands. */
const states = {
  kept: ['已遵守', 'Kept'], late: ['迟办', 'Late'], 'not-due': ['未到期', 'Not due'], overdue: ['逾期', 'Overdue'], broken: ['违反', 'Broken'], excepted: ['例外', 'Excepted'],
  'not-applicable': ['不适用', 'Not applicable'], 'no-data': ['无数据', 'No data'], 'not-landed': ['未落地', 'Not landed'],
} as const
const counts = () => ({
  kept: integer('已遵守', 'Kept').required(), late: integer('迟办', 'Late').required(), overdue: integer('逾期', 'Overdue').required(), broken: integer('违反', 'Broken').required(), excepted: integer('例外', 'Excepted').required(),
})

const fields = {
  month: text('月份', 'Month', 7).required().unique().fixed(),
  asOf: instant('截至', 'As of').required().fixed(),
  onTime: integer('整体按时率（%）', 'On time overall (%)').because('没有到期事项时为空，不记为百分之百', 'Empty where nothing fell due; never a hundred').fixed(),
  unkept: integer('逾期或违反的条款', 'Clauses overdue or broken').fixed(),
  inAll: integer('条款总数', 'Clauses in all').fixed(),
  remarks: longText('说明', 'Remarks'),
  departments: lines('部门', 'Departments', { department: ref(department, '部门', 'Department').blank('全公司', 'Whole company').because('空着表示全公司的事项', 'Empty is what the company owes as a whole'), ...counts(), onTime: integer('按时率（%）', 'On time (%)').because('没有到期事项时为空，不记为百分之百', 'Empty where nothing fell due; never a hundred') }).fixed(),
  clauses: lines('条款', 'Clauses', { clause: text('条款', 'Clause', 20).required(), state: choice('状态', 'Status', states).required(), ...counts() }).fixed(),
}

export const complianceReportDocument = document('governance.compliance-report', {
  label: ['制度执行报告', 'Compliance report'], clause: auditPolicy.clause('9.1.2'), numbered: 'ZX-{yyyy}-{00}', fields,
  states: { drawn: ['已生成', 'Drawn up'], issued: ['已发布', 'Issued'] },
  actions: {
    issue: { label: ['发布', 'Issue'], from: 'drawn', to: 'issued', by: operationsDirector, asks: ['remarks?'] },
    read: { label: ['已阅', 'Read'], from: 'issued', to: 'issued', by: [departmentHead, generalManager, internalAuditor, riskManager] },
  },
  access: { see: all(operationsDirector, generalManager, internalAuditor, riskManager, departmentHead), edit: {} },
  list: { columns: ['number', 'month', 'asOf', 'onTime', 'unkept', 'state'], filters: ['state'], sort: '-month' },
  form: [['month', 'asOf'], ['onTime', 'unkept', 'inAll'], ['remarks'], ['departments'], ['clauses']],
})
export type ComplianceReport = RowOfDocument<typeof complianceReportDocument>
