/** An accountant's voucher and a manager's inbox in every way of ways.ts; what they may expect in detail is told by grid.spec and who-decides.spec. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { doorOf, drawingOf, offered, waiting } from './approving.ts'
import { comeIn, numberOf, stateIs } from './windows.ts'
import { asWay, picture, ways } from './ways.ts'

const words = {
  zh: {
    title: '十一月费用', summary: '摘要', cell: (n: number, field: string) => `第 ${n} 行 ${field}`, lines: ['摘要', '借方', '贷方', '部门'], wrong: '有 3 格需要改正', save: '保存', submit: '提交审核', waits: '待审核',
    phrases: '常用意见', approve: '同意', reject: '驳回', return: '退回修改', returnTo: '退回到', reason: '客户现场演示', none: '没有等您处理的事项', done: '看已处理的',
  },
  en: {
    title: 'Costs of November', summary: 'Summary', cell: (n: number, field: string) => `Line ${n} ${field}`, lines: ['Summary', 'Debit', 'Credit', 'Department'], wrong: 'Cells to mend: 3', save: 'Save', submit: 'Submit', waits: 'To be checked',
    phrases: 'Own phrases', approve: 'Approve', reject: 'Reject', return: 'Return', returnTo: 'Return to', reason: '客户现场演示', none: 'Nothing waits for you', done: 'See what you decided',
  },
} as const

/** What a spreadsheet leaves: thirty lines, three of their cells wrong. */
const amounts = ['1,200', '¥15.50', '１２．５', '3O0', '2.5.1', ...Array.from({ length: 24 }, (_, at) => `${at + 1}00.25`)]
const sheet = (cost: string, paid: string, nowhere: string): string => [...amounts.map((amount, at) => `${cost}${at + 1}\t6602\t${amount}\t\t${at === 6 ? nowhere : 'OPS'}`), `${paid}\t1002\t\t\t`].join('\r\n')

const pasted = (page: Page, text: string): Promise<void> => page.evaluate((plain) => {
  const data = new DataTransfer()
  data.setData('text/plain', plain)
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
}, text)

const clearing = { name: `客户借用 ${Date.now()}`, nameEn: 'Loan to a customer' }

for (const way of ways(0)) {
  const { language, width, theme } = way
  const say = words[language]
  const [, debit, credit, department] = say.lines
  const called = `(${language}, ${width}, ${theme})`

  test(`6.2.1 an accountant's thirty lines from a sheet, three cells of them mended, balanced and handed in ${called}`, async ({ page }, info) => {
    await comeIn(page, 'accountant', language)
    await asWay(page, way)
    await page.goto('/documents/finance.voucher/new')
    await page.getByRole('textbox', { name: new RegExp(`^${say.summary}`) }).first().fill(say.title)
    const field = (n: number, name: string): Locator => page.getByRole('textbox', { name: say.cell(n, name), exact: true }).or(page.getByRole('combobox', { name: say.cell(n, name), exact: true })).first()
    await field(1, say.summary).focus()
    await pasted(page, sheet(language === 'zh' ? '费用' : 'Cost ', language === 'zh' ? '付款' : 'Paid', language === 'zh' ? '不存在的部门' : 'Nowhere'))
    await expect(page.getByText(say.wrong)).toBeVisible()
    await picture(page, info, '1-pasted')
    const mend = async (n: number, name: string, text: string): Promise<void> => {
      await page.getByRole('alert').getByRole('button', { name: new RegExp(`^${say.cell(n, name)}`) }).click()
      await expect(field(n, name)).toBeVisible()
      if (width === 390) await field(n, name).fill(text)
      else await page.keyboard.type(text)
      if (name === department) await expect(page.getByRole('option', { name: /OPS/ }).first()).toBeVisible()
      if (n === 7) await picture(page, info, '2-mends')
      if (width === 390 && name === department) await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: 'OPS' }).first().click()
      else await page.keyboard.press(width === 390 ? 'Tab' : 'Enter')
    }
    await mend(7, department, language === 'zh' ? 'yyzx' : 'Operations')
    await mend(4, debit, '300')
    await mend(5, debit, '2.51')
    await expect(page.getByRole('alert')).toHaveCount(0)
    await picture(page, info, '3-mended')
    if (width === 390) {
      await page.getByRole('button', { name: new RegExp(`^${say.cell(30, '').trim()} `) }).click()
      await field(30, credit).fill('31536.51')
      await field(30, credit).blur()
    } else {
      await field(5, debit).or(page.locator('.lg textarea')).first().focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.press('Control+F7')
      await expect(page.locator('.lg')).toContainText('31,536.51')
    }
    await picture(page, info, '4-balanced')
    await page.getByRole('main').getByRole('button', { name: say.save, exact: true }).click()
    await numberOf(page, /PZ-\d{6}-\d{4}$/)
    await page.getByRole('main').getByRole('button', { name: say.submit, exact: true }).click()
    await stateIs(page, say.waits)
    await picture(page, info, '5-handed-in')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  test(`25 a manager clears fifteen tasks, one refused, one returned ${called}`, async ({ page, playwright, baseURL }, info) => {
    const door = await doorOf(playwright, baseURL as string)
    const kind = { ...clearing, name: `${clearing.name} ${called}` }
    await offered(door, [[kind, drawingOf(kind, ['service', '服务经理审批', { en: 'Service manager', approvers: 'person:service' }])]])
    await door.shut()
    await waiting(page, kind, 15)
    await comeIn(page, 'service', language)
    await asWay(page, way)
    await page.goto('/')
    const tasks = page.locator('.task')
    await expect(tasks).toHaveCount(15)
    await picture(page, info, '1-inbox')
    await tasks.first().click()
    const decide = page.locator('.preview .decide')
    const heading = page.locator('.preview header .figures')
    for (let left = 15; left > 0; left--) {
      await expect(page.locator('.preview')).toContainText(say.reason)
      const number = await heading.innerText()
      const verb = { 13: say.reject, 7: say.return }[left] ?? say.approve
      if (verb !== say.approve) await decide.getByRole('list', { name: say.phrases }).getByRole('button').first().click()
      if ([15, 13].includes(left)) await picture(page, info, left === 15 ? '2-first' : '3-refuses')
      await decide.getByRole('button', { name: verb, exact: true }).click()
      if (verb === say.return) { await expect(decide.getByRole('radiogroup', { name: say.returnTo })).toBeVisible(); await picture(page, info, '4-returns'); await decide.getByRole('button', { name: verb, exact: true }).click() }
      if (left > 1) await expect(heading).not.toHaveText(number)
    }
    await expect(page.getByText(say.none)).toBeVisible()
    await picture(page, info, '5-cleared')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}
