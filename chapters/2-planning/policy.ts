/** Chapter 2, Operations planning and decision: the written policy, clause by clause. */
import { policy } from '#declare'

export const planningPolicy = policy(2, ['运营规划与决策', 'Operations planning and decision'], {
  '2.1': ['市场调研与分析', 'Market research and analysis'],
  '2.2': ['战略规划制定', 'Strategic planning'],
  '2.3': ['年度运营计划制定', 'Annual operating plan'],
}, {
  '2.1.1': {
    title: ['定期开展市场调研', 'Regular market research'],
    text: [
      '市场部门每季度按计划了解行业走势、竞争者动向和客户所需，视题目采用问卷、访谈或数据研究。',
      'Each quarter marketing collects, to a plan, how the industry moves, what competitors do and what customers need, by questionnaire, interview or data study as the subject demands.',
    ],
    kind: 'must', owner: 'market-analyst', rhythm: 'quarterly', process: 'market-research',
    records: ['research-plan', 'survey', 'survey-response', 'interview', 'data-study'],
    measures: ['response-rate', 'research-on-schedule'],
    proof: ['本季度有已批准的调研计划，并至少完成一次计划内的信息收集。', 'The quarter has an approved research plan and at least one finished collection under it.'],
  },
  '2.1.2': {
    title: ['建立市场信息数据库', 'Market information base'],
    text: [
      '调研取得的信息按主题归类入库，逐条注明来源、日期和可信程度，使各项决策都能查到并引用。',
      'What research brings in is filed by subject, item by item with source, date and reliability, so that any decision can find and cite it.',
    ],
    kind: 'must', owner: 'market-analyst', rhythm: 'continuous', process: 'market-intelligence-intake',
    records: ['market-fact', 'competitor', 'industry-event', 'customer-need'],
    measures: ['facts-added', 'facts-with-source', 'stale-facts'],
    proof: ['每次完成的收集都形成了分类事实，且来源、日期、可信程度和主题齐全。', 'Every finished collection left classified facts with source, date, reliability and subject.'],
  },
  '2.1.3': {
    title: ['撰写市场调研报告', 'Market research report'],
    text: [
      '市场部门每季度提交一份调研报告，判断市场走向、可乘之机与面临的威胁，并给出可供采纳的应对建议。',
      'Every quarter marketing submits a report that judges where the market is going, what it opens and what it threatens, with proposals that can be adopted.',
    ],
    kind: 'must', owner: 'market-analyst', rhythm: 'quarterly', process: 'market-report',
    records: ['market-report', 'recommendation'],
    measures: ['report-on-time', 'recommendations-adopted'],
    proof: ['本季度的报告已评审、已发布，各项结论引用第 2.1.2 条入库的事实。', 'The quarter has a reviewed and published report whose findings cite facts filed under 2.1.2.'],
  },
  '2.2.1': {
    title: ['组建战略规划团队', 'Strategy team'],
    text: [
      '战略规划每年由一名高层领导挂帅，战略所涉部门的负责人一并编入规划组，任务和分工写入章程。',
      'Each year a member of top management leads the strategy team; the heads of all departments concerned sit on it, and a charter sets its task and who does what.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'yearly', process: 'strategic-planning',
    records: ['strategy-team', 'team-charter'],
    measures: [],
    proof: ['规划组已任命，组长来自高层，制度所列部门各有一名成员。', 'The team is appointed, its leader comes from top management, and each department named by the policy has a member.'],
  },
  '2.2.2': {
    title: ['开展内外部环境分析', 'Analysis of the internal and external environment'],
    text: [
      '规划组对内盘点资源和能力，对外研究市场、政策与法律，归纳出强项、短板、机遇和威胁，并说明各自的依据。',
      'The team takes stock of resources and capabilities inside, studies markets, policy and law outside, and states strengths, weaknesses, opportunities and threats, each with its ground.',
    ],
    kind: 'must', owner: 'strategy-team', rhythm: 'yearly', process: 'strategic-planning',
    records: ['swot-item', 'pestel-item', 'five-forces', 'resource-capability', 'environment-analysis'],
    measures: [],
    proof: ['分析已完成，每一项结论都落在系统中的事实、指标或风险之上。', 'The analysis is finished, and each item of it rests on a fact, a figure or a risk in the system.'],
  },
  '2.2.3': {
    title: ['制定公司战略目标', 'Strategic goals'],
    text: [
      '依据环境分析确定长期目标，至少覆盖市场地位、盈利和品牌；每个目标都要能衡量，并有人负责。',
      'From the analysis follow long-term goals that cover at least market position, profit and brand; each can be measured and has an owner.',
    ],
    kind: 'must', owner: 'strategy-team', rhythm: 'yearly', process: 'strategic-planning',
    records: ['strategic-goal', 'strategy-map'],
    measures: ['goal-progress'],
    proof: ['每个目标都有衡量指标、基准值、分年目标值和责任人，并已挂入战略地图。', 'Each goal has a measure, a base value, targets by year and an owner, and is linked to the strategy map.'],
  },
  '2.2.4': {
    title: ['编制战略规划方案', 'Strategic plan'],
    text: [
      '战略规划写成一份方案，讲清公司如何定位、业务往哪里走、分几步实施、用什么保障。',
      'Strategy is written down as one plan: how the company is positioned, where its business goes, in which steps, and what safeguards them.',
    ],
    kind: 'must', owner: 'strategy-team', rhythm: 'yearly', process: 'strategic-planning',
    records: ['strategic-plan', 'initiative'],
    measures: ['initiative-progress'],
    proof: ['方案版本包含定位、方向、步骤和保障四部分，已可送审。', 'A version of the plan holds position, direction, steps and safeguards and is ready for review.'],
  },
  '2.2.5': {
    title: ['战略规划方案评审与决策', 'Review and decision on the strategic plan'],
    text: [
      '战略方案先在公司内部征求意见并逐条回应，修改后报决策机构表决，通过后方可施行。',
      'The plan is first reviewed inside the company and each opinion answered; as amended it goes to the deciding body and takes effect once passed.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'yearly', process: 'strategic-planning',
    records: ['review-meeting', 'review-opinion', 'resolution'],
    measures: ['opinions-closed'],
    proof: ['评审意见全部有答复，决议记有到会人数和表决结果，且达到规定人数。', 'All review opinions are answered, and a resolution records quorum and votes.'],
  },
  '2.3.1': {
    title: ['分解战略目标', 'Breaking strategic goals down'],
    text: [
      '当年的战略目标逐层化为各部门可以衡量的指标和行动，写明任务、权重和完成期限。',
      'The strategic goals of the year are brought down, level by level, to measurable targets and actions for each department, with tasks, weights and dates.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'yearly', process: 'annual-planning',
    records: ['annual-goal', 'kpi-target', 'action-plan'],
    measures: ['goals-covered'],
    proof: ['当年每个战略目标至少由一个部门指标承接；每个部门的权重合计为 100%。', 'Each strategic goal of the year reaches at least one department target, and the weights of a department add up to 100 %.'],
  },
  '2.3.2': {
    title: ['各部门编制年度运营计划', 'Department operating plans'],
    text: [
      '各部门依据领到的指标编写本部门年度计划，说明目标、要做的事、先后步骤，以及需要的人员和资金。',
      'Each department plans its year from the targets it was given: goals, what is to be done, in which steps, with which people and money.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'yearly', process: 'annual-planning',
    records: ['department-plan', 'plan-task', 'resource-request'],
    measures: ['plans-submitted-on-time'],
    proof: ['每个部门都已提交计划，任务对应指标，时间、人员和资金均已落实。', 'Each department has submitted a plan whose tasks answer its targets, with dates, people and money.'],
  },
  '2.3.3': {
    title: ['运营计划汇总与协调', 'Consolidation and coordination'],
    text: [
      '运营管理部门把各部门计划并成一份，理顺部门间的先后衔接，协调争用的人员、设备和资金。',
      'Operations management joins the plans into one, puts hand-overs between departments in order and settles claims on the same people, equipment and money.',
    ],
    kind: 'must', owner: 'operations-director', rhythm: 'yearly', process: 'annual-planning',
    records: ['consolidated-plan', 'plan-dependency', 'plan-conflict'],
    measures: ['conflicts-open', 'resource-overload'],
    proof: ['日期、前后依赖、人员和资金均无未决冲突，或每项冲突都有记录在案的决定。', 'No conflict of dates, dependencies, people or money is open, or each has a recorded decision.'],
  },
  '2.3.4': {
    title: ['年度运营计划评审与批准', 'Review and approval of the operating plan'],
    text: [
      '年度运营计划经各部门会审、按意见修订，由管理层批准后执行；批准的版本作为全年跟踪的基准。',
      'The operating plan of the year is reviewed by the departments, amended, and approved by management before it runs; the approved version is the baseline of the year.',
    ],
    kind: 'must', owner: 'general-manager', rhythm: 'yearly', process: 'annual-planning',
    records: ['review-opinion', 'resolution'],
    measures: ['plan-execution-rate'],
    proof: ['有已批准的计划版本，且每月都有对照该版本的执行情况。', 'There is an approved version, and execution was tracked against it in every month.'],
  },
})
