/** Chapter 5, People: the written policy, clause by clause. */
import { policy } from '#declare'

export const peoplePolicy = policy(5, ['人力资源管理', 'People'], {
  '5.1': ['招聘与入职', 'Recruitment'],
  '5.2': ['绩效管理', 'Performance'],
  '5.3': ['培训与发展', 'Training and development'],
}, {
  '5.1.1': {
    title: ['招聘需求分析', 'Recruiting demand'],
    text: [
      '用人部门按编制与工作需要提出招聘申请，写明岗位职责与条件。',
      'A department asks for people by its establishment and its work, with duties and requirements of the post.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'per-case', process: 'recruiting',
    records: ['position', 'headcount-plan', 'hiring-request', 'recruiting-plan'],
    measures: ['headcount-gap'],
    proof: ['每次招聘都有获批的申请，且在编制与预算之内或经上级批准。', 'Each recruitment has an approved request within headcount and budget, or a higher approval.'],
  },
  '5.1.2': {
    title: ['招聘渠道选择与招聘实施', 'Channels and hiring'],
    text: [
      '选择合适渠道招聘，按统一标准面试、评分和录用。',
      'Suitable channels are used, and candidates are interviewed, scored and hired by one standard.',
    ],
    kind: 'must', owner: 'recruiter', rhythm: 'per-case', process: 'recruiting',
    records: ['job-posting', 'candidate', 'screening', 'interview', 'offer'],
    measures: ['time-to-hire', 'channel-yield', 'offer-acceptance'],
    proof: ['每名录用者都有面试记录与评分，决定有据可查。', 'Each hire has interviews with scores and a decision that can be read.'],
  },
  '5.1.3': {
    title: ['人员入职与培训', 'Joining and induction'],
    text: [
      '新员工依法办理入职，接受培训，试用期满前完成考核。',
      'Newcomers are taken on as the law requires, trained, and assessed before their probation ends.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'per-case', process: 'onboarding',
    records: ['employee', 'labour-contract', 'onboarding-checklist', 'probation-review'],
    measures: ['onboarding-completion', 'probation-pass-rate'],
    proof: ['合同、社保与培训在法定或规定期限内完成。', 'Contract, insurance and training were done within their terms.'],
  },
  '5.2.1': {
    title: ['绩效目标设定', 'Performance goals'],
    text: [
      '各部门与员工签订目标责任书，明确指标、权重和标准。',
      'Departments and staff sign target agreements with measures, weights and standards.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'yearly', process: 'performance-cycle',
    records: ['target-letter', 'performance-plan'],
    measures: ['plans-signed'],
    proof: ['责任书权重合计百分之百，双方签署并承接计划指标。', 'Each agreement\'s weights add up to 100 %, it is signed by both sides and answers the plan.'],
  },
  '5.2.2': {
    title: ['绩效过程监控', 'Performance monitoring'],
    text: [
      '过程中跟踪目标进展，及时沟通辅导。',
      'Progress is followed on the way, and people are talked to and helped in time.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'monthly', process: 'performance-cycle',
    records: ['check-in', 'feedback-note'],
    measures: ['check-ins-held'],
    proof: ['每期均有由业务数据得出的进展和沟通记录。', 'Each period has progress taken from business data, and a talk on record.'],
  },
  '5.2.3': {
    title: ['绩效考核与评价', 'Appraisal'],
    text: [
      '采用上级、同级、下级及协作部门多方评价，公正评定绩效。',
      'Performance is judged from above, beside, below and by partner departments, fairly.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'half-yearly', process: 'performance-cycle',
    records: ['appraisal', 'rating-by-superior', 'rating-by-peer', 'self-rating', 'calibration'],
    measures: ['appraisals-finished', 'rating-spread'],
    proof: ['评价者分组与权重符合规定，申诉由他人裁定。', 'Rater groups and weights follow the rule, and appeals were decided by others.'],
  },
  '5.2.4': {
    title: ['绩效结果应用', 'Use of results'],
    text: [
      '考核结果用于奖金、调岗、晋升与培训。',
      'Results decide on bonus, position, promotion and training.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'half-yearly', process: 'performance-application',
    records: ['bonus-allocation', 'position-change', 'promotion', 'training-need'],
    measures: ['bonus-within-pool'],
    proof: ['考核结束后的各项处理经批准，奖金不超总额。', 'Each closed cycle has approved consequences within the bonus pool.'],
  },
  '5.3.1': {
    title: ['培训需求分析', 'Training needs'],
    text: [
      '结合考核、岗位技能要求与员工意愿分析培训需求。',
      'Appraisals, skill requirements and people\'s own wishes show what training is needed.',
    ],
    kind: 'must', owner: 'training-manager', rhythm: 'yearly', process: 'training-planning',
    records: ['competency-model', 'skill-gap', 'training-need'],
    measures: ['gaps-covered'],
    proof: ['各部门需求列明来源。', 'Needs are listed with their source for every department.'],
  },
  '5.3.2': {
    title: ['培训计划制定与实施', 'Training plan and delivery'],
    text: [
      '制定年度培训计划，明确课程、时间与方式并组织实施。',
      'A yearly plan sets courses, times and ways, and is carried out.',
    ],
    kind: 'must', owner: 'training-manager', rhythm: 'yearly', process: 'training-delivery',
    records: ['training-plan', 'course', 'session', 'attendance', 'exam', 'training-evaluation'],
    measures: ['attendance-rate', 'pass-rate', 'cost-per-head'],
    proof: ['计划课程已开展，有出勤、考核与效果评价。', 'Planned sessions were held, attended, examined and evaluated.'],
  },
  '5.3.3': {
    title: ['员工职业发展规划', 'Career development'],
    text: [
      '指导员工规划职业发展，提供相应机会。',
      'People are helped to plan their careers and are given matching chances.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'yearly', process: 'career-planning',
    records: ['career-path', 'development-plan', 'succession'],
    measures: ['plans-agreed', 'internal-promotion-rate'],
    proof: ['有意愿的员工均有双方认可的发展计划并在年内回顾。', 'Whoever wants one has an agreed plan, reviewed in the year.'],
  },
})
