/** A year in the company, played in a browser: one browser, one house with the sample company, started for the run. */
import { defineConfig } from '@playwright/test'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './tools/testing/own-house.ts'

const { env } = process
// The configuration is read again in every worker: what is chosen once is handed on through the environment.
env['ZHANGFA_E2E_DATA'] ??= mkdtempSync(join(tmpdir(), 'zhangfa-e2e-'))
env['ZHANGFA_E2E_PORT'] ??= String(await freePort())
env['ZHANGFA_DEMO_PASSWORD'] ??= 'a-year-in-the-company'

const chromium = [env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
const address = env['ZHANGFA_E2E_URL'] ?? `http://127.0.0.1:${env['ZHANGFA_E2E_PORT']}`

/** Begun first, so that no worker is alone with one of them at the end. */
const long = /(approvals|books|deadlines|first-journey|readable|who-decides)\.spec\.ts$/

export default defineConfig({
  projects: [{ name: 'long', testMatch: long }, { name: 'short', testIgnore: long }],
  testDir: 'e2e', workers: 2, retries: env['CI'] ? 1 : 0, timeout: 120_000, expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block', trace: env['ZHANGFA_TRACE'] ? 'retain-on-failure' : 'off', contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000, viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // A page lives for seconds here: translating its code for speed would cost more than it gives.
      args: [`--host-resolver-rules=MAP zhangfa.intranet ${new URL(address).hostname}`, '--js-flags=--no-opt --no-maglev', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  ...(env['ZHANGFA_E2E_URL'] ? {} : {
    webServer: {
      command: `"${process.execPath}" server/main.ts`, url: `${address}/api/health`, timeout: 240_000, gracefulShutdown: { signal: 'SIGINT', timeout: 20_000 },
      env: { ...(env as Record<string, string>), ZHANGFA_DATA: env['ZHANGFA_E2E_DATA'], ZHANGFA_PORT: env['ZHANGFA_E2E_PORT'] },
    },
  }),
})
