/** `npm test`: types, floors, lint, stories on real PostgreSQL, journeys in a browser - and one plain line that counts them all. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }
const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'zhangfa-reports-'))
const quick = process.argv.includes('--check')
const given = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))

const bin = (name: string, path: string): string => join(root, 'node_modules', name, path)
const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, maxBuffer: 256 * 1024 * 1024 })

/** A tool that only says yes or no counts as one test. */
function verdict(name: string, args: readonly string[]): Counts {
  const began = performance.now()
  const { status, stdout, stderr } = node(args)
  tell(name, status === 0, began)
  if (status !== 0) process.stdout.write(`${stdout}${stderr}\n`)
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; testResults: { name: string; startTime: number; endTime: number; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[] }

function stories(): Counts {
  const began = performance.now()
  const file = join(reports, 'vitest.json')
  const { status, stderr } = node([bin('vitest', 'vitest.mjs'), 'run', '--reporter=json', `--outputFile=${file}`, ...given])
  if (!existsSync(file)) { tell('stories', false, began); process.stdout.write(stderr); return { passed: 0, failed: 1, skipped: 0 } }
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  for (const { name, status: of, message, assertionResults } of report.testResults) {
    if (of === 'failed' && assertionResults.length === 0) process.stdout.write(`✗ ${name}\n${message}\n`)
    for (const { status: one, fullName, failureMessages } of assertionResults) if (one === 'failed') process.stdout.write(`✗ ${fullName}\n${failureMessages.join('\n').slice(0, 3000)}\n`)
  }
  const broken = report.testResults.filter(({ status: of, assertionResults }) => of === 'failed' && !assertionResults.some((one) => one.status === 'failed')).length
  tell('stories', status === 0, began)
  const slowest = report.testResults.map(({ name, startTime, endTime }) => ({ name: relative(root, name), seconds: (endTime - startTime) / 1000 })).toSorted((a, b) => b.seconds - a.seconds).slice(0, 12)
  process.stdout.write(`  slowest: ${slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)}`).join(', ')}\n`)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken + (status !== 0 && report.numFailedTests + broken === 0 ? 1 : 0), skipped: report.numPendingTests + report.numTodoTests }
}

type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs?: { title: string; ok: boolean; tests: { status: string; results: { status: string; duration: number; error?: { message?: string } }[] }[] }[] }
type PlaywrightReport = { suites: PlaywrightSuite[]; stats: { expected: number; unexpected: number; skipped: number; flaky: number }; errors: { message?: string }[] }

function journeys(): Counts {
  const began = performance.now()
  if (!existsSync(join(root, 'playwright.config.ts'))) { process.stdout.write('- journeys: none yet\n'); return { passed: 0, failed: 0, skipped: 0 } }
  browser()
  const file = join(reports, 'playwright.json')
  const { stdout, stderr } = node([bin('@playwright/test', 'cli.js'), 'test', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  if (!existsSync(file)) { tell('journeys', false, began); process.stdout.write(`${stdout}${stderr}`.slice(-5000)); return { passed: 0, failed: 1, skipped: 0 } }
  const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport
  for (const { message } of errors) process.stdout.write(`✗ ${message}\n`)
  suites.forEach(tellFailures)
  const failed = stats.unexpected + errors.length
  tell('journeys', failed === 0, began)
  process.stdout.write(`  slowest: ${suites.flatMap(played).toSorted((a, b) => b.seconds - a.seconds).slice(0, 12).map(({ title, seconds }) => `${title.slice(0, 48)} ${seconds.toFixed(0)}`).join(', ')}\n`)
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped }
}

const played = ({ suites = [], specs = [] }: PlaywrightSuite): readonly { readonly title: string; readonly seconds: number }[] =>
  [...specs.map(({ title, tests }) => ({ title, seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration / 1000, 0) })), ...suites.flatMap(played)]

function tellFailures({ suites = [], specs = [] }: PlaywrightSuite): void {
  for (const { title, ok, tests } of specs) {
    const again = tests.some(({ status }) => status === 'flaky')
    if (!ok || again) process.stdout.write(`${ok ? '~ passed only when played again:' : '✗'} ${title}\n${tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? '')).join('\n').slice(0, 3000)}\n`)
  }
  suites.forEach(tellFailures)
}

/** A browser without a screen and a font with Chinese characters: from Debian as root, else Playwright's own. The headless shell paints for nobody, so it is preferred to a whole Chromium. */
function browser(): void {
  if (process.env['CHROMIUM_PATH'] || existsSync('/usr/bin/chromium-headless-shell')) return
  const apt = process.getuid?.() === 0 && spawnSync('sh', ['-c', 'command -v apt-get']).status === 0
  const debian = apt && spawnSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-cjk'], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  if (debian || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path))) return
  if (node([bin('@playwright/test', 'cli.js'), 'install', '--only-shell', 'chromium']).status !== 0) process.stdout.write('! no browser could be installed\n')
}

function tell(name: string, ok: boolean, began: number): void {
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
}

const tsc = bin('ts7', 'bin/tsc')
const steps: readonly (() => Counts)[] = [
  () => verdict('types', [tsc, '-p', '.']),
  () => verdict('types of the window', [tsc, '-p', 'web']),
  () => verdict('types of the journeys', [tsc, '-p', 'e2e']),
  () => verdict('floors', [bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', 'tools/floors/dependency-cruiser.cjs', '--output-type', 'err', 'kernel', 'commons', 'chapters', 'departments', 'server', 'web']),
  () => verdict('lint', [bin('oxlint', 'bin/oxlint'), '--quiet', '.']),
  ...(quick ? [] : [stories, journeys]),
]
const counts = steps.map((step) => step())
rmSync(reports, { recursive: true, force: true })
const total = (key: keyof Counts) => counts.reduce((sum, one) => sum + one[key], 0)
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`)
process.exitCode = total('failed') > 0 ? 1 : 0
