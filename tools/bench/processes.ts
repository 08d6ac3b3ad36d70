/** What Linux tells of a process: processor time and memory; elsewhere nothing is known, and zero is told. */
import { readFileSync, readdirSync } from 'node:fs'

/** Processor milliseconds of a process; with children, those that are over included. */
export function processorMs(pid: number, whose?: 'with children'): number {
  const ticks = (of: number, ended: boolean) => { const at = statOf(of); return sum(at.slice(11, ended ? 15 : 13)) }
  return 10 * (whose ? ticks(pid, true) + sum(childrenOf(pid).map((child) => ticks(child, false))) : ticks(pid, false))
}

/** Processor milliseconds of this process and of all of PostgreSQL: what others do on the machine is not in them. */
export function processor(postmaster: number): { readonly node: number; readonly postgres: number } {
  const { user, system } = process.cpuUsage()
  return { node: (user + system) / 1000, postgres: processorMs(postmaster, 'with children') }
}

/** Resident megabytes; pages that several processes share are counted in shares. */
export const residentMb = (pid: number, whose?: 'with children'): number => sum([pid, ...(whose ? childrenOf(pid) : [])].map((one) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0))) / 1024

const childrenOf = (pid: number): readonly number[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(statOf(Number(name))[1]) === pid).map(Number)
  } catch {
    return []
  }
}

/** Fields of /proc/<pid>/stat after the name: state, parent, ... */
const statOf = (pid: number): readonly string[] => (read(`/proc/${pid}/stat`).split(') ').at(-1) ?? '').split(' ')

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const sum = (all: readonly (string | number)[]): number => all.reduce<number>((total, one) => total + Number(one), 0)
