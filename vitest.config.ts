/** Unit tests, stories and scenarios: one cluster for the run, two workers on two cores that read the house once; every story has its own database. */
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** Begun first, so that no worker is alone with one of them at the end. */
const long = ['server/access-matrix', 'tools/cases.test', 'server/killed', 'server/replay', 'server/start.test', 'server/laws.scenario', 'server/postgres-15', 'tools/conformance.test', 'server/import/import.test', 'tools/floors']
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): Promise<Parameters<BaseSequencer['sort']>[0]> {
    const rank = ({ moduleId }: { readonly moduleId: string }): number => (long.findIndex((name) => moduleId.includes(name)) + 1) || long.length + 1
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId))
  }
}

export default defineConfig({
  test: {
    include: ['{kernel,commons,chapters,departments,server,tools,web}/**/*.{test,scenario}.ts'],
    globalSetup: ['tools/testing/cluster.ts'],
    pool: 'forks', maxWorkers: 2, isolate: false, sequence: { sequencer: LongFirst }, testTimeout: 120_000, hookTimeout: 240_000, expect: { poll: { timeout: 20_000 } },
    env: { TZ: 'Asia/Shanghai' },
  },
})
