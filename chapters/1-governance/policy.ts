/** Chapters 1, 9 and 10: principles, oversight, and the life of the policy itself, clause by clause. */
import { policy } from '#declare'

export const governancePolicy = policy(1, ['总则', 'General provisions'], {
  '1.1': ['目的', 'Purpose'],
  '1.2': ['适用范围', 'Scope'],
  '1.3': ['基本原则', 'Principles'],
}, {
  '1.3.1': {
    title: ['合法性', 'Legality'],
    text: [
      '经营活动不得逾越法律、法规和强制性标准。适用的规定连同出处、条文和生效日期列入登记册；与之抵触的操作予以拒绝，或须有留痕的例外审批。授予角色时和执行操作时，均检查不相容职务是否分离。',
      'The company stays within statutes, regulations and binding standards. Applicable rules are registered with source, article and effective dates; an action that breaks one is refused or needs a recorded exception. Incompatible duties are checked when roles are granted and again when actions run.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['期间内的拒绝与例外均有记录，生效的角色授权中没有未经批准的职务冲突。', 'Refusals and exceptions of the period stand on record, and no grant of roles in force holds an unapproved conflict of duties.'],
  },
  '1.3.2': {
    title: ['高效性', 'Efficiency'],
    text: [
      '流程只保留必要的步骤。每一步的等待、办理和返工都按工作时间计时，由此找出瓶颈；不产生价值的步骤应当指出并取消。',
      'A process keeps only the steps it needs. Waiting, handling and rework of each step are timed in working time to find the bottleneck, and a step that adds nothing is pointed out and dropped.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['每个流程各步骤的用时均可由办理历史算出，当期最慢的步骤已经指明。', 'The time of every step can be computed from the history, and the slowest step of the period is named.'],
  },
  '1.3.3': {
    title: ['规范性', 'Standardisation'],
    text: [
      '每一项操作都写明由谁负责、权限多大、依据哪条规则。记录只能由已声明的操作改变；制度、条款和流程一并按版本管理。',
      'Every action states who is responsible, up to which limit and by which rule. Nothing but a declared action changes a record, and the policy, its clauses and its processes are versioned together.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['每次变更都记有办理人、权限依据和所依条款，并对应当时生效的制度版本。', 'Each change names its person, the ground of authority and the clause, in the version of the policy then in force.'],
  },
  '1.3.4': {
    title: ['协同性', 'Collaboration'],
    text: [
      '跨部门的事项一次录入、全程沿用，上一部门形成的记录就是下一部门的起点。每个人只有一处待办，任何记录都可以讨论、提及和关注。',
      'Work that crosses departments is entered once and carried through: the record that one department makes is where the next begins. Everybody has a single inbox, and any record can be discussed, mentioned and followed.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'continuous', principle: true,
    records: [],
    measures: [],
    proof: ['跨部门单据的上下游关联完整，可以双向追溯。', 'Documents of different departments are linked without gaps and can be traced both ways.'],
  },
})

export const auditPolicy = policy(9, ['监督与考核', 'Oversight and appraisal'], {
  '9.1': ['审计、考核与评价', 'Audit, appraisal and evaluation'],
}, {
  '9.1.1': {
    title: ['内部审计与整改', 'Internal audit and rectification'],
    text: [
      '内部审计按风险高低安排计划，检查各条款是否得到遵守；发现的问题限期整改，经他人复测合格方可关闭。',
      'Internal audit plans by risk and checks whether the clauses are kept; findings are mended by their date and close only after somebody else has retested them.',
    ],
    kind: 'must', owner: 'internal-auditor', rhythm: 'quarterly', process: 'internal-audit', ours: true,
    records: ['audit-plan', 'audit-finding', 'rectification'],
    measures: ['findings-overdue'],
    proof: ['计划内的审计均已完成，发现的问题凭整改证据关闭。', 'Planned audits are done, and findings closed with evidence.'],
  },
  '9.1.2': {
    title: ['制度执行考核', 'Appraisal of policy execution'],
    text: [
      '每月由系统依据记录算出各部门的制度执行率，发布执行报告并计入部门考核；例外、问责和申诉按规定渠道办理。',
      'Each month the rate at which a department keeps the policy is computed from its records, published and entered into its appraisal; exceptions, accountability and appeals take their set course.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'monthly', process: 'compliance-review', ours: true,
    records: ['compliance-report'],
    measures: ['clauses-kept'],
    proof: ['本月执行报告已由系统自身的证据生成并发布。', "The month's compliance report was published from the system's own evidence."],
  },
  '9.1.3': {
    title: ['内部控制评价', 'Internal-control evaluation'],
    text: [
      '每年以 12 月 31 日为基准日评价内部控制的设计与运行，基准日后四个月内出具评价报告。',
      'As of 31 December of each year the design and operation of internal controls are evaluated, and the report is out within four months.',
    ],
    kind: 'must', owner: 'internal-auditor', rhythm: 'yearly', process: 'control-evaluation', ours: true,
    records: ['control-evaluation', 'control-deficiency'],
    measures: ['deficiencies-open'],
    proof: ['有以 12 月 31 日为基准日的评价报告；重大缺陷未消除时，结论没有认定为有效。', 'There is a report as of 31 December, and no opinion calls controls effective while a material deficiency is open.'],
  },
})

export const revisionPolicy = policy(10, ['附则', 'Supplementary provisions'], {
  '10.1': ['制度的生命周期', 'Life cycle of the policy'],
}, {
  '10.1.1': {
    title: ['制度制定修订与废止', 'Policy life cycle'],
    text: [
      '制度从起草、评审、发布到修订、废止均按版本管理，每年复审一次；解释权、生效日期以及参数、权限、职务分离等附表随版本载明，员工须确认知悉现行版本。',
      'The policy is drafted, reviewed, published, revised and retired in versions and reviewed every year; who interprets it, when it takes effect and its annexes of parameters, authority and incompatible duties stand in each version, and every employee acknowledges the one in force.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'yearly', process: 'policy-revision', ours: true,
    records: ['policy', 'policy-version', 'acknowledgement'],
    measures: ['acknowledged-share'],
    proof: ['每名在职员工都已确认知悉现行版本。', 'Every employee has acknowledged the version in force.'],
  },
})
