/** Chapter 8, Risk management: the written policy, clause by clause. */
import { policy } from '#declare'

export const riskPolicy = policy(8, ['风险管理', 'Risk management'], {
  '8.1': ['风险识别与评估', 'Risk identification and assessment'],
  '8.2': ['风险应对策略', 'Risk response'],
  '8.3': ['风险监控与事件处置', 'Risk monitoring and events'],
}, {
  '8.1.1': {
    title: ['风险识别', 'Risk identification'],
    text: [
      '各部门每季度以清单、流程图和集体讨论梳理业务，把市场、财务、运营和法律方面的风险登记在册。',
      'Every quarter each department goes through its business by checklist, flow chart and brainstorming and registers its market, financial, operational and legal risks.',
    ],
    kind: 'must', owner: 'department-head', rhythm: 'quarterly', process: 'risk-identification',
    records: ['risk', 'risk-checklist', 'risk-workshop'],
    measures: ['departments-reported'],
    proof: ['本季度每个部门都确认了自己的风险登记册。', 'Each department confirmed its register in the quarter.'],
  },
  '8.1.2': {
    title: ['风险评估', 'Risk assessment'],
    text: [
      '对登记的风险评定发生的可能和后果的轻重，由二者得出等级；应对前后分别评估，作为选择应对办法的根据。',
      'Likelihood and impact give each registered risk its grade; it is assessed before and after the response, and the grade guides how the risk is answered.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'quarterly', process: 'risk-assessment',
    records: ['risk-assessment', 'risk-matrix'],
    measures: ['risks-by-grade'],
    proof: ['本季度每项未关闭的风险都评估了固有水平和剩余水平。', 'Every open risk was assessed in the quarter, inherent and residual.'],
  },
  '8.2.1': {
    title: ['风险规避', 'Avoid'],
    text: [
      '很可能发生且后果严重的风险不予承受：停办有关业务，或改变方向绕开它。',
      'A risk both likely and grave is not run: the activity is stopped or turned in another direction.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-response'],
    measures: ['responses-on-time'],
    proof: ['停办或转向已在系统中执行，并经核实。', 'The stop or turn was carried out in the system and verified.'],
  },
  '8.2.2': {
    title: ['风险降低', 'Reduce'],
    text: [
      '较可能发生、后果中等的风险，通过收紧控制、改良流程或投保，压低到可接受的等级。',
      'A risk that is likely and of moderate impact is brought down to an acceptable grade by stronger control, better processes or insurance.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-response', 'control', 'control-test'],
    measures: ['control-effectiveness'],
    proof: ['控制措施已落实并经过测试，剩余等级下降。', 'Controls are in place and tested, and the residual grade is lower.'],
  },
  '8.2.3': {
    title: ['风险转移', 'Transfer'],
    text: [
      '不大会发生但后果严重的风险，以合同约定、保险或套期转由他人承担。',
      'A risk that is unlikely but grave is moved to others by contract, insurance or hedge.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-response', 'insurance-policy', 'hedge'],
    measures: ['cover-ratio'],
    proof: ['有覆盖该损失的合同、保单或套期正在生效。', 'A contract, policy or hedge in force covers the loss.'],
  },
  '8.2.4': {
    title: ['风险接受', 'Accept'],
    text: [
      '不大会发生且影响轻微，或处置代价高于预期损失的风险，可以接受并持续关注。接受须由责任人说明理由，按等级由有权者批准，设定限额和截止日；到期重新评估。',
      'A risk that is unlikely and light, or whose treatment would cost more than the loss expected, may be accepted and watched. Its owner gives the reason, authority by grade approves, a limit and an end are set, and at the end it is assessed again.',
    ],
    kind: 'may', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-response',
    records: ['risk-acceptance'],
    measures: ['acceptances-expiring'],
    proof: ['由相应权限的人接受，理由、限额和截止日齐全。', 'Accepted by the right authority, with reason, limit and expiry.'],
  },
  '8.3.1': {
    title: ['风险监控与预警', 'Risk monitoring and warning'],
    text: [
      '每项重大风险至少有一个取自业务数据的指标，写明方向、黄线、红线、来源、频率和责任人；取不到数据按异常处理。黄色预警 3 个工作日内说明，红色预警当日上报。',
      'Each major risk has an indicator taken from live data, with direction, yellow and red line, source, rhythm and owner; no data counts as abnormal. Yellow is explained within 3 working days, red reported the same day.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'continuous', process: 'risk-alert', ours: true,
    records: ['risk-indicator', 'risk-alert', 'risk-event', 'loss'],
    measures: ['alerts-handled'],
    proof: ['每次预警都在时限内处理，每起风险事件都关联到所属风险。', 'Each alert was handled in time, and each event is linked to its risk.'],
  },
  '8.3.2': {
    title: ['风险事件处置', 'Handling of risk events'],
    text: [
      '风险事件一经发现立即报告并控制影响，随后查明原因、总结教训，据以修正风险、控制或指标。',
      'A risk event is reported and contained at once; then its causes are found, lessons drawn, and risk, control or indicator changed accordingly.',
    ],
    kind: 'must', owner: 'risk-manager', rhythm: 'per-case', process: 'risk-event', ours: true,
    records: ['risk-event', 'investigation', 'lesson'],
    measures: ['report-on-time', 'events-repeated'],
    proof: ['每起事件都在时限内报告，原因已查明，并带来风险、控制或指标的调整。', 'Each event was reported within its limit, with its causes and a change to risk, control or indicator.'],
  },
})
