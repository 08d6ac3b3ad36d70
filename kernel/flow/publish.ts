/** Definitions: drawn processes are compiled, kept in immutable versions, and read again by key and version. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Process } from '#declare'
import type { Asks } from '#store'
import { compile, form, type Definition } from './engine/index.ts'
import type { FlowHouse } from './house.ts'

export type Published = { readonly key: string; readonly version: number; readonly definition: Definition }

/** Publishes every process of the plan whose drawing is not the latest version kept; a pool that is bound but not drawn is a fault. */
export async function publish({ plan, store }: FlowHouse): Promise<readonly string[]> {
  const published: string[] = []
  for (const process of plan.processes.values()) if (await publishOne(store, process)) published.push(process.process)
  return published
}

async function publishOne(asks: Asks & { clock(): Date }, process: Process): Promise<boolean> {
  const xml = await readFile(new URL(process.diagram), 'utf8')
  const digest = createHash('sha256').update(xml).digest('hex')
  const definition = await compile(xml)
  for (const pool of Object.keys(process.pools)) if (!definition.pools[pool]) throw new Error(`${process.process}: the drawing has no pool ${pool}`)
  const made = await asks.query({
    text: `insert into house.definition (key, version, label_zh, label_en, xml, compiled, digest, at)
      select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7 from house.definition where key = $1 having not exists
        (select 1 from house.definition d where d.key = $1 and d.digest = $6 and d.version = (select max(version) from house.definition where key = $1)) returning version`,
    values: [process.process, process.label[0], process.label[1], xml, JSON.stringify(definition), digest, asks.clock()],
  })
  return made.length > 0
}

const compiled = new Map<string, Definition>()

/**
 * A version never changes, so a process may keep what it has read once - but not across databases, hence the digest in the key.
 * What an earlier engine compiled is compiled again from the drawing.
 */
export async function definitionOf(asks: Asks, of: { readonly definition: string; readonly version: number; readonly digest: string; readonly pool: string }): Promise<Definition> {
  const key = `${of.definition}:${of.version}:${of.digest}`
  if (!compiled.has(key)) {
    const [row] = await asks.query<{ compiled: Definition; xml: string }>({ text: 'select compiled, xml from house.definition where key = $1 and version = $2', values: [of.definition, of.version] })
    if (row) compiled.set(key, row.compiled.form === form ? row.compiled : await compile(row.xml, 'walk'))
  }
  const definition = compiled.get(key)
  if (!definition?.pools[of.pool]) throw new Error(`${of.definition} version ${of.version} has no pool ${of.pool}`)
  return definition
}
