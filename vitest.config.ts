/** Unit tests, stories and scenarios: one cluster for the run, two workers on two cores that read the house once; every story has its own database. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{kernel,commons,chapters,departments,server,tools,web}/**/*.{test,scenario}.ts'],
    globalSetup: ['tools/testing/cluster.ts'],
    pool: 'forks', maxWorkers: 2, isolate: false, testTimeout: 120_000, hookTimeout: 240_000, expect: { poll: { timeout: 20_000 } },
    env: { TZ: 'Asia/Shanghai' },
  },
})
