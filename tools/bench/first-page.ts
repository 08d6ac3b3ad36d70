/** JavaScript of the first page, compressed: what the page asks for before anybody has clicked. */
import { existsSync, readFileSync } from 'node:fs'
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
