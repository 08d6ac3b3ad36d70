/** `npm test`: types, floors, lint, stories on real PostgreSQL, journeys in a browser - and one plain line that counts them all. */
import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { closed, fastFolder, ownHouse, type OwnHouse } from './testing/own-house.ts'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }
const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'zhangfa-reports-'))
const quick = process.argv.includes('--check')
const given = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))

const bin = (name: string, path: string): string => join(root, 'node_modules', name, path)
type Ran = { readonly ok: boolean; readonly stdout: string; readonly stderr: string }
const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> => new Promise((ran) => {
  execFile(process.execPath, [...args], { cwd: root, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => ran({ ok: !error, stdout, stderr }))
})

/** A tool that only says yes or no counts as one test. */
async function verdict(name: string, args: readonly string[]): Promise<Counts> {
  const began = performance.now()
  const { ok, stdout, stderr } = await node(args)
  tell(name, ok, began)
  if (!ok) process.stdout.write(`${stdout}${stderr}\n`)
  return ok ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; testResults: { name: string; startTime: number; endTime: number; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[] }

async function stories(): Promise<Counts> {
  const began = performance.now()
  const file = join(reports, 'vitest.json')
  const { ok, stderr } = await node([bin('vitest', 'vitest.mjs'), 'run', '--reporter=json', `--outputFile=${file}`, ...given])
  if (!existsSync(file)) { tell('stories', false, began); process.stdout.write(stderr); return { passed: 0, failed: 1, skipped: 0 } }
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  for (const { name, status: of, message, assertionResults } of report.testResults) {
    if (of === 'failed' && assertionResults.length === 0) process.stdout.write(`✗ ${name}\n${message}\n`)
    for (const { status: one, fullName, failureMessages } of assertionResults) if (one === 'failed') process.stdout.write(`✗ ${fullName}\n${failureMessages.join('\n').slice(0, 3000)}\n`)
  }
  const broken = report.testResults.filter(({ status: of, assertionResults }) => of === 'failed' && !assertionResults.some((one) => one.status === 'failed')).length
  tell('stories', ok, began)
  const slowest = report.testResults.map(({ name, startTime, endTime }) => ({ name: relative(root, name), seconds: (endTime - startTime) / 1000 })).toSorted((a, b) => b.seconds - a.seconds).slice(0, 12)
  process.stdout.write(`  slowest: ${slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)}`).join(', ')}\n`)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken + (!ok && report.numFailedTests + broken === 0 ? 1 : 0), skipped: report.numPendingTests + report.numTodoTests }
}

type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs?: { title: string; ok: boolean; tests: { status: string; results: { status: string; duration: number; error?: { message?: string } }[] }[] }[] }
type PlaywrightReport = { suites: PlaywrightSuite[]; stats: { expected: number; unexpected: number; skipped: number; flaky: number }; errors: { message?: string }[] }

/** The house in which the journeys are played, with the sample company; it opens while the stories are told. */
class Stage {
  readonly password = 'a-year-in-the-company'
  readonly #data = fastFolder('zhangfa-e2e-')
  readonly #house: Promise<OwnHouse | Error> = ownHouse({ ZHANGFA_DATA: this.#data, ZHANGFA_DEMO_PASSWORD: this.password }).catch((error: Error) => error)
  async opened(): Promise<OwnHouse | Error> { return this.#house }
  async gone(): Promise<void> {
    const house = await this.#house
    if (!(house instanceof Error)) await closed(house)
    rmSync(this.#data, { recursive: true, force: true })
  }
}

async function journeys(stage: Stage): Promise<Counts> {
  const began = performance.now()
  const house = await stage.opened()
  if (house instanceof Error) { tell('journeys', false, began); process.stdout.write(`${house.message}\n`); return { passed: 0, failed: 1, skipped: 0 } }
  const file = join(reports, 'playwright.json')
  const { stdout, stderr } = await node([bin('@playwright/test', 'cli.js'), 'test', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ZHANGFA_E2E_URL: house.url, ZHANGFA_DEMO_PASSWORD: stage.password })
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

/** A browser without a screen and a font with Chinese characters, fetched while the stories are played: from Debian as root, else Playwright's own. The headless shell paints for nobody, so it is preferred to a whole Chromium. */
async function browser(): Promise<void> {
  if (process.env['CHROMIUM_PATH'] || existsSync('/usr/bin/chromium-headless-shell')) return
  const apt = process.getuid?.() === 0 && await done('sh', ['-c', 'command -v apt-get'])
  const debian = apt && await done('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-cjk'])
  if (debian || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path))) return
  if (!await done(process.execPath, [bin('@playwright/test', 'cli.js'), 'install', '--only-shell', 'chromium'])) process.stdout.write('! no browser could be installed\n')
}

const done = (command: string, args: readonly string[]): Promise<boolean> =>
  new Promise((end) => { spawn(command, [...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).on('error', () => end(false)).on('exit', (code) => end(code === 0)) })

function tell(name: string, ok: boolean, began: number): void {
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
}

const tsc = bin('ts7', 'bin/tsc')
const verdicts = [
  verdict('types', [tsc, '-p', '.']),
  verdict('types of the window', [tsc, '-p', 'web']),
  verdict('types of the journeys', [tsc, '-p', 'e2e']),
  // In a whole run the stories look at the floors, and see them hold.
  ...(quick ? [verdict('floors', [bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', 'tools/floors/dependency-cruiser.cjs', '--output-type', 'err', 'kernel', 'commons', 'chapters', 'departments', 'server', 'web'])] : []),
  verdict('lint', [bin('oxlint', 'bin/oxlint'), '--quiet', '.']),
]
const fetched = quick ? undefined : browser()
const counts = await Promise.all(verdicts)
if (!quick) {
  const stage = new Stage()
  counts.push(await stories())
  await fetched
  counts.push(await journeys(stage))
  await stage.gone()
}
rmSync(reports, { recursive: true, force: true })
const total = (key: keyof Counts) => counts.reduce((sum, one) => sum + one[key], 0)
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`)
process.exitCode = total('failed') > 0 ? 1 : 0
