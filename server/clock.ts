/** The house's clock: the machine's, or for a rehearsal one that starts at the instant written in a file, from the moment it was written. */
import { readFileSync, statSync } from 'node:fs'

/** Written anew, the file moves the clock; it is put in place whole, as `mv` does. A file that holds no instant is a fault. */
export function clockOf(file: string | undefined): (() => Date) | undefined {
  if (file === undefined) return undefined
  return () => {
    const from = Date.parse(readFileSync(file, 'utf8').trim())
    if (Number.isNaN(from)) throw new Error(`the file of the rehearsal clock holds no instant: ${file}`)
    return new Date(from + Math.max(0, Math.floor(Date.now() - statSync(file).mtimeMs)))
  }
}
