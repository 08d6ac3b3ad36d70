/** Definitions: drawn processes are compiled, kept in immutable versions, and read again by key and version. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Plan, Process } from '#declare'
import type { Asks } from '#store'
import { insist, together, type Label } from '#words'
import type { Bound } from './bound.ts'
import { compile, form, misunderstood, type Definition } from './engine/index.ts'
import type { FlowHouse } from './house.ts'
import { lint } from './lint.ts'

export type Published = { readonly key: string; readonly version: number; readonly definition: Definition }

/**
 * Publishes every shipped drawing that is not what was published last, going back to an earlier text included; one that the company replaced by its own stays replaced.
 * A pool that is bound but not drawn is a fault.
 */
export async function publish({ plan, store }: FlowHouse): Promise<readonly string[]> {
  const published: string[] = []
  for (const process of plan.processes.values()) if (await publishOne(store, process)) published.push(process.process)
  return published
}

async function publishOne(asks: Asks & { clock(): Date }, process: Process): Promise<boolean> {
  const xml = await readFile(new URL(process.diagram), 'utf8')
  const definition = await compile(xml)
  for (const pool of Object.keys(process.pools)) if (!definition.pools[pool]) throw new Error(`${process.process}: the drawing has no pool ${pool}`)
  const made = await asks.query(insertion({ key: process.process, label: process.label, xml, definition }, asks.clock().toISOString(), null, `(array_agg(digest order by version desc))[1] is distinct from $6 and bool_or(person is not null) is not true`))
  return made.length > 0
}

export type Drawing = { readonly key: string; readonly label: Label; readonly xml: string; readonly definition: Definition }

/** The next version of a key, where `having` holds over those before it. */
export const insertion = ({ key, label, xml, definition }: Drawing, at: string, person: string | null, having = 'true') => ({
  text: `insert into house.definition (key, version, label_zh, label_en, xml, compiled, digest, at, person)
    select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from house.definition where key = $1 having ${having} returning version`,
  values: [key, label[0], label[1], xml, JSON.stringify(definition), createHash('sha256').update(xml).digest('hex'), at, person],
})

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

/** A drawing by a person becomes the next version of its key. */
export async function publishDrawing(asks: Asks & { readonly at: string }, drawing: Drawing, person: string): Promise<number> {
  const [made] = await asks.query<{ version: number }>(insertion(drawing, asks.at, person))
  return (made as { version: number }).version
}

/** Compiled; refused with everything that keeps it from being walked in this house. */
export async function checked(plan: Plan, xml: string, bounds: readonly Bound[]): Promise<Definition> {
  const definition = await compile(xml)
  insist(together([...misunderstood(xml), ...lint(plan, definition, bounds)]))
  return definition
}
