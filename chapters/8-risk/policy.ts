/** Chapter 8, Risk: the written policy, clause by clause. */
import { policy } from '#declare'

export const riskPolicy = policy(8, ['风险管理', 'Risk'], {
  '8.1': ['识别与评估', 'Identification and assessment'],
  '8.2': ['风险应对', 'Response'],
  '8.3': ['监控与事件', 'Monitoring and events'],
}, {
  '8.1.1': {
    title: ['风险识别', 'Risk identification'],
    text: [
      '各部门以清单、流程图和讨论识别市场、财务、运营与法律风险。',
      'Departments find market, financial, operational and legal risks by checklist, flow chart and discussion.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'quarterly', process: 'risk-identification',
    records: ['risk', 'risk-checklist', 'risk-workshop'],
    measures: ['departments-reported'],
    proof: ['各部门本季度确认了风险清单。', 'Each department confirmed its register in the quarter.'],
  },
  '8.1.2': {
    title: ['风险评估', 'Risk assessment'],
    text: [
      '按可能性与影响程度评估风险等级，指导应对。',
      'Likelihood and impact give each risk its grade, which guides the response.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'quarterly', process: 'risk-assessment',
    records: ['risk-assessment', 'risk-matrix'],
    measures: ['risks-by-grade'],
    proof: ['所有未关闭风险本季度完成固有与剩余评估。', 'Every open risk was assessed in the quarter, inherent and residual.'],
  },
  '8.2.1': {
    title: ['风险规避', 'Avoid'],
    text: [
      '可能性大且影响严重的风险，停止或退出相关活动。',
      'What is likely and grave is stopped or turned away from.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-response'],
    measures: ['responses-on-time'],
    proof: ['停止措施已在系统中执行并经核实。', 'The stop was carried out in the system and verified.'],
  },
  '8.2.2': {
    title: ['风险降低', 'Reduce'],
    text: [
      '可能性大、影响中等的风险，通过加强控制、改进流程或投保降低。',
      'What is likely and moderate is reduced by stronger control, better process or insurance.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-response', 'control', 'control-test'],
    measures: ['control-effectiveness'],
    proof: ['控制措施到位并经测试，剩余等级下降。', 'Controls are in place and tested, and the residual grade fell.'],
  },
  '8.2.3': {
    title: ['风险转移', 'Transfer'],
    text: [
      '可能性小但影响严重的风险，以合同、保险或套期转移。',
      'What is unlikely but grave is moved elsewhere by contract, insurance or hedge.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-response', 'insurance-policy', 'hedge'],
    measures: ['cover-ratio'],
    proof: ['有覆盖该损失的有效合同、保单或套期。', 'A contract, policy or hedge in force covers the loss.'],
  },
  '8.2.4': {
    title: ['风险接受', 'Accept'],
    text: [
      '可能性小且影响轻，或处置成本高于预期损失的风险，可以接受并持续关注；接受须说明理由，按等级审批，设定限额与到期日。',
      'A risk that is unlikely and light, or whose treatment costs more than its expected loss, may be accepted and watched; acceptance needs a reason, authority by grade, a limit and an end.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-acceptance'],
    measures: ['acceptances-expiring'],
    proof: ['由有权人批准，理由、限额、到期日齐全；到期后重新评估。', 'Accepted by the right authority with reason, limit and expiry, and assessed anew when it ended.'],
  },
  '8.3.1': {
    title: ['风险监控与预警', 'Risk monitoring and warning'],
    text: [
      '对重大风险设定指标、预警线与责任人，以实时数据监控；无数据视为异常。',
      'Each major risk has an indicator with yellow and red lines and an owner, fed by live data; no data counts as abnormal.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'continuous', process: 'risk-alert', ours: true,
    records: ['risk-indicator', 'risk-alert', 'risk-event', 'loss'],
    measures: ['alerts-handled'],
    proof: ['黄色预警三个工作日内说明，红色预警当日上报。', 'Yellow was explained in three working days, red reported the same day.'],
  },
  '8.3.2': {
    title: ['风险事件处置', 'Handling of risk events'],
    text: [
      '风险事件立即报告、控制事态、查明原因并总结教训。',
      'Risk events are reported at once, contained, investigated and learnt from.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-event', ours: true,
    records: ['risk-event', 'investigation', 'lesson'],
    measures: ['report-on-time', 'events-repeated'],
    proof: ['每起事件按时限报告，查明原因并改进风险、控制或指标。', 'Each event was reported within its limit, with causes and a change to risk, control or indicator.'],
  },
})
