/** A buyer's way from a requisition to the sent order without a mouse, in every way of ways.ts where they are asked for. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { picture as pictured, ways } from './ways.ts'
import { comeIn, inTwoWeeks, numberOf, stateIs } from './windows.ts'

/** What stands on the screen, as a person who speaks the language calls it. */
const words = {
  zh: {
    requisition: '新建请购单', title: '事由', department: '需求部门', neededBy: '需求日期', item: '第 1 行 物料', quantity: '第 1 行 数量', price: '第 1 行 预计单价', note: '第 1 行 用途说明', submit: '提交', waits: '待批准', approved: '已批准', opinion: '审批意见',
    draw: '生成采购订单', follows: /^沿用 CG-/, place: '交货地点', quality: '质量标准', liability: '违约责任', print: '打印预览', send: '下达', sent: '已下达', history: '历史',
    says: { title: '恒温槽备件', note: '十二月生产', agreed: '按计划采购', place: '原料仓' },
  },
  en: {
    requisition: 'New Purchase requisition', title: 'Purpose', department: 'Department', neededBy: 'Needed by', item: 'Line 1 Item', quantity: 'Line 1 Quantity', price: 'Line 1 Estimated price', note: 'Line 1 Note', submit: 'Submit', waits: 'Awaiting approval', approved: 'Approved', opinion: 'Opinion',
    draw: 'Draw up: Purchase order', follows: /^As on CG-/, place: 'Place of delivery', quality: 'Quality standard', liability: 'Liability for breach', print: 'Print preview', send: 'Send', sent: 'Sent', history: 'History',
    says: { title: 'Spares for the thermostat bath', note: 'December production', agreed: 'As planned', place: 'Raw material store' },
  },
} as const

/** Ten fingers: nothing here moves or presses a mouse. */
class Keys {
  readonly page: Page
  constructor(page: Page) { this.page = page }
  press(...keys: readonly string[]): Promise<void> { return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve()) }
  type(text: string): Promise<void> { return this.page.keyboard.type(text) }
  /** Goes on by Tab until the wanted thing has the focus; back again where it is not ahead. */
  async to(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible()
    for (const [by, most] of [['Tab', 70], ['Shift+Tab', 120]] as const) for (let n = 0; n < most; n++) {
      if (await wanted.evaluate((one) => one === document.activeElement)) return
      await this.press(by)
    }
    throw new Error(`Tab does not lead to ${wanted}`)
  }
  /** Types into a field that offers names and takes the one that fits. */
  async choose(field: Locator, typed: string, shown: string | RegExp, taken: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
    await this.to(field)
    await this.type(typed)
    await expect(this.page.locator('.ant-select-dropdown:visible .ant-select-item-option, .lg-offers [role=option]').filter({ hasText: shown })).toHaveCount(1)
    await this.press(taken)
  }
  async fill(field: Locator, text: string): Promise<void> { await this.to(field); await this.type(text) }
}

/** What the page itself saw of a mouse. */
async function mouseSeenBy(page: Page): Promise<readonly string[]> {
  const seen: string[] = []
  await page.exposeFunction('seenByMouse', (what: string) => { seen.push(what) })
  await page.addInitScript(() => {
    const told = globalThis as unknown as { seenByMouse: (what: string) => void }
    for (const kind of ['pointerdown', 'mousedown', 'mousemove', 'touchstart', 'wheel']) addEventListener(kind, (event) => { if (event.isTrusted) told.seenByMouse(`${kind} on ${event.target instanceof Element ? event.target.outerHTML.slice(0, 80) : ''}`) }, { capture: true, passive: true })
    // A click that a key made has no count of presses.
    addEventListener('click', (event) => { if (event.isTrusted && event.detail > 0) told.seenByMouse('click') }, true)
  })
  return seen
}

for (const { language, width, theme } of ways(1)) test(`4.2.1-4.2.2 by keyboard alone: what is needed is asked for, approved, ordered, looked at on paper and sent (${language}, ${width}, ${theme})`, async ({ page, browser }, info) => {
  test.setTimeout(240_000)
  const say = words[language]
  const settings = { language, theme, density: 'dense' }
  const desk = { width, height: width === 390 ? 844 : 900 }
  const picture = (name: string, of = page): Promise<void> => pictured(of, info, name)
  const seen = await mouseSeenBy(page)
  await page.setViewportSize(desk)
  await page.addInitScript((kept) => localStorage.setItem('zhangfa-settings', JSON.stringify(kept)), settings)
  const keys = new Keys(page)
  const field = (name: string): Locator => page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name })).first()
  const button = (name: string): Locator => page.getByRole('main').getByRole('button', { name, exact: true }).or(page.getByRole('main').getByRole('link', { name, exact: true }))

  /** A colleague decides at another desk, by keyboard too. */
  const approved = async (login: string, number: string): Promise<void> => {
    const context = await browser.newContext({ viewport: desk, baseURL: info.project.use.baseURL ?? '' })
    const other = await context.newPage()
    await comeIn(other, login, language)
    await other.addInitScript((kept) => localStorage.setItem('zhangfa-settings', JSON.stringify(kept)), settings)
    await other.goto('/')
    const theirs = new Keys(other)
    const task = other.locator('.task', { hasText: number })
    await expect(task).toBeVisible()
    if (width === 390) { await theirs.to(task); await theirs.press('Enter') }
    for (let n = 0; n < 60 && (await other.locator('.preview', { hasText: number }).count()) === 0; n++) await theirs.press('j')
    await expect(other.locator('.preview', { hasText: number })).toBeVisible()
    await theirs.press('a')
    await expect(other.getByRole('textbox', { name: say.opinion })).toBeFocused()
    await theirs.type(say.says.agreed)
    await picture(`decides-${login}`, other)
    await theirs.press('Control+Enter')
    await expect(other.locator('.preview', { hasText: number })).toHaveCount(0)
    await context.close()
  }

  await page.goto('/sign-in')
  await expect(page.locator('#login')).toBeFocused()
  await keys.type('buyer')
  await keys.press('Tab')
  await keys.type(process.env['ZHANGFA_DEMO_PASSWORD'] ?? '')
  await keys.press('Enter')
  await expect(page.locator('.frame')).toBeVisible()

  await keys.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await keys.type(language === 'zh' ? 'qgd' : 'requisition')
  const begins = page.getByRole('option', { name: say.requisition })
  await expect(begins).toBeVisible()
  for (let n = 0; n < 30 && (await begins.getAttribute('aria-selected')) !== 'true'; n++) await keys.press('ArrowDown')
  await picture('finds')
  await keys.press('Enter')

  if (width > 720) await expect(field(say.title)).toBeFocused()
  await keys.fill(field(say.title), say.says.title)
  await keys.choose(field(say.department), language === 'zh' ? 'yyzx' : 'Operations', 'OPS')
  await keys.fill(field(say.neededBy), inTwoWeeks)
  await keys.press('Enter')
  await keys.choose(field(say.item), 'SE-1001', 'SE-1001', width === 390 ? 'Enter' : 'Tab')
  if (width === 390) await keys.to(field(say.quantity))
  for (const [name, text] of [[say.quantity, '40'], [say.price, '21.50'], [say.note, say.says.note]] as const) {
    await expect(field(name)).toBeFocused()
    await keys.type(text)
    if (name !== say.note) await keys.press('Tab')
  }
  await picture('asks')
  await keys.press('Control+s')
  const requisition = await numberOf(page, /QG-\d{6}-\d{4}$/)
  await keys.to(button(say.submit))
  await keys.press('Enter')
  await stateIs(page, say.waits)
  await picture('asked')

  await approved('ops', requisition)
  // The page tells it by itself.
  await stateIs(page, say.approved)
  await keys.to(button(say.draw))
  await keys.press('Enter')
  // Supplier and terms are those of the last order of these goods; what differs this time is typed over.
  await expect(field(say.quality)).not.toHaveValue('')
  await expect(field(say.liability)).not.toHaveValue('')
  await expect(page.getByText(say.follows)).not.toHaveCount(0)
  await keys.fill(field(say.place), say.says.place)
  // Walking past the lines left none that nobody filled.
  if (width > 720) await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2')
  await picture('orders')
  await keys.press('Control+s')
  const order = await numberOf(page, /CG-\d{6}-\d{4}$/)
  await keys.to(button(say.submit))
  await keys.press('Enter')
  await stateIs(page, say.waits)
  await approved('buyhead', order)
  await stateIs(page, say.approved)

  await keys.to(button(say.print))
  await keys.press('Enter')
  await expect(page.getByRole('dialog')).toContainText(order)
  await picture('looks-at-paper')
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button(say.print)).toBeFocused()
  await keys.to(button(say.send))
  await keys.press('Enter')
  await stateIs(page, say.sent)
  // Tabs are walked by arrows.
  await keys.to(page.getByRole('tab', { selected: true }))
  for (let n = 0; n < 20 && !(await page.getByRole('tab', { name: say.history }).evaluate((one) => one === document.activeElement)); n++) await keys.press('ArrowRight')
  await keys.press('Enter')
  await expect(page.locator('.history')).toContainText(say.send)
  await picture('sent')

  expect(seen).toEqual([])
  // What watched can see.
  await page.mouse.move(40, 40)
  await expect.poll(() => seen.length).toBeGreaterThan(0)
})
