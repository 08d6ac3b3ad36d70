/** A file kept beside a record: its bytes, their digest, and who brought them. */
import { createHash } from 'node:crypto'
import { uuid, type Asks } from './open.ts'

export type BroughtFile = { readonly document: string; readonly record: string; readonly name: string; readonly mime: string; readonly bytes: Uint8Array; readonly person: string; readonly at: Date }

/** Keeps the file and answers its id and its name, freed of what a path or a terminal would read into it. */
export async function keepFile(asks: Asks, { document, record, name: said, mime, bytes, person, at }: BroughtFile): Promise<{ readonly id: string; readonly name: string }> {
  const id = uuid(at)
  const name = (said || 'file').replaceAll(/[\u0000-\u001f/\\]/g, '_').slice(-200)
  await asks.query({
    text: 'insert into house.file (id, document, record, name, mime, size, sha256, bytes, person, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [id, document, record, name, mime, bytes.length, createHash('sha256').update(bytes).digest('hex'), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), person, at],
  })
  return { id, name }
}
