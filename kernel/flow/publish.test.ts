/** Shipped drawings: each change of the text is a version of its own, whatever was published before. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Process } from '#declare'
import { openStall, type Stall } from '../../tools/testing/open-stall.ts'
import { drawnOf, publish, publishDrawing } from './index.ts'
import { compile } from './engine/index.ts'

let stall: Stall
let folder = ''
let first = ''
beforeAll(async () => {
  [stall, folder, first] = [await openStall(), await mkdtemp(join(tmpdir(), 'zhangfa drawing ')), await readFile(new URL('../../tools/testing/stall.bpmn', import.meta.url), 'utf8')]
})
afterAll(async () => { await stall.house.close(); await rm(folder, { recursive: true, force: true }) })

/** The house starts with this text as its shipped drawing. */
async function shipped(xml: string): Promise<{ readonly published: readonly string[]; readonly version: number | undefined; readonly xml: string | undefined }> {
  const diagram = join(folder, 'wish.bpmn')
  await writeFile(diagram, xml)
  const { plan, store } = stall.house
  const process = { ...(plan.processes.get('wish') as Process), diagram: pathToFileURL(diagram).href }
  const published = await publish({ ...stall.house, plan: { ...plan, processes: new Map([['wish', process]]) } })
  const drawn = await drawnOf(store, 'wish')
  return { published, version: drawn?.version, xml: drawn?.xml }
}

test('1.3.3 a shipped drawing that goes back to an earlier text is published again, and the same text only once', async () => {
  const second = first.replace('name="取货"', 'name="领货"')
  expect(await shipped(first)).toEqual({ published: [], version: 1, xml: first })
  expect(await shipped(second)).toEqual({ published: ['wish'], version: 2, xml: second })
  expect(await shipped(first)).toEqual({ published: ['wish'], version: 3, xml: first })
  expect(await shipped(first)).toMatchObject({ published: [], version: 3 })
})

test('1.3.3 a drawing that the company replaced by its own stays replaced', async () => {
  const own = first.replace('name="取货"', 'name="自取"')
  await stall.house.store.transaction(async (unit) => publishDrawing(unit, { key: 'wish', label: ['申请流程', 'Wish process'], xml: own, definition: await compile(own) }, stall.ids['lao'] ?? ''))
  expect(await shipped(first.replace('name="取货"', 'name="送货"'))).toEqual({ published: [], version: 4, xml: own })
})
