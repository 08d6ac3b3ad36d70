/** How PostgreSQL is run by whoever we are: it refuses root, so root enters a user namespace, or steps down to an unprivileged account. */
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'

type Launch = { readonly command: string; readonly before: readonly string[]; /** Account that must own the data folder, where we step down to one. */ readonly owner?: string }

let chosen: Launch | undefined

/** As an ordinary user nothing is needed; as root a namespace in which we are nobody, else the account `nobody` itself. */
export function launcher(): Launch {
  chosen ??= choose()
  return chosen
}

function choose(): Launch {
  if (process.getuid?.() !== 0) return { command: '', before: [] }
  const namespace = ['--user', '--map-user=65534', '--map-group=65534']
  if (spawnSync('unshare', [...namespace, 'true']).status === 0) return { command: 'unshare', before: namespace }
  const owner = spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody'
  return { command: 'setpriv', before: [`--reuid=${owner}`, `--regid=${owner === 'nobody' ? 'nogroup' : owner}`, '--clear-groups'], owner }
}

export function launch(binary: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const { command, before } = launcher()
  return command ? spawn(command, [...before, binary, ...args], options) : spawn(binary, [...args], options)
}

/** Runs to the end; a failure carries what it printed. */
export async function runToEnd(binary: string, args: readonly string[], options: SpawnOptions): Promise<void> {
  const child = launch(binary, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => { said += chunk.toString() })
  child.stderr?.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const code = await new Promise<number | null>((ended, failed) => { child.once('error', failed); child.once('exit', ended) })
  if (code !== 0) throw new Error(`${binary} ended with ${code}: ${said.trim()}`)
}
