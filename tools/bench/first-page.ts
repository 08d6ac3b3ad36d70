/** JavaScript of the windows, compressed: what the first page asks for before anybody has clicked, and what comes later. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { say } from './measure.ts'

export function firstPage(): void {
  const built = join(import.meta.dirname, '../../web/dist')
  if (!existsSync(join(built, 'index.html'))) { say('\n5. First page: not measured, the window is not built'); return }
  const html = readFileSync(join(built, 'index.html'), 'utf8')
  const first = [...new Set([...html.matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => path))]
  const kb = first.map((path) => gzipSync(readFileSync(join(built, path))).length / 1024).reduce((sum, one) => sum + one, 0)
  say(`\n5. First page: ${kb.toFixed(0)} kB of JavaScript after gzip, ${first.length} files (aim: at most 250 kB)`)
}

/** What is fetched later, piece by piece: the heaviest. */
export function laterPages(): void {
  const built = join(import.meta.dirname, '../../web/dist/assets')
  if (!existsSync(built)) return
  const heavy = readdirSync(built).filter((name) => name.endsWith('.js')).map((name) => ({ name: name.replace(/-[\w-]{8}\.js$/, ''), kb: gzipSync(readFileSync(join(built, name))).length / 1024 })).toSorted((a, b) => b.kb - a.kb)
  say(`   of ${heavy.length} pieces the heaviest in kB: ${heavy.slice(0, 5).map(({ name, kb }) => `${name} ${kb.toFixed(0)}`).join(', ')} (aim: at most 300 each)`)
}
