/** The lock is seen to hold: one forbidden look per rule is planted in a small house, and that rule must cry out. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rules = (createRequire(import.meta.url)('./dependency-cruiser.cjs') as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name)
type Cruised = { readonly modules: readonly { readonly source: string }[]; readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string } }[] } }

function cruise(cwd: string, folders: readonly string[]): Cruised {
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', 'tools/floors/dependency-cruiser.cjs', '--output-type', 'json', ...folders], { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  return JSON.parse(stdout) as Cruised
}

/** File that looks, file it looks at, and what it writes to do so. */
const planted: Readonly<Record<string, readonly [from: string, look: string]>> = {
  'kernel-looks-only-down': ['kernel/words/a.ts', '../../commons/index.ts'], 'commons-looks-only-down': ['commons/a.ts', '../chapters/1-x/contract.ts'], 'chapters-looks-only-down': ['chapters/1-x/a.ts', '../../departments/d/index.ts'],
  'departments-looks-only-down': ['departments/d/a.ts', '../../server/index.ts'], 'server-looks-only-down': ['server/a.ts', '../web/a.ts'], 'web-looks-only-down': ['web/a.ts', '../server/index.ts'],
  ...Object.fromEntries([['words', 'declare'], ['declare', 'store'], ['store', 'check'], ['check', 'store'], ['allow', 'ledger'], ['ledger', 'flow'], ['flow', 'ledger'], ['read', 'duty'], ['duty', 'act'], ['act', 'host']].map(([low, high]) => [`${low}-looks-only-down`, [`kernel/${low}/b.ts`, `../${high}/index.ts`]])),
  'chapters-see-declare-and-words-only': ['chapters/1-x/b.ts', '../../kernel/store/index.ts'], 'chapters-see-contracts-only': ['chapters/1-x/c.ts', '../2-y/index.ts'], 'departments-see-contracts-only': ['departments/d/b.ts', '../../chapters/1-x/index.ts'],
  'departments-do-not-see-each-other': ['departments/d/c.ts', '../e/index.ts'], 'contract-and-policy-stand-on-the-ground': ['chapters/1-x/contract.ts', '../2-y/contract.ts'], 'chapters-are-pure': ['chapters/1-x/d.ts', 'node:fs'],
  'rooms-are-entered-by-the-door': ['kernel/act/c.ts', '../read/inner.ts'], 'kernel-is-entered-by-the-door': ['server/b.ts', '../kernel/act/inner.ts'], 'web-sees-words-and-declare-only': ['web/b.ts', '../kernel/read/index.ts'],
  'decimal.js-only-in-its-room': ['kernel/act/d.ts', 'decimal.js'], 'pg-only-in-its-room': ['kernel/act/e.ts', 'pg'], 'fastify-only-in-its-room': ['server/c.ts', 'fastify'],
  'bpmn-moddle-only-in-its-room': ['kernel/act/g.ts', 'bpmn-moddle'], 'feelin-only-in-its-room': ['kernel/act/h.ts', 'feelin'], 'saxen-only-in-its-room': ['kernel/act/i.ts', 'saxen'], 'pinyin-pro-only-in-its-room': ['kernel/act/j.ts', 'pinyin-pro'], 'opencc-js-only-in-its-room': ['kernel/act/k.ts', 'opencc-js'], 'pdfkit-only-in-its-room': ['kernel/act/l.ts', 'pdfkit'], 'no-circle': ['kernel/words/circle.ts', './circle-back.ts'],
}

describe('every floor rule is seen to hold', () => {
  const small = mkdtempSync(join(tmpdir(), 'zhangfa-floors-'))
  const put = (path: string, text: string) => { mkdirSync(dirname(join(small, path)), { recursive: true }); writeFileSync(join(small, path), text) }
  beforeAll(() => {
    for (const file of ['tools/floors/dependency-cruiser.cjs', 'house.floors.json', 'package.json', 'tsconfig.json']) { mkdirSync(dirname(join(small, file)), { recursive: true }); cpSync(join(root, file), join(small, file)) }
    symlinkSync(join(root, 'node_modules'), join(small, 'node_modules'))
    const rooms = ['words', 'declare', 'store', 'check', 'allow', 'ledger', 'flow', 'read', 'duty', 'act', 'host'].map((room) => `kernel/${room}`)
    for (const room of [...rooms, 'commons', 'chapters/1-x', 'chapters/2-y', 'departments/d', 'departments/e', 'server']) for (const file of ['index', 'inner', 'contract']) put(`${room}/${file}.ts`, 'export const here = 1\n')
    put('web/a.ts', 'export const here = 1\n')
    put('kernel/words/circle-back.ts', `import './circle.ts'\n`)
    for (const [from, look] of Object.values(planted)) put(from, `import '${look}'\n`)
  })
  afterAll(() => rmSync(small, { recursive: true, force: true }))

  test('no rule is without its planted look', () => {
    expect(rules.filter((name) => !planted[name] && name !== 'host-looks-only-down')).toEqual([])
  })
  test('each planted look is found under its rule', () => {
    const cried = new Set(cruise(small, ['kernel', 'commons', 'chapters', 'departments', 'server', 'web']).summary.violations.map(({ rule }) => rule.name))
    expect(Object.keys(planted).filter((name) => !cried.has(name))).toEqual([])
  })
  test('the real house was looked at whole, and nothing cried', () => {
    const rooms = ['kernel', 'commons', 'chapters', 'departments', 'server', 'web']
    const { modules, summary } = cruise(root, rooms)
    const tracked = spawnSync('git', ['ls-files', ...rooms], { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    const seen = new Set(modules.map(({ source }) => source))
    expect(tracked.filter((path) => !seen.has(path))).toEqual([])
    expect(summary.violations.map(({ rule }) => rule.name)).toEqual([])
  })
})
