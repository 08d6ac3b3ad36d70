/** `npm run bench`: what the house costs against plain SQL doing the same rows, in one run on one machine. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { openCompany } from './company.ts'
import { prepared } from './cycle.ts'
import { recorded, writer } from './plain.ts'

const seconds = process.argv.includes('quick') ? 4 : 12
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs per second of `clients` workers that each repeat their work until the time is over. */
async function perSecond(workers: readonly (() => Promise<unknown>)[]): Promise<number> {
  const began = performance.now()
  let count = 0
  await Promise.all(workers.map(async (work) => { while (performance.now() - began < seconds * 1000) { await work(); count++ } }))
  return count / ((performance.now() - began) / 1000)
}

const company = await openCompany()
try {
  say(`start with sample company ${company.startSeconds.toFixed(1)} s, again ${(await company.restart()).toFixed(1)} s, resident ${(await company.memory()).toFixed(0)} MB`)
  const cycle = await prepared(company.url)
  const plain = await recorded(await company.database(), await cycle.run())
  say(`one cycle: ${plain.transactions.length} transactions, ${plain.rows} rows`)
  for (const clients of [1, 4, 8]) {
    const house = await perSecond(Array.from({ length: clients }, () => cycle.run))
    const writers = await Promise.all(Array.from({ length: clients }, () => writer(plain)))
    const sql = await perSecond(writers.map(({ run }) => run))
    await Promise.all(writers.map(({ end }) => end()))
    say(`purchase to booked invoice, ${clients} clients: ${house.toFixed(1)} cycles/s over HTTP, ${sql.toFixed(1)} by plain SQL, ratio ${((100 * house) / sql).toFixed(0)} %`)
  }
  say(`resident after the load ${(await company.memory()).toFixed(0)} MB`)
  await waits(await company.database())
} finally { await company.stop() }
firstPage()

/** Where a statement of the house spent its time waiting is seen in the deeds: how many a second, and who waited for whom. */
async function waits(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const { rows: [found] } = await client.query<{ deeds: number; entries: number }>('select (select count(*) from house.deed)::int as deeds, (select count(*) from house.entry)::int as entries')
  await client.end()
  say(`deeds kept ${found?.deeds}, entries posted ${found?.entries}`)
}

/** JavaScript of the first page: the entry and all it imports at once. */
function firstPage(): void {
  const assets = join(import.meta.dirname, '../../web/dist')
  const html = readFileSync(join(assets, 'index.html'), 'utf8')
  const first = [...new Set([...html.matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => path))]
  const size = (path: string) => gzipSync(readFileSync(join(assets, path))).length / 1024
  const largest = readdirSync(join(assets, 'assets')).filter((name) => name.endsWith('.js')).map((name) => ({ name, kb: size(join('assets', name)) })).toSorted((a, b) => b.kb - a.kb)[0]
  say(`first page ${first.map(size).reduce((sum, kb) => sum + kb, 0).toFixed(0)} kB gzip in ${first.length} files; largest chunk ${largest?.name} ${largest?.kb.toFixed(0)} kB`)
}
