/** Chapter 7, Information and communication: the written policy, clause by clause. */
import { policy } from '#declare'

export const informationPolicy = policy(7, ['信息与沟通', 'Information and communication'], {
  '7.1': ['信息系统', 'Information systems'],
  '7.2': ['数据管理', 'Data'],
  '7.3': ['沟通与保密', 'Communication and confidentiality'],
}, {
  '7.1.1': {
    title: ['信息系统规划', 'Information-system plan'],
    text: [
      '按业务需要编制信息系统规划，明确模块、架构与进度。',
      'Information systems are planned from business needs: modules, architecture, progress.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'yearly', process: 'it-planning',
    records: ['system-plan', 'application-portfolio'],
    measures: [],
    proof: ['有回应业务需求的年度批准规划。', 'An approved plan of the year answers the needs stated.'],
  },
  '7.1.2': {
    title: ['信息系统选型与采购', 'Selection and purchase'],
    text: [
      '通过招标或谈判选定系统与供应商并签订合同。',
      'Tender or negotiation picks system and vendor, and a contract is signed.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'per-case', process: 'sourcing',
    records: ['selection', 'vendor-comparison', 'contract'],
    measures: [],
    proof: ['有评分比较并签订合同。', 'There is a scored comparison and a signed contract.'],
  },
  '7.1.3': {
    title: ['信息系统实施与上线', 'Implementation and go-live'],
    text: [
      '组织系统安装调试、人员培训与上线。',
      'Systems are installed and tuned, people trained, and the whole brought live.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'per-case', process: 'it-implementation',
    records: ['implementation-project', 'acceptance', 'go-live'],
    measures: ['go-live-on-time'],
    proof: ['验收测试与培训完成后方可上线。', 'Acceptance tests and training came before go-live.'],
  },
  '7.1.4': {
    title: ['信息系统维护与优化', 'Maintenance and optimisation'],
    text: [
      '维护系统稳定运行与数据安全，处理故障和用户反馈并持续优化。',
      'Systems run stably with safe data; faults and feedback are handled and lead to improvement.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'continuous', process: 'it-service',
    records: ['incident', 'change-request', 'maintenance-plan', 'configuration-item'],
    measures: ['mttr', 'availability', 'change-success'],
    proof: ['故障在级别时限内处理，变更先批准后实施。', 'Incidents stayed within their level, and changes were approved before they ran.'],
  },
  '7.2.1': {
    title: ['数据收集与整理', 'Data collection'],
    text: [
      '明确各部门数据收集责任，建立数据仓库。',
      'Each department\'s duty to collect data is set, and a warehouse holds it.',
    ],
    kind: 'must', owner: 'data-manager', rhythm: 'continuous', process: 'data-governance',
    records: ['data-standard', 'data-asset', 'collection-duty', 'data-quality-issue'],
    measures: ['data-quality-score', 'timeliness'],
    proof: ['每项数据有责任人与规则，质量按日检查。', 'Each data asset has an owner and rules, and its quality is checked daily.'],
  },
  '7.2.2': {
    title: ['数据存储与安全', 'Data storage and safety'],
    text: [
      '以加密、访问控制、备份与恢复防止数据泄露和丢失。',
      'Encryption, access control, backup and recovery guard against leak and loss.',
    ],
    kind: 'must', owner: 'data-manager', rhythm: 'continuous', process: 'data-protection',
    records: ['backup', 'restore-drill', 'access-review', 'encryption-key'],
    measures: ['backup-age', 'restore-time'],
    proof: ['备份按期完成，季度内有恢复演练，权限经复核。', 'A backup lies in its window, a restore was proven in the quarter, access was reviewed.'],
  },
  '7.2.3': {
    title: ['数据分析与利用', 'Data analysis and use'],
    text: [
      '深入分析数据服务决策，定期发布报告。',
      'Data is analysed in depth to serve decisions, and reports are published regularly.',
    ],
    kind: 'must', owner: 'data-manager', rhythm: 'monthly', process: 'data-report',
    records: ['dataset', 'dashboard', 'analysis-report'],
    measures: ['reports-published', 'reports-read'],
    proof: ['当月报告已发布给所服务的部门。', 'The month\'s reports reached the departments they serve.'],
  },
  '7.3.1': {
    title: ['建立信息沟通机制', 'Communication channels'],
    text: [
      '通过邮件、消息和会议及时把信息传达到相关人员。',
      'Mail, messages and meetings carry information in time to those it concerns.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', process: 'communication',
    records: ['announcement', 'message', 'meeting', 'minutes', 'action-item'],
    measures: ['delivery-rate', 'action-items-overdue'],
    proof: ['公告有阅读确认，会议决定有责任人与期限。', 'Announcements are confirmed by their readers; each meeting decision has an owner and a date.'],
  },
  '7.3.2': {
    title: ['信息共享平台建设', 'Sharing platform'],
    text: [
      '建设共享平台，各部门按权限发布和查阅信息。',
      'One platform keeps and shares information; departments publish and read by right.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', process: 'document-publishing',
    records: ['space', 'page', 'shared-file'],
    measures: ['active-readers', 'stale-pages'],
    proof: ['有权者能找到，无权者看不到。', 'Those entitled find what was published, and nobody else does.'],
  },
  '7.3.3': {
    title: ['信息保密管理', 'Confidentiality'],
    text: [
      '界定保密范围与责任，防止泄密。',
      'Scope and duty of secrecy are set, and secrets do not leak.',
    ],
    kind: 'must', owner: 'security-administrator', rhythm: 'continuous', process: 'confidentiality',
    records: ['secrecy-list', 'confidentiality-agreement', 'secret-access', 'leak-incident'],
    measures: ['unauthorised-attempts'],
    proof: ['每份记录有密级，每次查阅涉密内容有日志。', 'Each record has a level, and each reading of a secret is logged.'],
  },
})
