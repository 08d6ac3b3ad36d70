/** Chapter 3, Products and services: the written policy, clause by clause. */
import { policy } from '#declare'

export const productPolicy = policy(3, ['产品与服务管理', 'Products and services'], {
  '3.1': ['产品研发管理', 'Product development'],
  '3.2': ['产品生命周期管理', 'Product life cycle'],
  '3.3': ['服务质量管理', 'Service quality'],
}, {
  '3.1.1': {
    title: ['产品研发立项', 'Product initiation'],
    text: [
      '市场部门提出立项申请，说明产品要做什么、达到什么性能、卖给谁；研发部门论证技术与经济上是否可行，写成立项报告。报告未获批准，项目不得启动。',
      'Marketing requests a product and says what it does, how well, and for whom; R&D judges whether that is feasible in technique and money and writes the initiation report. No project starts until the report is approved.',
    ],
    kind: 'must', owner: 'rd-manager', rhythm: 'per-case', process: 'product-initiation',
    records: ['initiation-request', 'feasibility-study', 'initiation-report'],
    measures: ['initiation-lead-time', 'approval-rate'],
    proof: ['每个研发项目都对应一份已批准的立项报告。', 'Every development project rests on an approved initiation report.'],
  },
  '3.1.2': {
    title: ['产品研发项目管理', 'Development project management'],
    text: [
      '研发项目按计划推进，计划排出阶段、任务和负责人；项目组按约定节奏开会，问题限期解决，到期未解决的逐级上报。',
      'A development project follows a plan of stages, tasks and people; its team meets in the agreed rhythm, and a problem not solved by its date is escalated.',
    ],
    kind: 'must', owner: 'project-manager', rhythm: 'continuous', process: 'development-project',
    records: ['project', 'milestone', 'project-task', 'meeting-minutes', 'project-issue', 'project-risk'],
    measures: ['schedule-variance', 'cost-variance', 'issues-overdue'],
    proof: ['在研项目均有基准计划和按节奏召开的例会记录，超期问题均已升级处理。', 'Each running project has a baseline and minutes in its rhythm, and no issue past its date went without escalation.'],
  },
  '3.1.3': {
    title: ['产品测试与验证', 'Testing and verification'],
    text: [
      '候选版本定型前，由相关部门从功能、性能和安全三方面加以测试；发现的缺陷按严重程度整改并复测。',
      'Before a release candidate is settled, the departments concerned test its functions, performance and safety; defects are mended by severity and tested again.',
    ],
    kind: 'must', owner: 'qa-manager', rhythm: 'per-case', process: 'product-verification',
    records: ['test-plan', 'test-case', 'test-run', 'defect'],
    measures: ['pass-rate', 'defect-escape', 'requirement-coverage'],
    proof: ['候选版本三类测试均已执行，阻断性缺陷全部关闭并通过复测。', 'All three kinds of test ran on the release candidate; every blocking defect is closed and retested.'],
  },
  '3.1.4': {
    title: ['产品上线发布', 'Release'],
    text: [
      '测试通过的产品凭发布计划上市，计划定明日期、范围和宣传；生产、销售、服务等部门各自完成准备并签认。',
      'A product that passed its tests goes to market by a release plan that fixes date, scope and publicity; production, sales, service and the others get ready and sign for it.',
    ],
    kind: 'must', owner: 'product-manager', rhythm: 'per-case', process: 'product-release',
    records: ['release-plan', 'release-checklist', 'release'],
    measures: ['release-on-time'],
    proof: ['第 3.1.3 条已经证实、各部门检查单签署齐全之后，才有发布记录。', "The release was recorded only after 3.1.3 was proven and every department's checklist signed."],
  },
  '3.2.1': {
    title: ['产品市场推广', 'Promotion'],
    text: [
      '每次市场推广都先定方案，在广告、促销、公关等手段中选择，写明要达到的认知与销售目标和可用预算，结束后衡量效果。',
      'Each promotion starts from a plan that chooses among advertising, offers and public relations, states the awareness and sales aimed at and the budget, and is measured when it ends.',
    ],
    kind: 'must', owner: 'marketing-manager', rhythm: 'per-case', process: 'campaign',
    records: ['campaign', 'promotion', 'campaign-result'],
    measures: ['lead-cost', 'return-on-campaign'],
    proof: ['每项推广活动都有预算、目标和实测结果。', 'Each campaign has a budget, a goal and a measured result.'],
  },
  '3.2.2': {
    title: ['产品销售与售后服务', 'Sales and after-sales'],
    text: [
      '销售部门在系统中记录客户及其需求与意见，跟进从商机到回款的全过程；售后部门承担维修、保养和技术咨询，在承诺时限内答复客户。',
      'Sales keeps customers, their needs and their opinions in one system and follows a deal from lead to receipt of money; after-sales repairs, maintains and advises, and answers within the promised time.',
    ],
    kind: 'must', owner: 'sales-manager', rhythm: 'continuous', process: 'order-to-cash',
    records: ['customer', 'lead', 'opportunity', 'quotation', 'sales-order', 'delivery', 'sales-invoice', 'receipt', 'service-ticket', 'repair-order', 'warranty'],
    measures: ['win-rate', 'on-time-delivery', 'receivable-days', 'first-response-time', 'first-time-fix'],
    proof: ['订单依次形成交付、发票和收款；服务请求均在标准时限内得到响应。', 'Orders lead on to delivery, invoice and receipt, and requests were answered within their standard.'],
  },
  '3.2.3': {
    title: ['产品评估与改进', 'Product evaluation and improvement'],
    text: [
      '在售产品每季度评估一次，综合销售成绩和客户意见提出改进建议；建议经决定后由研发部门落实到产品。',
      'Every product on sale is evaluated each quarter by how it sells and what customers say; the improvements proposed are decided, and R&D carries them into the product.',
    ],
    kind: 'must', owner: 'product-manager', rhythm: 'quarterly', process: 'product-evaluation',
    records: ['product-evaluation', 'improvement-proposal'],
    measures: ['proposals-implemented'],
    proof: ['本季度每个在售产品均有评估，改进建议均有决定。', 'Each product on sale was evaluated in the quarter, and its proposals were decided.'],
  },
  '3.3.1': {
    title: ['服务标准制定', 'Service standards'],
    text: [
      '每项服务都有书面标准，规定办理步骤、待客要求和可以衡量的质量水平，使不同人员、不同时间提供的服务保持一致。',
      'Each service has a written standard of its steps, of the manner towards customers and of measurable quality, so that it is the same whoever gives it and whenever.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'yearly', process: 'service-standard',
    records: ['service-standard', 'service-level'],
    measures: [],
    proof: ['每项服务都有一份现行标准，且载明可衡量的服务水平。', 'Each service has a standard in force with measurable levels.'],
  },
  '3.3.2': {
    title: ['服务过程监控', 'Monitoring of service'],
    text: [
      '服务进行中即予跟踪，以办理记录和客户意见对照标准；一旦偏离即发出警报，由责任人限时处理。',
      "Service is followed while it is given: records and customers' feedback are held against the standard; a deviation raises an alarm that its owner handles in time.",
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'continuous', process: 'service-request',
    records: ['service-record', 'customer-feedback', 'service-alarm'],
    measures: ['sla-attainment', 'alarms-open'],
    proof: ['每次偏离标准都触发了警报，且警报均已处理。', 'Every breach of the standard raised an alarm, and each alarm was handled.'],
  },
  '3.3.3': {
    title: ['服务质量评估', 'Assessment of service'],
    text: [
      '每季度以满意度调查和质量评分衡量服务，结果落实到服务团队和个人。',
      'Service is measured every quarter by satisfaction surveys and quality scores, down to teams and persons.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'quarterly', process: 'service-assessment',
    records: ['satisfaction-survey', 'service-assessment'],
    measures: ['csat', 'nps', 'quality-score'],
    proof: ['本季度每个服务团队都有满意度调查和评分结果。', 'Each service team has a survey and a scored assessment in the quarter.'],
  },
  '3.3.4': {
    title: ['服务改进措施', 'Service improvement'],
    text: [
      '针对评估发现的短板逐项定出改进措施、负责人和期限，完成后验证服务是否真正变好。',
      'Each weakness that the assessment finds gets a measure, an owner and a date, and afterwards it is verified that service has really improved.',
    ],
    kind: 'must', owner: 'service-manager', rhythm: 'quarterly', process: 'improvement',
    records: ['improvement-measure'],
    measures: ['measures-closed', 'score-lift'],
    proof: ['每个低于标准的得分都有对应措施，责任人、期限和经验证的效果齐全。', 'Each score under standard has a measure with owner, date and verified effect.'],
  },
})
