/** Chapter 5, Human resources: the written policy, clause by clause. */
import { policy } from '#declare'

export const peoplePolicy = policy(5, ['人力资源管理', 'Human resources'], {
  '5.1': ['人员招聘与配置', 'Recruitment and staffing'],
  '5.2': ['绩效管理', 'Performance management'],
  '5.3': ['培训与发展', 'Training and development'],
}, {
  '5.1.1': {
    title: ['招聘需求分析', 'Recruiting demand'],
    text: [
      '部门用人先提申请，写清岗位职责、任职条件和人数；人力资源部门在编制和预算之内汇总成招聘计划。',
      'A department that needs people requests them with duties, requirements and number; HR joins the requests, within headcount and budget, into a recruiting plan.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'per-case', process: 'recruiting',
    records: ['position', 'headcount-plan', 'hiring-request', 'recruiting-plan'],
    measures: ['headcount-gap'],
    proof: ['每个补上的岗位都有编制和预算之内、已获批准的申请。', 'Every vacancy filled rests on an approved request within headcount and budget.'],
  },
  '5.1.2': {
    title: ['招聘渠道选择与招聘实施', 'Channels and hiring'],
    text: [
      '按岗位特点选用招聘渠道，依次筛选、面试和录用；面试人由岗位指定，按同一标准评分后再作决定。',
      'Channels are chosen to suit the post; candidates are screened, interviewed and selected. The interviewers are named for the post and score by one standard before it is decided.',
    ],
    kind: 'must', owner: 'recruiter', rhythm: 'per-case', process: 'recruiting',
    records: ['job-posting', 'candidate', 'screening', 'interview', 'offer'],
    measures: ['time-to-hire', 'channel-yield', 'offer-acceptance'],
    proof: ['每名录用者都有指定面试人的评分和已批准的录用通知。', 'Each hire has scores from the named interviewers and an approved offer.'],
  },
  '5.1.3': {
    title: ['人员入职与培训', 'Joining and induction'],
    text: [
      '新员工按法定期限签订劳动合同、办妥手续，接受企业文化、规章和工作流程的培训，并在试用期届满前完成考核。',
      "Newcomers get their contract and formalities within the legal terms, are introduced to the company's culture, rules and procedures, and are assessed before probation ends.",
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'per-case', process: 'onboarding',
    records: ['employee', 'labour-contract', 'onboarding-checklist', 'probation-review'],
    measures: ['onboarding-completion', 'probation-pass-rate'],
    proof: ['合同、账号、入职培训和制度知悉确认均按时完成，试用期符合法律规定。', 'Contract, accounts, induction and acknowledgement of the policy were done in time; probation keeps within the law.'],
  },
  '5.2.1': {
    title: ['绩效目标设定', 'Performance goals'],
    text: [
      '每年初公司与部门签下业绩责任书，部门再把其中的目标落到每个人的绩效计划，层层对应年度指标。',
      "At the start of the year company and departments sign target letters; each department carries them on into everybody's performance plan, so that all of them answer the yearly targets.",
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'yearly', process: 'performance-cycle',
    records: ['target-letter', 'performance-plan'],
    measures: ['plans-signed'],
    proof: ['每个部门和每名员工都有已签署的计划，其目标可追溯到第 2.3.1 条的指标。', 'Each department and employee has a signed plan whose goals trace to 2.3.1.'],
  },
  '5.2.2': {
    title: ['绩效过程监控', 'Performance monitoring'],
    text: [
      '部门负责人每月与员工对照目标回顾一次进展，肯定成绩、指出偏差并提供帮助。',
      'Every month the head of a department goes through the goals with each employee, says what went well and what is off track, and helps.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'monthly', process: 'performance-cycle',
    records: ['check-in', 'feedback-note'],
    measures: ['check-ins-held'],
    proof: ['当期每名员工都有一次回顾记录，偏离目标的附有说明。', 'Each employee has a check-in in the period, and goals off track have a note.'],
  },
  '5.2.3': {
    title: ['绩效考核与评价', 'Appraisal'],
    text: [
      '考核按规定周期进行，由上级、同事和本人分别评价，加权汇总并经校准后告知本人；有异议可以申诉，由未参与评价的人裁定。',
      'On the set cycle superiors, peers and the person rate the work; the ratings are weighted, calibrated and made known. Whoever disagrees may appeal to somebody who did not rate.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'half-yearly', process: 'performance-cycle',
    records: ['appraisal', 'rating-by-superior', 'rating-by-peer', 'self-rating', 'calibration'],
    measures: ['appraisals-finished', 'rating-spread'],
    proof: ['各方评价齐全，已加权、校准，并由本人确认或提出申诉。', 'All ratings are in, weighted and calibrated, and acknowledged or appealed.'],
  },
  '5.2.4': {
    title: ['绩效结果应用', 'Use of results'],
    text: [
      '考核结果决定奖金、岗位变动、晋升和培训安排；各项决定须经批准，奖金总额不得突破奖金池。',
      'Appraisal results decide on bonus, change of position, promotion and training; each decision is approved, and bonuses stay within the pool.',
    ],
    kind: 'must', owner: 'hr-manager', rhythm: 'half-yearly', process: 'performance-application',
    records: ['bonus-allocation', 'position-change', 'promotion', 'training-need'],
    measures: ['bonus-within-pool'],
    proof: ['每个已结束的考核周期都有经批准的结果应用，奖金未超出奖金池。', 'Each closed cycle has approved consequences within the bonus pool.'],
  },
  '5.3.1': {
    title: ['培训需求分析', 'Training needs'],
    text: [
      '每年比对考核差距、岗位所需技能和员工本人意愿，列出各部门的培训需求并注明来源。',
      "Each year gaps shown by appraisals, the skills that posts demand and people's own wishes are compared, and the training that each department needs is listed with its source.",
    ],
    kind: 'must', owner: 'training-manager', rhythm: 'yearly', process: 'training-planning',
    records: ['competency-model', 'skill-gap', 'training-need'],
    measures: ['gaps-covered'],
    proof: ['每个部门都有注明来源的需求清单。', 'Needs are listed with their source for every department.'],
  },
  '5.3.2': {
    title: ['培训计划制定与实施', 'Training plan and delivery'],
    text: [
      '培训部门据需求编制全年计划，排定课程、形式和时间并照此实施；每次培训都有签到、考核和效果评价。',
      'From the needs comes a plan of the year with courses, ways and times, and it is carried out; every session has attendance, an exam and an evaluation.',
    ],
    kind: 'must', owner: 'training-manager', rhythm: 'yearly', process: 'training-delivery',
    records: ['training-plan', 'course', 'session', 'attendance', 'exam', 'training-evaluation'],
    measures: ['attendance-rate', 'pass-rate', 'cost-per-head'],
    proof: ['计划内的培训均已开展，出勤、考核和评价齐全。', 'Planned sessions were held, attended, examined and evaluated.'],
  },
  '5.3.3': {
    title: ['员工职业发展规划', 'Career development'],
    text: [
      '部门负责人帮助有意愿的员工商定发展计划，说明方向、目标和要补足的能力，并为其安排培训、留出晋升通道。',
      'Heads of department agree a development plan with everybody who wants one - direction, goals, abilities to gain - and offer training and promotion to match.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'yearly', process: 'career-planning',
    records: ['career-path', 'development-plan', 'succession'],
    measures: ['plans-agreed', 'internal-promotion-rate'],
    proof: ['有意愿的员工都有双方认可的发展计划，并在年内回顾过。', 'Each employee who wants one has an agreed plan, reviewed in the year.'],
  },
})
