/** What governs the sample company: the policy in force, the authority matrix, an exception waiting, some evidence owed, some news. */
import { readFile } from 'node:fs/promises'
import { enactDecision } from '#act'
import { addDays, type Day } from '#words'
import { firstVersion } from '../install/policy.ts'
import type { Hall } from './hall.ts'
import type { Stage } from './stage.ts'

type LimitSeed = readonly [document: string, role: string, upTo?: string]
/** Whole matrix in CNY; the last row of each document type has no limit. */
export const limits: readonly LimitSeed[] = [
  ['supply.purchase-requisition', 'department-head', '20000.00'], ['supply.purchase-requisition', 'operations-director', '100000.00'], ['supply.purchase-requisition', 'general-manager'],
  ['supply.purchase-order', 'procurement-manager', '20000.00'], ['supply.purchase-order', 'finance-manager', '50000.00'], ['supply.purchase-order', 'general-manager'],
  ['finance.payment-request', 'finance-manager', '50000.00'], ['finance.payment-request', 'general-manager'],
]

export async function govern(stage: Stage, firstDay: Day): Promise<void> {
  const [ops, gm] = [await stage.as('ops'), await stage.as('gm')]
  const version = await ops.make('governance.policy-version', firstVersion(stage.house.plan, firstDay))
  await ops.act('governance.policy-version', version.id, 'submit', { withoutOpinions: '首版沿用已在执行的书面制度，征求意见已在书面制度中完成' })
  await gm.act('governance.policy-version', version.id, 'issue')
  for (const [document, role, upTo] of limits) {
    const limit = await ops.make('governance.authority-limit', { document, role, from: addDays(firstDay, -30), ...(upTo ? { upTo } : {}) })
    await gm.act('governance.authority-limit', limit.id, 'enact')
  }
  const orders = await readFile(new URL('order-authority.dmn', import.meta.url), 'utf8')
  await stage.house.store.transaction((unit) => enactDecision(stage.house, unit, 'authority.supply.purchase-order', orders, addDays(firstDay, -30)))
}

/** What lies open on the last days. */
export async function leaveOpen(stage: Stage, { department, person }: Hall): Promise<void> {
  const [ops, rdhead, hr] = [await stage.as('ops'), await stage.as('rdhead'), await stage.as('hr')]
  const exception = await rdhead.make('governance.exception', {
    clause: '4.2.2', department: department.get('RND'), reason: '多参数探头样件须在两周内送检，供应商尚未完成准入评审', scope: '仅限研发样件，单笔不超过 5,000 元',
    compensation: '到货后由质量部全检，费用计入研发项目', from: stage.today, until: addDays(stage.today, 30),
  })
  await rdhead.act('governance.exception', exception.id, 'submit')
  for (const [clause, title, home, login] of [['2.1.1', '提交本季度市场调研计划', 'MKT', 'market'], ['8.1.1', '确认本部门风险清单', 'QUA', 'qa'], ['5.3.1', '汇总各部门培训需求', 'GMO', 'trainer']] as const) {
    await ops.make('governance.evidence-task', { clause, title, department: department.get(home), responsible: person.get(login), dueOn: addDays(stage.today, 10) })
  }
  const news = await hr.make('commons.announcement', { title: '运营管理制度（第1版）施行通知', text: '《公司运营管理制度》已经批准施行。各部门负责人请组织学习，并在“制度地图”中查看本部门承担的条款。', kind: 'policy' })
  await hr.act('commons.announcement', news.id, 'publish')
}
