/** What people do about approvals: offer a kind with its drawing, ask, find the task, say, choose, decide. */
import { expect, type APIRequestContext, type Locator, type Page, type PlaywrightWorkerArgs } from '@playwright/test'
import { bpmnOf } from '../web/design/write.ts'
import { comeIn, fillDay, inTwoWeeks, labelled, numberOf, open, pick, press, stateIs } from './windows.ts'

export type Kind = { readonly name: string; readonly nameEn: string }
type Steps = Parameters<typeof bpmnOf>[0]['steps']
const ends = { approve: 'approve', reject: 'reject', return: 'return' }

/** A vertical drawing of one approval after another: id, name, and what it says. */
export const drawingOf = ({ name }: Kind, ...steps: readonly (readonly [id: string, name: string, facts: Readonly<Record<string, string>>])[]): string =>
  bpmnOf({ pool: 'request', name, ends, steps: steps.map(([id, called, facts]) => ({ kind: 'approve', id, name: called, facts })) satisfies Steps })

/** Two engineers sign together, then the head decides, fills the amount in and may do only what the step permits. */
export const loanDrawing = (kind: Kind): string => drawingOf(kind,
  ['joint', '技术会签', { en: 'Engineers sign', approvers: 'person:hardware,person:firmware', mode: 'all', hidden: 'from', due: 'P2D' }],
  ['chief', '研发经理审批', { en: 'Head of R&D', approvers: 'person:rdhead', verbs: 'approve,return,transfer,add-before,remind,withdraw', required: 'amount', due: 'P1D' }])

export type Door = { readonly as: (login: string) => Promise<Headers>; readonly ask: (method: string, path: string, headers: Headers, data?: object) => Promise<Answered>; readonly shut: () => Promise<void> }
type Headers = Readonly<Record<string, string>>
type Answered = { readonly version: number; readonly row: { readonly id: string; readonly number: string; readonly version: number }; readonly items: readonly [{ readonly id: string }, ...{ readonly id: string }[]] }

/** The door without a window: what is not looked at is made there. */
export async function doorOf(playwright: PlaywrightWorkerArgs['playwright'], baseURL: string): Promise<Door> {
  const door = await playwright.request.newContext({ baseURL })
  return {
    as: async (login) => ({ authorization: `Bearer ${(await answer(door, 'POST', '/api/session', { login, password: process.env['ZHANGFA_DEMO_PASSWORD'] })).token}` }),
    ask: (method, path, headers, data) => answer(door, method, path, data, headers),
    shut: () => door.dispose(),
  }
}

/** The head of R&D offers the kinds and publishes their approvals; answers the numbers by which the drawings are known. */
export async function offered({ as, ask }: Door, all: readonly (readonly [Kind, string])[]): Promise<readonly string[]> {
  const headers = await as('rdhead')
  const { items: [home] } = await ask('GET', '/api/documents/commons.department?q=RND', headers)
  const numbers: string[] = []
  for (const [kind, xml] of all) {
    const { row } = await ask('POST', '/api/documents/governance.request-kind', headers, { values: { ...kind, department: home.id } })
    await published({ as, ask }, row.number, xml)
    numbers.push(row.number)
  }
  return numbers
}

/** A drawing published by the head of R&D, as the next version of that key. */
export async function published({ as, ask }: Pick<Door, 'as' | 'ask'>, key: string, xml: string): Promise<void> {
  const headers = await as('rdhead')
  const { version } = await ask('PUT', `/api/processes/${key}/drafts`, { ...headers, 'if-match': '0' }, { xml })
  await ask('POST', `/api/processes/${key}/publish`, { ...headers, 'if-match': String(version) }, {})
}

export async function answer(door: APIRequestContext, method: string, path: string, data?: object, headers: Record<string, string> = {}) {
  const response = await door.fetch(path, { method, headers, ...(data ? { data } : {}) })
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true)
  return response.json()
}

/** Asks for something of a kind, at the window. */
export async function asks(page: Page, title: string, of: Kind): Promise<string> {
  await comeIn(page, 'structure')
  await fillRequest(page, of, title)
  const number = await numberOf(page, /SQ-\d{6}-\d{4}$/)
  await press(page, '提交')
  await stateIs(page, '审批中')
  return number
}

/** A request begun, filled in and kept as a draft. */
export async function fillRequest(page: Page, of: Kind, title: string, from = inTwoWeeks): Promise<void> {
  await page.goto('/documents/governance.request/new')
  await pick(page, '申请类型', of.name)
  await labelled(page, '标题').fill(title)
  await pick(page, '申请部门', '研发')
  await labelled(page, '事由').fill('客户现场演示')
  await fillDay(page, '开始日期', from)
  await press(page, '保存')
}

export const shown = (page: Page, number: string) => page.locator('.preview', { hasText: number })
export async function find(page: Page, login: string, number: string, box = '') {
  await comeIn(page, login)
  await page.goto(box ? `/?box=${box}` : '/')
  await page.locator('.task', { hasText: number }).click()
  await expect(shown(page, number)).toBeVisible()
  return shown(page, number).locator('.decide')
}
/** Every verb that can be pressed, those under “more” included. */
export async function verbsIn(page: Page, decide: Locator): Promise<readonly string[]> {
  const row = (await decide.locator('button:not(.phrases *)').allInnerTexts()).map((text) => text.replaceAll(/\s/g, '')).filter(Boolean)
  if (!row.includes('更多')) return row
  await decide.getByRole('button', { name: '更多' }).click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  const more = await page.getByRole('menuitem').allInnerTexts()
  await page.keyboard.press('Escape')
  return [...row.filter((text) => text !== '更多'), ...more]
}
export const say = (decide: Locator, opinion: string) => decide.locator('textarea').fill(opinion)
export const push = (decide: Locator, verb: string) => decide.getByRole('button', { name: verb, exact: true }).last().click()
/** Takes a verb from the menu, and whom it asks for. */
export async function choose(page: Page, decide: Locator, verb: string, person?: string) {
  // A menu that still unfolds, or closes, takes the click and lets it go: it is chosen once its picker has come.
  await expect(async () => {
    const [item, atHand] = [page.getByRole('menuitem', { name: verb, exact: true }), decide.getByRole('button', { name: verb, exact: true })]
    if (await atHand.isVisible()) await atHand.click({ timeout: 2000 })
    else {
      if (!await item.isVisible()) await decide.getByRole('button', { name: '更多' }).click()
      await item.click({ timeout: 2000 })
    }
    await expect(person ? page.getByLabel('转给谁') : decide.getByRole('button', { name: verb, exact: true })).toBeVisible({ timeout: 2000 })
  }).toPass()
  if (!person) return
  await pick(page, '转给谁', person)
  await page.keyboard.press('Escape')
}
/** The amount, whose label bears its currency. */
export async function fillAmount(page: Page, amount: string) {
  await labelled(page, '金额').fill(amount)
  await labelled(page, '金额').blur()
}
export const gone = (page: Page, number: string) => expect(page.locator('.task', { hasText: number })).toHaveCount(0)

/** The request itself: how it stands, and what its history tells. */
export async function readsOn(page: Page, number: string, state: string, told: string | RegExp) {
  await open(page, 'governance.request', number)
  await stateIs(page, state)
  await page.getByRole('tab', { name: '历史' }).click()
  await expect(page.locator('.history')).toContainText(told)
}

/** Opens the task and does what its verb asks for. */
export async function does(page: Page, login: string, number: string, verb: string, { opinion, people = [] }: { readonly opinion?: string; readonly people?: readonly string[] } = {}) {
  const decide = await find(page, login, number)
  for (const person of people) await choose(page, decide, verb, person)
  if (opinion) await say(decide, opinion)
  await push(decide, verb)
  return decide
}

/** Requests of colleagues that wait for one manager, made at the door. */
export async function waiting(page: Page, kind: Kind, count: number): Promise<void> {
  const { request } = page
  const { token } = await answer(request, 'POST', '/api/session', { login: 'structure', password: process.env['ZHANGFA_DEMO_PASSWORD'] })
  const headers = { authorization: `Bearer ${token}` }
  const idOf = async (type: string, q: string): Promise<string> => (await answer(request, 'GET', `/api/documents/${type}?q=${encodeURIComponent(q)}`, undefined, headers)).items[0].id
  const [of, department] = [await idOf('governance.request-kind', kind.name), await idOf('commons.department', 'RND')]
  for (let at = 1; at <= count; at++) {
    const { row } = await answer(request, 'POST', '/api/documents/governance.request', { values: { kind: of, department, title: `借给客户的样机 ${at}`, reason: '客户现场演示', amount: `${at}200.50` } }, headers)
    await answer(request, 'POST', `/api/documents/governance.request/${row.id}/submit`, {}, { ...headers, 'if-match': String(row.version) })
  }
}
