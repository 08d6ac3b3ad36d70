import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { bpmnOf } from '../web/design/write.ts'
import { comeIn, fillDay, inTwoWeeks, labelled, numberOf, open, pick, press, stateIs } from './windows.ts'

/** A worker that begins anew offers a kind of its own. */
const kind = { name: `样机借用 ${Date.now()}`, nameEn: 'Prototype loan' }
const ends = { approve: 'approve', reject: 'reject', return: 'return' }

/** Two engineers sign together, then the head decides, fills the amount in and may do only what the step permits. */
const drawing = bpmnOf({
  pool: 'request', name: kind.name, ends, steps: [
    { kind: 'approve', id: 'joint', name: '技术会签', facts: { en: 'Engineers sign', approvers: 'person:hardware,person:firmware', mode: 'all', hidden: 'from', due: 'P2D' } },
    { kind: 'approve', id: 'chief', name: '研发经理审批', facts: { en: 'Head of R&D', approvers: 'person:rdhead', verbs: 'approve,return,transfer,add-before,remind,withdraw', required: 'amount', due: 'P1D' } },
  ],
})

/** Three ways of deciding together, one after the other; 退回 goes to an earlier step and comes straight back. */
const modes = { name: `样机报废 ${Date.now()}`, nameEn: 'Prototype scrapping' }
const modesDrawing = bpmnOf({
  pool: 'request', name: modes.name, ends, steps: [
    { kind: 'approve', id: 'one', name: '或签', facts: { en: 'Either signs', approvers: 'person:hardware,person:firmware' } },
    { kind: 'approve', id: 'order', name: '依次', facts: { en: 'In order', approvers: 'person:process,person:pm', mode: 'sequence' } },
    { kind: 'approve', id: 'vote', name: '票签', facts: { en: 'By vote', approvers: 'person:hardware,person:firmware,person:process', mode: 'vote', share: '60', refusal: 'counts', returns: 'case', 'after-return': 'straight-back' } },
  ],
})

/** Waits for somebody who leaves; whoever decides then fills the amount in and only reads the rest. */
const leaving = { name: `样机外送 ${Date.now()}`, nameEn: 'Prototype sent out' }
const leaver = { code: `L${Date.now()}`, login: `leaver${Date.now()}`, name: '离职同事', joinedOn: '2024-03-01', id: '' }
const leavingDrawing = bpmnOf({ pool: 'request', name: leaving.name, ends, steps: [{ kind: 'approve', id: 'own', name: '经办人审批', facts: { en: 'Handler', approvers: `person:${leaver.login}`, read: 'reason', write: 'amount' } }] })

/** What one manager alone decides, so that their inbox can be cleared. */
const clearing = { name: `客户借用 ${Date.now()}`, nameEn: 'Loan to a customer' }
const clearingDrawing = bpmnOf({ pool: 'request', name: clearing.name, ends, steps: [{ kind: 'approve', id: 'service', name: '服务经理审批', facts: { en: 'Service manager', approvers: 'person:service' } }] })

/** The head of R&D offers the kinds and publishes their approvals. */
test.beforeAll(async ({ playwright, baseURL }) => {
  const door = await playwright.request.newContext({ baseURL: baseURL as string })
  const as = async (login: string) => ({ authorization: `Bearer ${(await answer(door, 'POST', '/api/session', { login, password: process.env['ZHANGFA_DEMO_PASSWORD'] })).token}` })
  const headers = await as('rdhead')
  const { items: [home] } = await answer(door, 'GET', '/api/documents/commons.department?q=RND', undefined, headers)
  const { id: _, ...person } = leaver
  leaver.id = (await answer(door, 'POST', '/api/documents/commons.person', { values: { ...person, department: home.id } }, await as('admin'))).row.id
  for (const [offered, xml] of [[kind, drawing], [modes, modesDrawing], [leaving, leavingDrawing], [clearing, clearingDrawing]] as const) {
    const made = await answer(door, 'POST', '/api/documents/governance.request-kind', { values: { ...offered, department: home.id } }, headers)
    const { version } = await answer(door, 'PUT', `/api/processes/${made.row.number}/drafts`, { xml }, { ...headers, 'if-match': '0' })
    await answer(door, 'POST', `/api/processes/${made.row.number}/publish`, {}, { ...headers, 'if-match': String(version) })
  }
  await door.dispose()
})
async function answer(door: APIRequestContext, method: string, path: string, data?: object, headers: Record<string, string> = {}) {
  const response = await door.fetch(path, { method, headers, ...(data ? { data } : {}) })
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true)
  return response.json()
}

/** Requests of colleagues that wait for one manager, made at the door. */
async function waiting(page: Page, count: number): Promise<void> {
  const { request } = page
  const { token } = await answer(request, 'POST', '/api/session', { login: 'structure', password: process.env['ZHANGFA_DEMO_PASSWORD'] })
  const headers = { authorization: `Bearer ${token}` }
  const idOf = async (type: string, q: string): Promise<string> => (await answer(request, 'GET', `/api/documents/${type}?q=${encodeURIComponent(q)}`, undefined, headers)).items[0].id
  const [of, department] = [await idOf('governance.request-kind', clearing.name), await idOf('commons.department', 'RND')]
  for (let at = 1; at <= count; at++) {
    const { row } = await answer(request, 'POST', '/api/documents/governance.request', { values: { kind: of, department, title: `借给客户的样机 ${at}`, reason: '客户现场演示', amount: `${at}200.50` } }, headers)
    await answer(request, 'POST', `/api/documents/governance.request/${row.id}/submit`, {}, { ...headers, 'if-match': String(row.version) })
  }
}

async function asks(page: Page, title: string, of = kind): Promise<string> {
  await comeIn(page, 'structure')
  await page.goto('/documents/governance.request/new')
  await pick(page, '申请类型', of.name)
  await labelled(page, '标题').fill(title)
  await pick(page, '申请部门', '研发')
  await labelled(page, '事由').fill('客户现场演示')
  await fillDay(page, '开始日期', inTwoWeeks)
  await press(page, '保存')
  const number = await numberOf(page, /SQ-\d{6}-\d{4}$/)
  await press(page, '提交')
  await stateIs(page, '审批中')
  return number
}
const shown = (page: Page, number: string) => page.locator('.preview', { hasText: number })
async function find(page: Page, login: string, number: string, box = '') {
  await comeIn(page, login)
  await page.goto(box ? `/?box=${box}` : '/')
  await page.locator('.task', { hasText: number }).click()
  await expect(shown(page, number)).toBeVisible()
  return shown(page, number).locator('.decide')
}
/** Every verb that can be pressed, those under “more” included. */
async function verbsIn(page: Page, decide: ReturnType<Page['locator']>): Promise<readonly string[]> {
  const row = (await decide.locator('button:not(.phrases *)').allInnerTexts()).map((text) => text.replaceAll(/\s/g, '')).filter(Boolean)
  if (!row.includes('更多')) return row
  await decide.getByRole('button', { name: '更多' }).click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  const more = await page.getByRole('menuitem').allInnerTexts()
  await page.keyboard.press('Escape')
  return [...row.filter((text) => text !== '更多'), ...more]
}
const say = (decide: ReturnType<Page['locator']>, opinion: string) => decide.locator('textarea').fill(opinion)
const push = (decide: ReturnType<Page['locator']>, verb: string) => decide.getByRole('button', { name: verb, exact: true }).last().click()
async function choose(page: Page, decide: ReturnType<Page['locator']>, verb: string, person?: string) {
  // A menu that still unfolds, or closes, takes the click and lets it go: it is chosen once its picker has come.
  await expect(async () => {
    const item = page.getByRole('menuitem', { name: verb, exact: true })
    if (!await item.isVisible()) await decide.getByRole('button', { name: '更多' }).click()
    await item.click({ timeout: 2000 })
    await expect(person ? page.getByLabel('转给谁') : decide.getByRole('button', { name: verb, exact: true })).toBeVisible({ timeout: 2000 })
  }).toPass()
  if (!person) return
  await pick(page, '转给谁', person)
  await page.keyboard.press('Escape')
}
/** The amount, whose label bears its currency. */
async function fillAmount(page: Page, amount: string) {
  await labelled(page, '金额').fill(amount)
  await labelled(page, '金额').blur()
}
const gone = (page: Page, number: string) => expect(page.locator('.task', { hasText: number })).toHaveCount(0)

test('会签: both must sign, each sees what the other said; a decision is taken back while nobody has acted on it', async ({ page }) => {
  const number = await asks(page, '会签的样机')
  let decide = await find(page, 'hardware', number)
  await expect(shown(page, number)).toContainText('2 人中 0 人已处理')
  await expect.poll(() => verbsIn(page, decide)).toEqual(['同意', '驳回', '退回修改', '转办', '委派', '前加签', '并加签', '后加签', '抄送', '评论', '终止'])
  await say(decide, '图纸可行')
  await push(decide, '同意')
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText(`${number} 的决定已撤销`)).toBeVisible()
  decide = await find(page, 'hardware', number)
  await expect(shown(page, number)).toContainText('2 人中 0 人已处理')
  await push(decide, '同意')
  await gone(page, number)
  decide = await find(page, 'hardware', number, 'done')
  await push(decide, '拿回')
  decide = await find(page, 'hardware', number)
  await say(decide, '再看一遍，可行')
  await push(decide, '同意')
  await gone(page, number)
  decide = await find(page, 'firmware', number)
  await expect(shown(page, number)).toContainText('2 人中 1 人已处理')
  await expect(shown(page, number)).toContainText('再看一遍，可行')
  // What the drawing hides at a step is not told there.
  await expect(shown(page, number)).not.toContainText(inTwoWeeks)
  await push(decide, '同意')
  await gone(page, number)
  await find(page, 'rdhead', number)
  await expect(shown(page, number)).toContainText('研发经理审批')
  await expect(shown(page, number)).toContainText(inTwoWeeks)
})

test('加签 and 转办 go to colleagues who see it through the task; the amount is filled in before approving; only permitted verbs are offered', async ({ page }) => {
  const number = await asks(page, '加签转办的样机')
  for (const login of ['hardware', 'firmware']) { await push(await find(page, login, number), '同意'); await gone(page, number) }
  let decide = await find(page, 'rdhead', number)
  await expect.poll(() => verbsIn(page, decide)).toEqual(['同意', '退回修改', '转办', '前加签'])
  await choose(page, decide, '前加签', '田甜')
  await push(decide, '前加签')
  await gone(page, number)
  decide = await find(page, 'process', number)
  await expect(shown(page, number)).toContainText('客户现场演示')
  await say(decide, '工艺无异议')
  await fillAmount(page, '1200')
  await push(decide, '同意')
  await gone(page, number)
  decide = await find(page, 'rdhead', number)
  await expect(shown(page, number)).toContainText('工艺无异议')
  await choose(page, decide, '转办', '冯宇')
  await say(decide, '项目归您管')
  await push(decide, '转办')
  await gone(page, number)
  decide = await find(page, 'pm', number)
  await fillAmount(page, '')
  await push(decide, '同意')
  await expect(shown(page, number).getByText('同意前须填写“金额”').first()).toBeVisible()
  await fillAmount(page, '900')
  await push(decide, '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已同意')
  await expect(page.getByText('900.00').first()).toBeVisible()
})

test('撤回 by whoever asked; 退回 with its reason, and again from the start', async ({ page }) => {
  const number = await asks(page, '撤回的样机')
  await press(page, '催办')
  await press(page, '撤回')
  await stateIs(page, '草稿')
  await press(page, '提交')
  await stateIs(page, '审批中')
  const decide = await find(page, 'hardware', number)
  await push(decide, '退回修改')
  await expect(page.getByText('退回修改须写明意见')).toBeVisible()
  await say(decide, '请补装配图')
  await push(decide, '退回修改')
  await gone(page, number)
  await comeIn(page, 'structure')
  await open(page, 'governance.request', number)
  await stateIs(page, '草稿')
  await page.getByRole('tab', { name: '历史' }).click()
  await expect(page.locator('.history')).toContainText('请补装配图')
})

/** Opens the task and does what its verb asks for. */
async function does(page: Page, login: string, number: string, verb: string, { opinion, people = [] }: { readonly opinion?: string; readonly people?: readonly string[] } = {}) {
  const decide = await find(page, login, number)
  for (const person of people) await choose(page, decide, verb, person)
  if (opinion) await say(decide, opinion)
  await push(decide, verb)
  return decide
}

test('或签, 依次 and 票签; 委派 comes back, 并加签 and 减签; a 退回 goes to the step before and straight back', async ({ page }) => {
  const number = await asks(page, '报废的样机', modes)
  await does(page, 'firmware', number, '委派', { people: ['潘越'], opinion: '结构请看' })
  await gone(page, number)
  await does(page, 'structure', number, '办毕交回', { opinion: '外壳已裂' })
  await gone(page, number)
  await does(page, 'firmware', number, '同意')
  await gone(page, number)
  await comeIn(page, 'hardware')
  await page.goto('/')
  await gone(page, number)

  await does(page, 'process', number, '同意')
  await gone(page, number)
  await does(page, 'pm', number, '同意')
  await gone(page, number)

  await does(page, 'hardware', number, '并加签', { people: ['潘越'] })
  await expect(page.getByText(`${number} 已并加签`)).toBeVisible()
  await does(page, 'hardware', number, '减签', { people: ['潘越'], opinion: '已口头说明' })
  await expect(page.getByText(`${number} 已减签`)).toBeVisible()
  const decide = await find(page, 'firmware', number)
  await push(decide, '退回修改')
  await expect(page.getByRole('radio', { name: '或签', exact: true })).toBeVisible()
  await page.getByRole('radio', { name: '上一环节 · 依次' }).check()
  await say(decide, '请项目经理再确认')
  await push(decide, '退回修改')
  await gone(page, number)
  for (const login of ['process', 'pm']) { await does(page, login, number, '同意'); await gone(page, number) }

  await does(page, 'hardware', number, '驳回', { opinion: '还能修' })
  await gone(page, number)
  await does(page, 'firmware', number, '同意')
  await gone(page, number)
  await does(page, 'process', number, '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已同意')
})

test('后加签, 抄送 with its receipt; an administrator reopens what was decided; 退回 to any earlier step; 终止', async ({ page }) => {
  const number = await asks(page, '重开的样机', modes)
  await does(page, 'hardware', number, '抄送', { people: ['郑凯'] })
  await expect(page.getByText(`${number} 已抄送`)).toBeVisible()
  await push(await find(page, 'rdhead', number, 'copied'), '已阅')
  await expect(shown(page, number).getByRole('button', { name: '已阅' })).toHaveCount(0)
  await does(page, 'hardware', number, '后加签', { people: ['吴建平'] })
  await expect(page.getByText(`${number} 已后加签`)).toBeVisible()
  await does(page, 'hardware', number, '同意')
  await gone(page, number)
  await does(page, 'admin', number, '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await page.locator('section', { hasText: '重新打开' }).getByLabel('审批意见').last().fill('漏看了检测报告')
  await press(page, '重新打开')
  await does(page, 'firmware', number, '同意')
  await gone(page, number)
  for (const login of ['process', 'pm']) { await does(page, login, number, '同意'); await gone(page, number) }
  const vote = await find(page, 'hardware', number)
  await push(vote, '退回修改')
  await page.getByRole('radio', { name: '或签', exact: true }).check()
  await say(vote, '请固件先看报告')
  await push(vote, '退回修改')
  await expect(page.locator('.task', { hasText: number })).toContainText('或签')
  await choose(page, await find(page, 'firmware', number), '终止')
  await say(shown(page, number).locator('.decide'), '样机已遗失')
  await push(shown(page, number).locator('.decide'), '终止')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已驳回')
})

test('an approval reads in both languages, at a desk and on a phone', async ({ page }, info) => {
  const number = await asks(page, '两种语言的样机')
  for (const [language, progress] of [['zh', '2 人中 0 人已处理'], ['en', '0 of 2 have decided']] as const) for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await comeIn(page, 'hardware', language)
    await page.goto('/')
    await page.locator('.task', { hasText: number }).click()
    await expect(shown(page, number)).toContainText(progress)
    await expect(page.locator('.ant-skeleton')).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    if (language === 'en') expect(await shown(page, number).locator('.decide').innerText()).not.toMatch(/[\u3400-\u9fff]/)
    await page.screenshot({ path: info.outputPath(`approval-${language}-${width}.png`), fullPage: true })
  }
})

test('25 a manager clears fifteen tasks on a phone with one thumb: each is decided from its preview, the next one comes by itself, and the empty inbox says what next', async ({ page }) => {
  await waiting(page, 15)
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
  const number = await asks(page, '代理的样机')
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
  await page.screenshot({ path: info.outputPath('leaving.png') })
  await dialog.getByRole('button', { name: '离职', exact: true }).click()
  await stateIs(page, '离职')
  const decide = await find(page, 'pm', number)
  await expect(shown(page, number)).toContainText('客户现场演示')
  await expect(decide.getByLabel(/^事由/)).toHaveCount(0)
  await page.screenshot({ path: info.outputPath('handed-over.png') })
  await fillAmount(page, '300')
  await push(decide, '同意')
  await gone(page, number)
  await open(page, 'governance.request', number)
  await stateIs(page, '已同意')
  await page.getByRole('tab', { name: '历史' }).click()
  await expect(page.locator('.history')).toContainText('离职同事 → 冯宇')
  await page.screenshot({ path: info.outputPath('told.png') })
})
