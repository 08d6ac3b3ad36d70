/** Chapters 1, 9 and 10: principles, oversight, and the life of the policy itself, clause by clause. */
import { policy } from '#declare'

export const governancePolicy = policy(1, ['总则', 'General principles'], {
  '1.3': ['基本原则', 'Principles'],
}, {
  '1.3.1': {
    title: ['合法性', 'Legality'],
    text: [
      '公司各项运营活动须符合法律法规与国家标准；系统把相关规定作为数据管理，违反者拒绝执行或须有经批准的例外。',
      'Everything the company does stays within statutes and national standards; the rules are kept as data, and an action that breaks one is refused or needs an approved exception.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['被拒绝的违规操作与经批准的例外均有记录。', 'Refused breaches and approved exceptions stand on record.'],
  },
  '1.3.2': {
    title: ['高效性', 'Efficiency'],
    text: [
      '流程以够用为度：每一步的等待、办理与返工时间均按工作时间计量，多余的环节应当指出并精简。',
      'Procedures are no longer than they need to be: waiting, handling and rework of every step are measured in working time, and steps that add nothing are named and dropped.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['流程历史中可以算出每个环节的用时。', 'Each step\'s time can be computed from the history of the processes.'],
  },
  '1.3.3': {
    title: ['规范性', 'Standardisation'],
    text: [
      '每项操作都有明确的责任岗位、权限与依据；除已声明的操作外，任何人不得改动记录。',
      'Every action names who answers for it, how far their authority goes and on what ground; nothing but a declared action changes a record.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['每一次变更都留有操作人、权限依据与条款。', 'Each change bears its person, the ground of authority and the clause.'],
  },
  '1.3.4': {
    title: ['协同性', 'Collaboration'],
    text: [
      '跨部门工作一次录入、逐级传递：前一部门的记录就是后一部门的输入，交接双方均须确认。',
      'Work that crosses departments is keyed once and handed on: one department\'s record is the next one\'s input, and both sides confirm the hand-over.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['跨部门单据之间有可追溯的关联。', 'Documents of different departments are linked and can be traced.'],
  },
})

export const auditPolicy = policy(9, ['监督与考核', 'Oversight'], {
  '9.1': ['审计、考核与评价', 'Audit, appraisal and evaluation'],
}, {
  '9.1.1': {
    title: ['内部审计与整改', 'Internal audit and rectification'],
    text: [
      '按风险安排内部审计，检查制度执行；发现的问题由他人复测后方可关闭。',
      'Internal audit checks by risk whether the policy is kept; a finding closes only after somebody else has retested it.',
    ],
    kind: 'must', owner: 'internal-auditor', rhythm: 'quarterly', process: 'internal-audit', ours: true,
    records: ['audit-plan', 'audit-finding', 'rectification'],
    measures: ['findings-overdue'],
    proof: ['计划内审计完成，问题附证据关闭。', 'Planned audits were done and findings closed with evidence.'],
  },
  '9.1.2': {
    title: ['制度执行考核', 'Appraisal of policy execution'],
    text: [
      '按月衡量各部门制度执行情况，结果计入部门考核。',
      'How well each department keeps the policy is measured monthly and enters its appraisal.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'monthly', process: 'compliance-review', ours: true,
    records: ['compliance-report'],
    measures: ['clauses-kept'],
    proof: ['当月合规报告由系统证据生成并发布。', 'The month\'s compliance report was published from the system\'s own evidence.'],
  },
  '9.1.3': {
    title: ['内部控制评价', 'Internal-control evaluation'],
    text: [
      '每年年末评价内部控制的设计与运行，四个月内出具报告。',
      'Design and operation of internal controls are evaluated at each year\'s end and reported within four months.',
    ],
    kind: 'must', owner: 'internal-auditor', rhythm: 'yearly', process: 'control-evaluation', ours: true,
    records: ['control-evaluation', 'control-deficiency'],
    measures: ['deficiencies-open'],
    proof: ['报告以年末为基准日；存在重大缺陷时不得认定有效。', 'There is a report as of 31 December, and no effective opinion while a material deficiency is open.'],
  },
})

export const revisionPolicy = policy(10, ['附则', 'Supplementary provisions'], {
  '10.1': ['制度的生命周期', 'Life of the policy'],
}, {
  '10.1.1': {
    title: ['制度制定修订与废止', 'Policy life cycle'],
    text: [
      '制度的起草、征求意见、审批、发布、知悉、修订与废止均按版本管理；解释权、生效日期与附件随版本明示。',
      'The policy is drafted, discussed, approved, published, acknowledged, revised and retired in versions; interpretation, effective date and annexes stand in each.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'yearly', process: 'policy-revision', ours: true,
    records: ['policy', 'policy-version', 'acknowledgement'],
    measures: ['acknowledged-share'],
    proof: ['在职员工均已确认知悉现行版本。', 'Every employee has acknowledged the version in force.'],
  },
})
