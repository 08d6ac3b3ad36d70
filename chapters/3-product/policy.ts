/** Chapter 3, Products and services: the written policy, clause by clause. */
import { policy } from '#declare'

export const productPolicy = policy(3, ['产品与服务管理', 'Products and services'], {
  '3.1': ['产品研发', 'Product development'],
  '3.2': ['市场与售后', 'Market and after-sales'],
  '3.3': ['服务质量', 'Service quality'],
}, {
  '3.1.1': {
    title: ['产品研发立项', 'Product initiation'],
    text: [
      '市场部门提出产品功能、性能与目标市场需求，研发部门评估可行性并出具立项报告。',
      'Marketing proposes functions, performance and market; research and development judges feasibility and reports before a project begins.',
    ],
    kind: 'must', owner: 'rd-manager', rhythm: 'per-case', process: 'product-initiation',
    records: ['initiation-request', 'feasibility-study', 'initiation-report'],
    measures: ['initiation-lead-time', 'approval-rate'],
    proof: ['未经批准立项报告的研发项目不得启动。', 'No development project exists without an approved initiation report.'],
  },
  '3.1.2': {
    title: ['产品研发项目管理', 'Development project management'],
    text: [
      '研发项目有分阶段计划、任务和责任人，定期召开例会并及时解决问题。',
      'A development project runs on a plan of stages, tasks and people; it meets regularly and settles problems in time.',
    ],
    kind: 'must', owner: 'project-manager', rhythm: 'continuous', process: 'development-project',
    records: ['project', 'milestone', 'project-task', 'meeting-minutes', 'project-issue', 'project-risk'],
    measures: ['schedule-variance', 'cost-variance', 'issues-overdue'],
    proof: ['在研项目均有基线计划、按期例会，逾期问题均已上报。', 'Each running project has a baseline and its meetings, and no overdue issue went without escalation.'],
  },
  '3.1.3': {
    title: ['产品测试与验证', 'Testing and verification'],
    text: [
      '产品须通过功能、性能和安全测试，相关部门参与验证并据此改进。',
      'Function, performance and safety are tested by the departments concerned, and the product is improved by what they find.',
    ],
    kind: 'must', owner: 'qa-manager', rhythm: 'per-case', process: 'product-verification',
    records: ['test-plan', 'test-case', 'test-run', 'defect'],
    measures: ['pass-rate', 'defect-escape', 'requirement-coverage'],
    proof: ['待发布版本完成三类测试，阻断性缺陷全部关闭并复测。', 'All three kinds ran on the release candidate; each blocking defect was closed and retested.'],
  },
  '3.1.4': {
    title: ['产品上线发布', 'Release'],
    text: [
      '测试通过后制定上线方案，明确时间、范围和宣传安排，各部门协同实施。',
      'After the tests a release plan fixes date, scope and publicity, and the departments carry it out together.',
    ],
    kind: 'must', owner: 'product-manager', rhythm: 'per-case', process: 'product-release',
    records: ['release-plan', 'release-checklist', 'release'],
    measures: ['release-on-time'],
    proof: ['测试结论成立且各部门检查单签署完毕后方可发布。', 'A release followed only on passed tests and on every department\'s signed checklist.'],
  },
  '3.2.1': {
    title: ['产品市场推广', 'Promotion'],
    text: [
      '制定含广告、促销和公关活动的推广方案，提升产品知名度与销量。',
      'A promotion plan of advertising, offers and public relations lifts awareness and sales.',
    ],
    kind: 'must', owner: 'marketing-manager', rhythm: 'per-case', process: 'campaign',
    records: ['campaign', 'promotion', 'campaign-result'],
    measures: ['lead-cost', 'return-on-campaign'],
    proof: ['每项推广活动有预算、目标和实测结果。', 'Each campaign has a budget, a goal and a measured result.'],
  },
  '3.2.2': {
    title: ['产品销售与售后服务', 'Sales and after-sales'],
    text: [
      '以系统管理客户关系，提供维修、保养与技术支持，使客户满意。',
      'Customer relations are kept in a system; repair, maintenance and support are given so that customers are content.',
    ],
    kind: 'must', owner: 'sales-manager', rhythm: 'continuous', process: 'order-to-cash',
    records: ['customer', 'lead', 'opportunity', 'quotation', 'sales-order', 'delivery', 'sales-invoice', 'receipt', 'service-ticket', 'repair-order', 'warranty'],
    measures: ['win-rate', 'on-time-delivery', 'receivable-days', 'first-response-time', 'first-time-fix'],
    proof: ['订单贯通交付、开票与收款，服务请求在标准时限内响应。', 'Orders run through to delivery, invoice and receipt; requests are answered within their standard.'],
  },
  '3.2.3': {
    title: ['产品评估与改进', 'Product evaluation and improvement'],
    text: [
      '每季度依据市场表现和客户反馈评估在售产品，并提出改进。',
      'Products on sale are judged every quarter by market results and feedback, and improvements are proposed.',
    ],
    kind: 'must', owner: 'product-manager', rhythm: 'quarterly', process: 'product-evaluation',
    records: ['product-evaluation', 'improvement-proposal'],
    measures: ['proposals-implemented'],
    proof: ['每个在售产品本季度均有评估，改进建议均有结论。', 'Each product was evaluated in the quarter and each proposal decided.'],
  },
  '3.3.1': {
    title: ['服务标准制定', 'Service standards'],
    text: [
      '制定服务标准，明确各项服务的流程、规范和质量要求。',
      'Service standards write down flow, manner and quality of each service.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'yearly', process: 'service-standard',
    records: ['service-standard', 'service-level'],
    measures: [],
    proof: ['每项服务都有现行标准，且水平可以衡量。', 'Each service has a standard in force with measurable levels.'],
  },
  '3.3.2': {
    title: ['服务过程监控', 'Monitoring of service'],
    text: [
      '通过客户反馈与服务记录实时监控服务过程，及时发现并处理问题。',
      'Service is watched as it happens through feedback and records, and problems are found and settled.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'continuous', process: 'service-request',
    records: ['service-record', 'customer-feedback', 'service-alarm'],
    measures: ['sla-attainment', 'alarms-open'],
    proof: ['每次超标都产生告警并已处理。', 'Each breach raised an alarm that was handled.'],
  },
  '3.3.3': {
    title: ['服务质量评估', 'Assessment of service'],
    text: [
      '每季度开展满意度调查与质量评分，对部门和个人进行考核。',
      'Satisfaction surveys and quality scores rate departments and people every quarter.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'quarterly', process: 'service-assessment',
    records: ['satisfaction-survey', 'service-assessment'],
    measures: ['csat', 'nps', 'quality-score'],
    proof: ['每个服务团队本季度有调查和评分结果。', 'Each service team has a survey and a score for the quarter.'],
  },
  '3.3.4': {
    title: ['服务改进措施', 'Service improvement'],
    text: [
      '针对评估结果制定改进措施，持续提高服务质量。',
      'Measures answer what the assessment found, so that service keeps getting better.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'quarterly', process: 'improvement',
    records: ['improvement-measure'],
    measures: ['measures-closed', 'score-lift'],
    proof: ['低于标准的项目均有措施、责任人、期限并验证成效。', 'Each score below standard has a measure with owner, date and verified effect.'],
  },
})
