import { expect, test, type Page } from '@playwright/test'
import { spaces } from '../web/design/write.ts'
import { doorOf, fillRequest, find, gone, offered, published, push, shown, type Door } from './approving.ts'
import { onDay, rehearsal, type Rehearsal } from './rehearsal.ts'
import { comeIn, numberOf, open, picture, press, stateIs } from './windows.ts'

/** Wednesday before the National Day of 2026, ten in the morning. */
const begins = '2026-09-30T02:00:00Z'
const kind = { name: '样机出境', nameEn: 'Prototype abroad' }

/** Looked after by its term, then decided by it; after a day of rest a gateway, which in the first drawing has no way for what was asked. */
function drawing(otherwise: boolean): string {
  const user = (id: string, name: string, en: string, facts: string) => `<bpmn:userTask id="${id}" name="${name}" zf:en="${en}" zf:mode="all" ${facts}/>`
  const nodes: readonly (readonly [id: string, xml: string])[] = [
    ['start', '<bpmn:startEvent id="start"/>'],
    ['hardware', user('hardware', '硬件审批', 'Hardware', 'zf:approvers="person:hardware" zf:due="P3D" zf:remind="PT4H" zf:on-due="escalate"')],
    ['firmware', user('firmware', '固件知会', 'Firmware', 'zf:approvers="person:firmware" zf:due="PT8H" zf:on-due="approve"')],
    ['rest', '<bpmn:intermediateCatchEvent id="rest" name="等一天" zf:en="A day of rest"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>'],
    ['worth', `<bpmn:exclusiveGateway id="worth" name="金额" zf:en="Amount"${otherwise ? ' default="worth_head"' : ''}/>`],
    ['approve', '<bpmn:serviceTask id="approve" name="同意" zf:en="Approved"/>'],
    ['done', '<bpmn:endEvent id="done"/>'],
    ...(otherwise ? [['head', user('head', '研发经理审批', 'Head of R&amp;D', 'zf:approvers="person:rdhead"')] as const] : []),
  ]
  const flows = ['start hardware', 'hardware firmware', 'firmware rest', 'rest worth', 'worth approve', 'approve done', ...(otherwise ? ['worth head', 'head approve'] : [])].map((one) => one.split(' ') as [string, string])
  const at = new Map(nodes.map(([id], place) => [id, id === 'head' ? [740, 260] : [100 + place * 160, 100]] as const))
  const place = (id: string): readonly number[] => at.get(id) ?? []
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${Object.entries(spaces).map(([prefix, space]) => `xmlns:${prefix}="${space}"`).join(' ')} id="abroad" targetNamespace="http://zhangfa.example/processes"><bpmn:process id="request" name="${kind.name}" isExecutable="true">${nodes.map(([, xml]) => xml).join('')}
${flows.map(([from, to]) => `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${from === 'worth' && to === 'approve' ? '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount &gt; 0</bpmn:conditionExpression>' : ''}</bpmn:sequenceFlow>`).join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="request">${nodes.map(([id]) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${place(id)[0]}" y="${place(id)[1]}" width="100" height="80"/></bpmndi:BPMNShape>`).join('')}
${flows.map(([from, to]) => `<bpmndi:BPMNEdge id="${from}_${to}_di" bpmnElement="${from}_${to}">${[from, to].map((id) => `<di:waypoint x="${(place(id)[0] ?? 0) + 50}" y="${(place(id)[1] ?? 0) + 40}"/>`).join('')}</bpmndi:BPMNEdge>`).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`
}

let house: Rehearsal | undefined
let door: Door
let key = ''
test.describe.configure({ mode: 'serial', retries: 0 })
// Asked for the opening hook too, when the house is not there yet.
test.use({ baseURL: async ({ browserName: _ }, use) => use(house?.url) })
test.beforeAll(async ({ playwright }) => {
  test.setTimeout(240_000)
  house = await rehearsal(begins)
  door = await doorOf(playwright, house.url)
  ;[key = ''] = await offered(door, [[kind, drawing(false)]])
})
test.afterAll(async () => { await door?.shut(); await house?.stop() })

/** Both clocks stand at that instant, and whoever is meant comes in. */
async function at(page: Page, instant: string, login: string): Promise<void> {
  house?.moveTo(instant)
  await onDay(page, instant)
  await comeIn(page, login)
}
const bell = async (page: Page): Promise<string> => JSON.stringify((await (await page.request.get('/api/notifications')).json()).items.map((one: { text: unknown }) => one.text))

let number = ''
test('a term runs across the National Day to the make-up Saturday: reminded that day, then with the head above; the next step decides itself, as drawn, and reads so', async ({ page }, info) => {
  await at(page, begins, 'structure')
  await fillRequest(page, kind, '出境的样机', '2026-10-20')
  number = await numberOf(page, /SQ-\d{6}-\d{4}$/)
  await press(page, '提交')
  await stateIs(page, '审批中')

  await at(page, '2026-10-07T08:00:00Z', 'hardware')
  await find(page, 'hardware', number)
  await expect(shown(page, number)).toContainText('请在 2026-10-10 18:00 前处理')
  await expect(shown(page, number)).toContainText('逾期升级给上级')
  await picture(page, info.outputPath('holiday.png'))
  expect(await bell(page)).not.toContain(number)

  await at(page, '2026-10-10T09:00:00Z', 'hardware')
  await expect.poll(() => bell(page)).toContain(`${number} 的审批即将到期`)
  await find(page, 'hardware', number)

  await at(page, '2026-10-10T10:01:00Z', 'rdhead')
  await expect.poll(() => bell(page)).toContain(`${number} 的审批超时，已升级给您`)
  const decide = await find(page, 'rdhead', number)
  await expect(shown(page, number)).toContainText('上一位逾期未办，升级而来')
  await picture(page, info.outputPath('escalated.png'))
  await page.setViewportSize({ width: 390, height: 844 })
  await picture(page, info.outputPath('escalated-390.png'))
  await page.setViewportSize({ width: 1440, height: 900 })
  await push(decide, '同意')
  await gone(page, number)
  await find(page, 'firmware', number)
  await expect(shown(page, number)).toContainText('逾期自动同意（流程图规定）')

  await at(page, '2026-10-12T10:30:00Z', 'structure')
  await open(page, 'governance.request', number)
  await expect(async () => {
    await page.reload()
    await page.getByRole('tab', { name: '流程' }).click()
    await expect(page.getByRole('row', { name: /固件知会/ })).toContainText('到期自动同意（流程图规定）', { timeout: 2000 })
  }).toPass()
  await expect(page.getByRole('row', { name: /硬件审批/ })).toContainText('逾期未办')
  await picture(page, info.outputPath('by-itself.png'))
  await page.getByRole('tab', { name: '历史' }).click()
  await expect(page.locator('.history')).toContainText('到期自动同意（流程图规定） · 固件知会')
  await expect(page.locator('.history')).toContainText('逾期未办，升级给上级 · 硬件审批')
  await picture(page, info.outputPath('history.png'))
})

test('what the house fails at again and again the administrator sees, reads why, takes to a mended drawing, and lets go on', async ({ page }, info) => {
  await at(page, '2026-10-14T02:00:00Z', 'admin')
  // It is tried again later and later: the clock runs ahead until the house gives it up.
  let minutes = 0
  await expect.poll(async () => { house?.moveTo(new Date(Date.parse('2026-10-14T02:00:00Z') + 30 * 60_000 * ++minutes).toISOString()); return (await (await page.request.get('/api/incidents')).json()).items.length }, { intervals: [700], timeout: 60_000 }).toBe(1)
  await page.goto('/incidents')
  const incident = page.getByRole('row', { name: /等一天/ })
  await expect(incident).toContainText('网关“金额”没有一条条件成立')
  await picture(page, info.outputPath('incident.png'))

  await published(door, key, drawing(true))
  await comeIn(page, 'rdhead')
  await page.goto(`/processes/${key}/migration`)
  await press(page, '试算')
  await expect(page.getByText('试算 1 个案例，0 个不能迁移')).toBeVisible()
  await picture(page, info.outputPath('migration.png'))
  await press(page, '迁移')
  await expect(page.getByText('1 个案例已迁移到第 2 版')).toBeVisible()

  await comeIn(page, 'admin')
  await page.goto('/incidents')
  await incident.getByRole('button', { name: '重试' }).click()
  await expect(page.getByText('没有等待处理的异常')).toBeVisible()
  await comeIn(page, 'rdhead')
  await expect(async () => { await page.goto('/'); await expect(page.locator('.task', { hasText: number })).toBeVisible({ timeout: 2000 }) }).toPass()
  await push(await find(page, 'rdhead', number), '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已同意')
})
