/** Chapter 7, Information: the written policy, clause by clause. */
import { policy } from '#declare'

export const informationPolicy = policy(7, ['信息管理', 'Information'], {
  '7.1': ['信息系统建设与维护', 'Building and maintaining information systems'],
  '7.2': ['数据管理', 'Data management'],
  '7.3': ['信息沟通与共享', 'Communication and sharing'],
}, {
  '7.1.1': {
    title: ['信息系统规划', 'Information-system plan'],
    text: [
      '信息部门每年从业务和管理需要出发编制系统建设规划，确定要建哪些模块、采用什么架构、分几期完成。',
      'Each year IT plans systems from what business and management need: which modules, on what architecture, in which stages.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'yearly', process: 'it-planning',
    records: ['system-plan', 'application-portfolio'],
    measures: [],
    proof: ['有回应各项业务需要并获批准的年度规划。', 'There is an approved plan of the year that answers the needs stated.'],
  },
  '7.1.2': {
    title: ['信息系统选型与采购', 'Selection and purchase'],
    text: [
      '按规划选型，经招标或谈判比较各家供应商，评分后择优签约；供应商的选择同样遵守第 4.1.1 条。',
      'Systems are chosen by the plan: vendors are compared by tender or negotiation and scored, and the best gets the contract; the rules of 4.1.1 hold here too.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'per-case', process: 'sourcing',
    records: ['selection', 'vendor-comparison', 'contract'],
    measures: [],
    proof: ['有符合第 4.1.1 条规则的评分比较，合同已签订。', 'There is a scored comparison by the rules of 4.1.1, and the contract is signed.'],
  },
  '7.1.3': {
    title: ['信息系统实施与上线', 'Implementation and go-live'],
    text: [
      '新系统装好调通后，先由使用部门验收并对使用人员进行培训，两项都完成才可切换上线。',
      'A new system is installed and tuned, accepted by those who will use it and taught to them; only then does it go live.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'per-case', process: 'it-implementation',
    records: ['implementation-project', 'acceptance', 'go-live'],
    measures: ['go-live-on-time'],
    proof: ['上线之前，验收测试和培训均已完成。', 'Acceptance tests and training were done before go-live.'],
  },
  '7.1.4': {
    title: ['信息系统维护与优化', 'Maintenance and optimisation'],
    text: [
      '信息部门按维护计划保证系统平稳运行、数据安全；故障和用户意见按级别限时处理，变更先批准后实施。',
      'IT keeps systems running and data safe to a maintenance plan; faults and feedback are handled within the time of their level, and changes are approved before they run.',
    ],
    kind: 'must', owner: 'it-manager', rhythm: 'continuous', process: 'it-service',
    records: ['incident', 'change-request', 'maintenance-plan', 'configuration-item'],
    measures: ['mttr', 'availability', 'change-success'],
    proof: ['故障均在所属级别的时限内解决，变更均先批准后实施。', 'Incidents were solved within the time of their level, and changes were approved before they ran.'],
  },
  '7.2.1': {
    title: ['数据收集与整理', 'Data collection'],
    text: [
      '每类数据都指定负责收集的部门、标准和时限，做到不迟、不错、不漏，归类后存入数据仓库。',
      'For each kind of data a department is named to collect it, by which standard and by when, so that it is neither late nor wrong nor missing; it is classified and kept in the warehouse.',
    ],
    kind: 'must', owner: 'data-manager', rhythm: 'continuous', process: 'data-governance',
    records: ['data-standard', 'data-asset', 'collection-duty', 'data-quality-issue'],
    measures: ['data-quality-score', 'timeliness'],
    proof: ['每项数据资产都有负责人和规则，质量逐日检查，数据仓库保持更新。', 'Each data asset has an owner and rules, its quality is checked daily, and the warehouse is fresh.'],
  },
  '7.2.2': {
    title: ['数据存储与安全', 'Data storage and safety'],
    text: [
      '以备份、恢复演练、权限控制和加密保护数据，防止外泄和灭失；备份按时段执行，每季度实际恢复一次，访问权限经复核。',
      'Backup, restore drills, access control and encryption guard data against leak and loss: backups run in their window, a restore is really done every quarter, and access rights are reviewed.',
    ],
    kind: 'must', owner: 'data-manager', rhythm: 'continuous', process: 'data-protection',
    records: ['backup', 'restore-drill', 'access-review', 'encryption-key'],
    measures: ['backup-age', 'restore-time'],
    proof: ['最近一次备份在规定时段之内，本季度有成功的恢复演练，访问权限已复核。', 'The latest backup lies in its window, a restore was proven in the quarter, and access was reviewed.'],
  },
  '7.2.3': {
    title: ['数据分析与利用', 'Data analysis and use'],
    text: [
      '数据部门每月深入研究业务数据并发布报告，把发现的规律和问题送到用得上的部门。',
      'Each month the data team studies the data of the business in depth and publishes reports that bring what it found to those who can use it.',
    ],
    kind: 'must', owner: 'data-manager', rhythm: 'monthly', process: 'data-report',
    records: ['dataset', 'dashboard', 'analysis-report'],
    measures: ['reports-published', 'reports-read'],
    proof: ['本月报告已发布到所服务的部门。', "The month's reports were published to the departments they serve."],
  },
  '7.3.1': {
    title: ['建立信息沟通机制', 'Communication channels'],
    text: [
      '公司规定何事用何种渠道沟通，邮件、消息或会议各有所用；通知须由应知者确认，会议的每项决定都落实到人和日期。',
      'It is laid down what is told by which channel - mail, message or meeting; those it concerns confirm a notice, and each decision of a meeting gets a person and a date.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', process: 'communication',
    records: ['announcement', 'message', 'meeting', 'minutes', 'action-item'],
    measures: ['delivery-rate', 'action-items-overdue'],
    proof: ['公告均有读者确认，会议决定都有责任人和日期。', 'Announcements were confirmed by their readers, and every meeting decision has an owner and a date.'],
  },
  '7.3.2': {
    title: ['信息共享平台建设', 'Sharing platform'],
    text: [
      '公司文件和信息集中在同一平台，各部门依权限发布与查阅；过时的内容由发布人更新或撤下。',
      'Documents and information live on one platform, where departments publish and read by right; whoever published something brings it up to date or takes it down.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', process: 'document-publishing',
    records: ['space', 'page', 'shared-file'],
    measures: ['active-readers', 'stale-pages'],
    proof: ['已发布的内容，有权的人找得到，无权的人看不到。', 'What is published is found by those entitled, and by nobody else.'],
  },
  '7.3.3': {
    title: ['信息保密管理', 'Confidentiality'],
    text: [
      '列明保密范围、密级和各岗位的保密责任；涉密内容只向确需知悉的人开放，每次查阅都留下记录，不得外泄。',
      "The scope of secrecy, its levels and each post's duty are listed; secrets open only to those who need to know, each reading leaves a trace, and none may leak.",
    ],
    kind: 'must', owner: 'security-administrator', rhythm: 'continuous', process: 'confidentiality',
    records: ['secrecy-list', 'confidentiality-agreement', 'secret-access', 'leak-incident'],
    measures: ['unauthorised-attempts'],
    proof: ['每份记录都有密级；每次查阅涉密内容都有日志并能说明理由。', 'Each record has a level; each reading of a secret is logged and can be explained.'],
  },
})
