/** The pack itself: one ZIP with a manifest of digests over everything in it, and the program that checks it offline. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Zip, ZipDeflate, strToU8 } from 'fflate'
import type { House } from '#act'
import type { Actor } from '#allow'
import { companyOf } from '#host'
import type { Asked } from './asked.ts'
import { gathered, json, type Hear, type Sums } from './gather.ts'
import { readme } from './readme.ts'

/** `fingerprint` is the digest of the manifest: whoever knows it knows every byte. */
export type Packed = Sums & { readonly fingerprint: string; readonly files: number; readonly bytes: Uint8Array }
type Listed = { readonly path: string; readonly size: number; readonly sha256: string }

export async function pack(house: House, actor: Actor, asked: Asked, hear: Hear = async () => undefined): Promise<Packed> {
  const { part, end } = archive()
  const files: Listed[] = []
  const listed = (path: string, content: string | Uint8Array): void => {
    const bytes = typeof content === 'string' ? strToU8(content) : content
    files.push({ path, size: bytes.length, sha256: digest(bytes) })
    part(path, bytes)
  }
  const asOf = house.store.clock().toISOString()
  listed('verify.mjs', await readFile(new URL('verify.mjs', import.meta.url)))
  const sums = await gathered(house, actor, asked, { at: asOf, zone: house.zone }, listed, hear)
  const company = (await companyOf(house.store, house.plan))?.name ?? ''
  listed('README.txt', readme({ company, asOf, by: actor.name, sums, ...asked }))
  const manifest = json({ pack: 1, company, ...asked, asOf, zone: house.zone, by: { person: actor.person, name: actor.name }, counts: sums, files })
  const fingerprint = digest(manifest)
  part('manifest.json', strToU8(manifest))
  part('manifest.sha256', strToU8(`${fingerprint}  manifest.json\n`))
  return { ...sums, fingerprint, files: files.length + 2, bytes: end() }
}

const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

function archive() {
  const out: Uint8Array[] = []
  const zip = new Zip((error, bytes) => { if (error) throw error; out.push(bytes) })
  return {
    part: (path: string, bytes: Uint8Array): void => { const file = new ZipDeflate(path, { level: 6 }); zip.add(file); file.push(bytes, true) },
    end: (): Uint8Array => { zip.end(); return Buffer.concat(out) },
  }
}
