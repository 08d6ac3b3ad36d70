/** Chapter 2, Operations planning and decision: the written policy, clause by clause. */
import { policy } from '#declare'

export const planningPolicy = policy(2, ['运营规划与决策', 'Operations planning and decision'], {
  '2.1': ['市场调研', 'Market research'],
  '2.2': ['战略规划', 'Strategic planning'],
  '2.3': ['年度运营计划', 'Yearly operating plan'],
}, {
  '2.1.1': {
    title: ['定期开展市场调研', 'Regular market research'],
    text: [
      '市场分析人员按季度制定调研计划，通过问卷、访谈和数据分析了解行业走向、竞争对手与客户需求。',
      'Each quarter the market analyst plans and carries out research into the industry, competitors and customer needs, by questionnaire, interview and data work.',
    ],
    kind: 'must', owner: 'market-analyst', rhythm: 'quarterly', process: 'market-research',
    records: ['research-plan', 'survey', 'survey-response', 'interview', 'data-study'],
    measures: ['response-rate', 'research-on-schedule'],
    proof: ['本季度有经批准的调研计划，且至少完成一次信息收集。', 'The quarter has an approved plan and at least one finished collection of facts.'],
  },
  '2.1.2': {
    title: ['建立市场信息数据库', 'Market information base'],
    text: [
      '调研所得分类入库，注明来源、日期与可信程度，供各级决策查用。',
      'What research finds is filed by subject with source, date and reliability, so that decisions can draw on it.',
    ],
    kind: 'must', owner: 'market-analyst', rhythm: 'continuous', process: 'market-intelligence-intake',
    records: ['market-fact', 'competitor', 'industry-event', 'customer-need'],
    measures: ['facts-added', 'facts-with-source', 'stale-facts'],
    proof: ['每次调研完成后均有带来源的分类信息入库。', 'Every finished collection left classified facts with their sources.'],
  },
  '2.1.3': {
    title: ['撰写市场调研报告', 'Market research report'],
    text: [
      '每季度出具市场调研报告，分析趋势、机会与挑战，并提出对策建议。',
      'A quarterly report weighs trends, openings and threats and proposes what to do about them.',
    ],
    kind: 'must', owner: 'market-analyst', rhythm: 'quarterly', process: 'market-report',
    records: ['market-report', 'recommendation'],
    measures: ['report-on-time', 'recommendations-adopted'],
    proof: ['本季度报告经评审后发布，结论引用已入库的信息。', 'A reviewed report of the quarter was published whose findings cite filed facts.'],
  },
  '2.2.1': {
    title: ['组建战略规划团队', 'Strategy team'],
    text: [
      '每年由高层领导牵头、相关部门负责人参加，组成战略规划团队。',
      'Once a year top management heads a planning team made up of the heads of the departments concerned.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'yearly', process: 'strategic-planning',
    records: ['strategy-team', 'team-charter'],
    measures: [],
    proof: ['任命文件中有高层组长，且制度点名的部门均有成员。', 'The appointment names a leader from top management and a member from each department called for.'],
  },
  '2.2.2': {
    title: ['开展内外部环境分析', 'Analysis of the internal and external environment'],
    text: [
      '规划团队分析内部资源能力与外部市场、政策、法律环境，归纳优势、劣势、机会与威胁。',
      'The team studies resources and capabilities within, markets, policy and law without, and sums up strengths, weaknesses, opportunities and threats.',
    ],
    kind: 'must', owner: 'strategy-team', rhythm: 'yearly', process: 'strategic-planning',
    records: ['swot-item', 'pestel-item', 'five-forces', 'resource-capability', 'environment-analysis'],
    measures: [],
    proof: ['分析完成，且每一条结论都有事实、数据或风险作依据。', 'The analysis is finished and each item rests on a fact, a figure or a risk.'],
  },
  '2.2.3': {
    title: ['制定公司战略目标', 'Strategic goals'],
    text: [
      '确定市场份额、利润增长、品牌等长期目标，目标应可衡量并有责任人。',
      'Long-term goals for market share, profit, brand and the like are set so that they can be measured and are owned by somebody.',
    ],
    kind: 'must', owner: 'strategy-team', rhythm: 'yearly', process: 'strategic-planning',
    records: ['strategic-goal', 'strategy-map'],
    measures: ['goal-progress'],
    proof: ['每个目标均有指标、基准值、分年目标值和责任人，并纳入战略地图。', 'Every goal has a measure, a base value, yearly targets and an owner, and stands on the strategy map.'],
  },
  '2.2.4': {
    title: ['编制战略规划方案', 'Strategic plan'],
    text: [
      '编制战略规划方案，写明公司定位、发展方向、实施步骤与保障措施。',
      'The strategic plan states position, direction, steps and safeguards.',
    ],
    kind: 'must', owner: 'strategy-team', rhythm: 'yearly', process: 'strategic-planning',
    records: ['strategic-plan', 'initiative'],
    measures: ['initiative-progress'],
    proof: ['方案版本四项内容齐备，已提交评审。', 'A plan version holds all four parts and was handed in for review.'],
  },
  '2.2.5': {
    title: ['战略规划方案评审与决策', 'Review and decision on the strategic plan'],
    text: [
      '战略规划方案先经内部评审修改，再由决策机构审议通过后实施。',
      'The plan is reviewed and mended inside the company, then passed by the deciding body before it takes effect.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'yearly', process: 'strategic-planning',
    records: ['review-meeting', 'review-opinion', 'resolution'],
    measures: ['opinions-closed'],
    proof: ['评审意见逐条答复，决议的到会人数与表决结果符合规定。', 'Each opinion was answered, and a resolution shows quorum and votes.'],
  },
  '2.3.1': {
    title: ['分解战略目标', 'Breaking strategic goals down'],
    text: [
      '把战略目标分解为年度指标和行动计划，落实到各部门。',
      'Strategic goals are broken down into yearly targets and actions for each department.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'yearly', process: 'annual-planning',
    records: ['annual-goal', 'kpi-target', 'action-plan'],
    measures: ['goals-covered'],
    proof: ['每个战略目标都有部门指标承接，部门权重合计为百分之百。', 'Every strategic goal reaches a department\'s target, and each department\'s weights add up to 100 %.'],
  },
  '2.3.2': {
    title: ['各部门编制年度运营计划', 'Department operating plans'],
    text: [
      '各部门编制年度运营计划，说明目标、内容、步骤和所需资源。',
      'Each department writes its operating plan for the year: goals, contents, steps and the resources it needs.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'yearly', process: 'annual-planning',
    records: ['department-plan', 'plan-task', 'resource-request'],
    measures: ['plans-submitted-on-time'],
    proof: ['各部门计划均已提交，任务对应指标并有时间、人员和资金安排。', 'Every department handed in a plan whose tasks answer its targets with dates, people and money.'],
  },
  '2.3.3': {
    title: ['运营计划汇总与协调', 'Consolidation and coordination'],
    text: [
      '运营管理部门汇总各部门计划，协调衔接关系与资源安排。',
      'Operations management joins the plans and settles hand-overs and resources between departments.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'yearly', process: 'annual-planning',
    records: ['consolidated-plan', 'plan-dependency', 'plan-conflict'],
    measures: ['conflicts-open', 'resource-overload'],
    proof: ['时间、依赖、人员与资金冲突均已消除或有书面决定。', 'No conflict of dates, dependencies, people or money is left without a decision.'],
  },
  '2.3.4': {
    title: ['年度运营计划评审与批准', 'Review and approval of the operating plan'],
    text: [
      '年度运营计划经评审、调整，由管理层批准后执行，并按月跟踪。',
      'The yearly operating plan is reviewed, adjusted and approved by management before it runs, and is followed month by month.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'yearly', process: 'annual-planning',
    records: ['review-opinion', 'resolution'],
    measures: ['plan-execution-rate'],
    proof: ['有经批准的计划版本，并按月对照执行情况。', 'There is an approved version, tracked against every month.'],
  },
})
