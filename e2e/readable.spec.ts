/** Every kind of page is read by axe, in the light and in the dark. It works long on each, so here the browser may translate its code for speed. */
import { expect, test } from '@playwright/test'
import config from '../playwright.config.ts'
import { inColoursOfTheSystem, inTheDark, readable, signIn } from './windows.ts'

const { args = [], ...launch } = config.use?.launchOptions ?? {}
test.use({ launchOptions: { ...launch, args: args.filter((one) => !one.startsWith('--js-flags')) } })

const pages = [
  '/', '/home', '/documents/supply.purchase-order', '/policy', '/policy/4.2.2', '/ledger/trial-balance', '/ledger/closing', '/ledger/consolidated', '/figures/supply.stock-on-hand', '/figures/finance.payables-by-age',
  '/search?q=CG', '/organisation', '/processes/purchase-to-pay', '/audit', '/duties', '/my/files',
]
/** What the accountant fills in. */
const papers = ['/documents/finance.bank-statement', '/documents/finance.bill/new', '/documents/finance.prepayment-use/new', '/documents/finance.vat-return/new', '/documents/supply.supplier-invoice/import']

for (const [login, all] of [['gm', pages], ['finhead', papers]] as const) {
  test(`everybody can read it: no accessibility fault in the light nor in the dark (${login})`, async ({ page }) => {
    test.setTimeout(300_000)
    await signIn(page, login)
    await inColoursOfTheSystem(page)
    for (const [at, path] of all.entries()) {
      const within = at === 0 ? undefined : 'main'
      await page.goto(path)
      await inTheDark(page, false)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.locator('.ant-skeleton')).toHaveCount(0)
      await readable(page, path, 'light', within)
      await inTheDark(page)
      await readable(page, path, 'dark', within)
    }
  })
}
