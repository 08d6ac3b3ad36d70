import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build } from 'vite'

type Chunk = { file: string; imports?: string[] }
const folder = mkdtempSync(join(tmpdir(), 'zhangfa-web-'))
let chunks: Record<string, Chunk> = {}

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), mode: 'production', logLevel: 'error', build: { outDir: folder, manifest: 'manifest.json' } })
  chunks = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as typeof chunks
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const weight = (file: string): number => gzipSync(readFileSync(join(folder, file))).length / 1000
const withImports = (file: string, seen = new Set<string>()): Set<string> => {
  if (!seen.has(file)) { seen.add(file); for (const key of Object.values(chunks).find((chunk) => chunk.file === file)?.imports ?? []) withImports((chunks[key] as Chunk).file, seen) }
  return seen
}
/** What the page itself asks for before anything of it runs. */
const asked = (): readonly string[] => [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file as string)

test('signing in and the inbox, words of one language included, weigh at most 250 kB', () => {
  const wanted = new Set([...asked(), ...['words/zh.ts', 'shell/locale-zh.ts'].map((key) => (chunks[key] as Chunk).file)].flatMap((file) => [...withImports(file)]))
  const kilobytes = [...wanted].reduce((sum, file) => sum + weight(file), 0)
  process.stdout.write(`first route: ${kilobytes.toFixed(1)} kB gzip in ${wanted.size} files\n`)
  expect(wanted.size).toBeGreaterThan(3)
  expect(wanted.size).toBeLessThanOrEqual(12)
  expect(kilobytes).toBeLessThanOrEqual(250)
})

test('nothing that is loaded later weighs more than 300 kB', () => {
  const heavy = Object.values(chunks).filter(({ file }) => file.endsWith('.js') && weight(file) > 300)
  expect(heavy.map(({ file }) => file)).toEqual([])
})
