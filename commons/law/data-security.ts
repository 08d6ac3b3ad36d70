/** Data by class: core, important, general, and what important data ask of a company. */
import { from, rule, type Asked, type LawRule } from './rule.ts'
import { yearsLater } from './terms.ts'

const law = from('数据安全法')
const dataRules = from('网络数据安全管理条例')
const ranks: Readonly<Record<string, number>> = { core: 3, 核心: 3, important: 2, 重要: 2, general: 1, 一般: 1 }

function ranked(asked: Asked) {
  const rank = ranks[asked.text('class').replace(/数据$/, '')]
  return { rank: rank ?? null, publishable: rank !== undefined }
}

function important(asked: Asked) {
  const bound = (ranks[asked.text('class')] ?? 1) >= 2
  const late = asked.has('lastAssessment', 'today') && asked.day('today') > yearsLater(asked.day('lastAssessment'), 1)
  return { compliant: !bound || !(late || asked.lacks('head', 'headInManagement', 'memberOfManagement', 'body', 'riskAssessment', 'yearlyAssessment', 'lastAssessment', 'assessedBeforeSharing', 'assessmentBeforeSharing')) }
}

const incident = (asked: Asked) => ({ compliant: !asked.lacks('planStarted', 'usersTold', 'usersNotified', 'authorityTold', 'authorityNotified', 'reported'), startPlan: true })

export const dataSecurity: readonly LawRule[] = [
  rule('DAT-01', ['数据分类分级', 'Classes of data'], ['7.2.1', '7.2.2'], [law('21', '2021-09-01'), from('GB/T 43697-2024 数据分类分级规则')('4-6', '2024-10-01')], ranked),
  rule('DAT-02', ['重要数据处理者的义务', 'Duties over important data'], ['7.2.2'], [law('27, 30', '2021-09-01'), dataRules('30, 31, 33', '2025-01-01')], important),
  rule('DAT-03', ['数据安全事件', 'Data incidents'], ['7.2.2', '8.2.2'], [law('29', '2021-09-01'), dataRules('11', '2025-01-01')], incident),
]
