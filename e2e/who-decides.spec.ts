import { expect, test } from '@playwright/test'
import { asks, does, doorOf, drawingOf, fillAmount, fillRequest, find, gone, loanDrawing, offered, push, readsOn, say, shown, waiting } from './approving.ts'
import { comeIn, fillDay, inTwoWeeks, numberOf, open, pick, picture, press, stateIs } from './windows.ts'

/** A worker that begins anew offers kinds of its own. */
const kind = { name: `样机外借 ${Date.now()}`, nameEn: 'Prototype loan' }

/** Waits for somebody who leaves; whoever decides then fills the amount in and only reads the rest. */
const leaving = { name: `样机外送 ${Date.now()}`, nameEn: 'Prototype sent out' }
const leaver = { code: `L${Date.now()}`, login: `leaver${Date.now()}`, name: '离职同事', joinedOn: '2024-03-01', id: '' }
const leavingDrawing = drawingOf(leaving, ['own', '经办人审批', { en: 'Handler', approvers: `person:${leaver.login}`, read: 'reason', write: 'amount' }])

/** What one manager alone decides, so that their inbox can be cleared. */
const clearing = { name: `客户借用 ${Date.now()}`, nameEn: 'Loan to a customer' }
const clearingDrawing = drawingOf(clearing, ['service', '服务经理审批', { en: 'Service manager', approvers: 'person:service' }])

test.beforeAll(async ({ playwright, baseURL }) => {
  const door = await doorOf(playwright, baseURL as string)
  const { items: [home] } = await door.ask('GET', '/api/documents/commons.department?q=RND', await door.as('rdhead'))
  const { id: _, ...person } = leaver
  leaver.id = (await door.ask('POST', '/api/documents/commons.person', await door.as('admin'), { values: { ...person, department: home.id } })).row.id
  await offered(door, [[kind, loanDrawing(kind)], [leaving, leavingDrawing], [clearing, clearingDrawing], [ruled, ruledDrawing], [own, ownDrawing]])
  await door.shut()
})

test('25 a manager clears fifteen tasks on a phone with one thumb: each is decided from its preview, the next one comes by itself, and the empty inbox says what next', async ({ page }) => {
  await waiting(page, clearing, 15)
  await page.setViewportSize({ width: 390, height: 844 })
  await comeIn(page, 'service')
  await page.goto('/')
  const tasks = page.locator('.task')
  await expect(tasks).toHaveCount(15)
  await tasks.first().click()
  const decide = page.locator('.preview .decide')
  const heading = page.locator('.preview header .figures')
  for (let left = 15; left > 0; left--) {
    await expect(page.locator('.preview')).toContainText('客户现场演示')
    const number = await heading.innerText()
    const verb = { 13: '驳回', 7: '退回修改' }[left] ?? '同意'
    // What is owed is said by a sentence of one's own: nothing is typed.
    if (verb !== '同意') await decide.getByRole('list', { name: '常用意见' }).getByRole('button').first().click()
    const button = decide.getByRole('button', { name: verb, exact: true })
    const place = await button.boundingBox()
    expect(place?.height).toBeGreaterThanOrEqual(40)
    expect(place?.y).toBeGreaterThan(844 / 2)
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(844)
    await button.click()
    // Returning asks to whom; whoever began it stands first.
    if (verb === '退回修改') { await expect(decide.getByRole('radiogroup', { name: '退回到' })).toBeVisible(); await button.click() }
    if (left > 1) await expect(heading).not.toHaveText(number)
  }
  await expect(page.getByText('没有等您处理的事项')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: '看已处理的' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('代理: while the head is away the colleague they named decides in their name, and the history says so', async ({ page }) => {
  const number = await asks(page, '代理的样机', kind)
  for (const login of ['hardware', 'firmware']) { await push(await find(page, login, number), '同意'); await gone(page, number) }
  await comeIn(page, 'rdhead')
  await page.goto('/documents/commons.substitution/new')
  await pick(page, '被代理人', '郑凯')
  await pick(page, '代理人', '冯宇')
  await pick(page, '单据类型', '申请单')
  await fillDay(page, '生效日期', '2026-01-01')
  await fillDay(page, '失效日期', inTwoWeeks)
  await press(page, '保存')
  await press(page, '生效')
  await stateIs(page, '有效')
  const decide = await find(page, 'pm', number)
  await fillAmount(page, '600')
  await push(decide, '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已同意')
  await page.getByRole('tab', { name: '历史' }).click()
  await expect(page.getByText('代 郑凯').first()).toBeVisible()
})

test('离职转办: what waits for somebody who leaves is their successor’s at once; what the step only reads is not filled in there', async ({ page }, info) => {
  const number = await asks(page, '外送的样机', leaving)
  await comeIn(page, 'admin')
  await open(page, 'commons.person', leaver.id)
  await press(page, '离职')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/离职日期/).fill(new Date().toISOString().slice(0, 10))
  await dialog.getByLabel(/离职日期/).press('Enter')
  await pick(page, '工作接替人', '冯宇')
  await picture(page, info.outputPath('leaving.png'))
  await dialog.getByRole('button', { name: '离职', exact: true }).click()
  await stateIs(page, '离职')
  const decide = await find(page, 'pm', number)
  await expect(shown(page, number)).toContainText('客户现场演示')
  await expect(decide.getByLabel(/^事由/)).toHaveCount(0)
  await picture(page, info.outputPath('handed-over.png'))
  await fillAmount(page, '300')
  await push(decide, '同意')
  await gone(page, number)
  await readsOn(page, number, '已同意', '离职同事 → 冯宇')
  await picture(page, info.outputPath('told.png'))
})

/** Who is asked by rule: whoever filled it in, whom they choose, nobody twice; each step reads why. */
const ruled = { name: `样机代填 ${Date.now()}`, nameEn: 'Prototype filled in by an assistant' }
const ruledDrawing = drawingOf(ruled,
  ['filler', '填单人核对', { en: 'Whoever filled it in', approvers: 'field:enteredBy' }],
  ['chosen', '填单人选定', { en: 'Chosen by them', approvers: 'previous-choice', mode: 'all' }],
  ['once', '填单人复核', { en: 'Whoever filled it in, again', approvers: 'person:structure', mode: 'all', 'same-person': 'skip-once' }],
  ['between', '项目经理', { en: 'Project manager', approvers: 'person:pm' }],
  ['apart', '硬件复核', { en: 'Hardware again', approvers: 'person:hardware', mode: 'all', 'same-person': 'skip-in-row' }],
  ['row', '硬件会签', { en: 'Hardware and firmware', approvers: 'person:hardware,person:firmware', mode: 'all', 'same-person': 'skip-in-row' }])

test('who is asked: whoever filled it in, then whom they choose; 去重 once, and only in a row; the process tells why', async ({ page }, info) => {
  await comeIn(page, 'structure')
  await fillRequest(page, ruled, '代填的样机')
  const number = await numberOf(page, /SQ-\d{6}-\d{4}$/)
  await comeIn(page, 'rdhead')
  await open(page, 'governance.request', number)
  await press(page, '提交')
  await stateIs(page, '审批中')
  await does(page, 'structure', number, '同意')
  await expect(page.locator('.task', { hasText: number })).toContainText('填单人选定')
  await expect(shown(page, number)).toContainText('待选定审批人')
  await does(page, 'structure', number, '选定审批人', { people: ['董晨'] })
  await gone(page, number)
  const decide = await find(page, 'hardware', number)
  await expect(shown(page, number)).toContainText('选定的审批人')
  await push(decide, '同意')
  await gone(page, number)
  await does(page, 'pm', number, '同意')
  await gone(page, number)
  await does(page, 'hardware', number, '同意')
  await gone(page, number)
  await does(page, 'firmware', number, '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已同意')
  await page.getByRole('tab', { name: '流程' }).click()
  const step = (name: string) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) })
  await expect(step('填单人复核')).toContainText('去重：前面的环节已同意')
  await expect(step('填单人复核')).toContainText('自动通过')
  await expect(step('硬件复核')).not.toContainText('去重')
  await expect(step('硬件会签')).toContainText('去重：前面的环节已同意')
  await picture(page, info.outputPath('who.png'))
})

/** The starter names who decides and meets themselves as an approver; where nobody is found it never passes by itself. */
const own = { name: `样机自购 ${Date.now()}`, nameEn: 'Prototype bought oneself' }
const ownDrawing = drawingOf(own,
  ['choice', '发起人选定', { en: 'Chosen by the starter', approvers: 'choice', mode: 'all' }],
  ['skip', '本人与项目经理', { en: 'Starter and project manager', approvers: 'person:rdhead,person:pm', mode: 'all', starter: 'skip' }],
  ['head', '研发经理', { en: 'Head of R&D', approvers: 'person:rdhead', starter: 'head', mode: 'all' }],
  ['free', '研发经理岗', { en: 'Whoever manages R&D', approvers: 'role:rd-manager' }],
  ['person', '样机小组', { en: 'Prototype group', approvers: 'group:nobody', nobody: 'person:pm' }],
  ['admin', '外协小组', { en: 'Outside group', approvers: 'group:nobody', mode: 'all' }],
  ['stop', '空小组', { en: 'Empty group', approvers: 'group:nobody', nobody: 'stop' }],
  ['self', '发起人确认', { en: 'Starter confirms', approvers: 'person:rdhead', starter: 'self' }])

test('the starter names who decides, and their comment reaches them; as an approver they are passed over, or the head above is asked, even where drawn for themselves; nobody: a person, the administrator, or it stops and the administrator is told', async ({ page }, info) => {
  await comeIn(page, 'rdhead')
  await fillRequest(page, own, '自购的样机')
  const number = await numberOf(page, /SQ-\d{6}-\d{4}$/)
  await press(page, '提交')
  await stateIs(page, '审批中')
  await does(page, 'rdhead', number, '选定审批人', { people: ['董晨'] })
  await gone(page, number)
  await page.goto('/?box=started')
  await page.locator('.task', { hasText: number }).click()
  const mine = shown(page, number).locator('.decide')
  await say(mine, '请先核对图纸版本')
  await push(mine, '评论')
  await expect(page.getByText(`${number} 已评论`)).toBeVisible()
  const chosen = await find(page, 'hardware', number)
  await page.getByRole('button', { name: /条未读/ }).click()
  await expect(page.locator('.news')).toContainText(`郑凯 评论 ${number}：请先核对图纸版本`)
  await picture(page, info.outputPath('comment.png'))
  await page.keyboard.press('Escape')
  await push(chosen, '同意')
  await gone(page, number)
  await find(page, 'pm', number)
  await expect(shown(page, number)).toContainText('发起人本人，按流程跳过')
  await push(shown(page, number).locator('.decide'), '同意')
  await gone(page, number)
  const head = await find(page, 'office', number)
  await expect(shown(page, number)).toContainText('由上级代审')
  await picture(page, info.outputPath('head-above.png'))
  await push(head, '同意')
  await gone(page, number)
  for (const [login, why] of [['admin', '有权审批的人都不能审批本单，按流程转来'], ['pm', '没有找到审批人，按流程转来'], ['admin', '没有找到审批人，按流程转来']] as const) {
    await find(page, login, number)
    await expect(shown(page, number)).toContainText(why)
    await push(shown(page, number).locator('.decide'), '同意')
    await gone(page, number)
  }
  await page.goto('/')
  await page.getByRole('button', { name: /条未读/ }).click()
  await expect(page.locator('.news')).toContainText(`${number} 的审批没有人可以处理`)
  await page.goto('/incidents')
  const stuck = page.getByRole('article', { name: '空小组' }).filter({ hasText: number })
  await expect(stuck).toBeVisible()
  await picture(page, info.outputPath('stuck.png'))
  await push(stuck, '转办')
  await pick(page, '转给谁', '冯宇')
  await page.keyboard.press('Escape')
  await say(stuck, '小组尚未成立')
  await push(stuck, '转办')
  await expect(stuck).toHaveCount(0)
  await does(page, 'pm', number, '同意')
  await gone(page, number)
  const instead = await find(page, 'office', number)
  await expect(shown(page, number)).toContainText('不相容职务')
  await picture(page, info.outputPath('self.png'))
  await push(instead, '同意')
  await gone(page, number)
  await readsOn(page, number, '已同意', '自动跳过：发起人本人 · 本人与项目经理')
  await picture(page, info.outputPath('history.png'))
})
