/** Words of two characters found in the laws of a folder: as the house asks, with ranking, count and snippets, and as one would by hand. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { searchPassages } from '#read'
import { openStore } from '#store'
import { importLaws } from '../../server/law-text/index.ts'
import { say } from './measure.ts'

const words = ['采购', '验收', '仓储', '预算', '发票', '合同', '劳动', '试用', '工资', '风险', '审计', '个人信息', '应当', '规定', '公司', '处罚']

export async function searches(database: string, times: number): Promise<void> {
  const folder = join(process.env['ZHANGFA_SHARED'] ?? '', 'data', 'prc-laws')
  if (!process.env['ZHANGFA_SHARED'] || !existsSync(folder)) return say('\n3. Search: skipped, set ZHANGFA_SHARED to a folder that holds data/prc-laws')
  const store = openStore({ url: database, connections: 2 })
  const { works, articles, seconds } = await importLaws(store, folder)
  await store.query({ text: 'analyze house.passage' })
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const sides = {
    house: async (word: string) => searchPassages(store, word),
    hand: async (word: string) => client.query({ name: 'by hand', text: 'select w.title, p.place, p.said, count(*) over () from house.passage p join house.work w on w.id = p.work where p.said like $1 limit 20', values: [`%${word}%`] }),
  }
  const taken: Record<keyof typeof sides, number[]> = { house: [], hand: [] }
  for (let at = 0; at < times; at++) for (const side of at % 2 ? (['house', 'hand'] as const) : (['hand', 'house'] as const)) {
    const start = performance.now()
    await sides[side](words[(at >> 1) % words.length] ?? '')
    taken[side].push(performance.now() - start)
  }
  await client.end()
  await store.close()
  const of = (all: readonly number[], part: number) => (all.toSorted((a, b) => a - b)[Math.floor(all.length * part)] ?? 0).toFixed(1)
  say(`\n3. Search in ${works} laws, ${articles} articles (imported in ${seconds.toFixed(1)} s): house p50 ${of(taken.house, 0.5)} ms, p95 ${of(taken.house, 0.95)} ms, ranked and with snippets; plain LIKE p50 ${of(taken.hand, 0.5)} ms, p95 ${of(taken.hand, 0.95)} ms (aim: p95 at most 300 ms)`)
}
