/** `npm run zhangfa -- <command>`: what the house does from a command line. */
import { mkdir } from 'node:fs/promises'
import { companyOf, openHouse, verify, type Opened } from '#host'
import { replay, type Outcome } from '../replay/replay.ts'
import { theCalendar, theHouse } from '../house.ts'
import { settings } from '../settings.ts'
import { writesEvidence } from './evidence.ts'
import { importsLaws } from './laws.ts'
import { readsPolicy } from './policy.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const usage = `zhangfa verify                               核验封签 checks every deed against its seal
zhangfa import adventure-works <folder>      重放采购历史 replays a purchase history into an empty house
zhangfa evidence <clauses> <from> <to> <file> 证据包 evidence pack (zip) of clauses such as 4.2.4,7 or all, days as 2026-01-31
zhangfa import laws <folder>                 导入法律法规全文 keeps the texts of laws (md, one file each) for reading and search
zhangfa policy read <file> [--json]          读制度文本 reads a policy text (txt, md, docx): its tree, what was left out, what is wrong`

/** Whoever reads may have read enough, as `head` does: what is still said then is nobody's fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error })

/** The code is set, never forced: what was printed is still on its way to whoever reads it. */
process.exitCode = await asked(process.argv.slice(2)).catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); return 1 })

async function asked([command, ...args]: readonly string[]): Promise<number> {
  if (command === 'policy' && args[0] === 'read' && args.length > 1) return readsPolicy(args.slice(1), print)
  if (command === 'evidence' && args.length === 4) return withHouse((house) => writesEvidence(house, args, print))
  if (command === 'verify') return withHouse(verified)
  if (command === 'import' && args[0] === 'adventure-works' && args[1]) return withHouse((house) => replayed(house, args[1] as string))
  if (command === 'import' && args[0] === 'laws' && args[1]) return withHouse((house) => importsLaws(house, args[1] as string, print))
  print(usage)
  return 2
}

async function withHouse(work: (house: Opened) => Promise<number>): Promise<number> {
  if (!settings.databaseUrl) await mkdir(settings.data, { recursive: true })
  const database = settings.databaseUrl ? { url: settings.databaseUrl, stop: async () => undefined } : await (await import('../../kernel/store/embedded/index.ts')).startEmbedded({ folder: settings.data })
  const house = await openHouse({ plan: theHouse, calendar: theCalendar, url: database.url, connections: settings.connections })
  try { return await work(house) } finally { await house.close(); await database.stop() }
}

async function verified(house: Opened): Promise<number> {
  const { seals, deeds, unsealed, broken } = await verify(house.store)
  print(`封签 seals ${seals}，操作记录 deeds ${deeds}，待封 unsealed ${unsealed}，损坏 broken ${broken.length}`)
  for (const { seal, why } of broken) print(`✗ seal ${seal}: ${why}`)
  return broken.length === 0 ? 0 : 1
}

async function replayed(house: Opened, folder: string): Promise<number> {
  const company = await companyOf(house.store, house.plan)
  if (company && company.name !== 'Adventure Works') { print(`此库已有公司“${company.name}”，请用空库（ZHANGFA_DEMO=0 与新的 ZHANGFA_DATA）  This house belongs to "${company.name}"; use an empty one`); return 2 }
  const outcome = await replay(house, folder, print)
  return told(outcome) ? 0 : 1
}

function told({ orders, lines, sub_total, total_due, received, rejected, stocked_value, states, ledger, seals, expected, seconds, spent }: Outcome): boolean {
  const found: Readonly<Record<string, unknown>> = { orders, lines, sub_total, total_due, received, rejected, stocked_value }
  const same = (key: string) => expected?.[key] === undefined || Number(expected[key]) === Number(found[key])
  for (const [key, value] of Object.entries(found)) print(`${key.padEnd(14)} ${String(value).padStart(22)}${expected?.[key] === undefined ? '' : same(key) ? '  = totals.json' : `  ≠ ${String(expected[key])}`}`)
  print(`states         ${Object.entries(states).map(([state, count]) => `${state} ${count}`).join(', ')}`)
  print(`ledger         stocked ${ledger.stocked} (documents ${stocked_value}, each line rounded to the cent), invoices ${ledger.invoices}`)
  print(`trial balance  money ${ledger.trial}, goods ${ledger.goods}; stock ${ledger.stock} = opening + accepted ${ledger.expectedStock}`)
  print(`verify         ${seals.deeds} deeds in ${seals.seals} seals, ${seals.unsealed} unsealed, ${seals.broken.length} broken`)
  print(`time           ${seconds.toFixed(1)} s; most of it: ${spent.slice(0, 6).map(([kind, { count, ms }]) => `${kind} ${count} x ${(ms / count).toFixed(1)} ms`).join(', ')}`)
  return Object.keys(found).every(same) && Number(ledger.trial) === 0 && Number(ledger.goods) === 0 && Number(ledger.stock) === Number(ledger.expectedStock) && seals.broken.length === 0
}
