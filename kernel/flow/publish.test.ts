/** Shipped drawings: each change of the text is a version of its own, whatever was published before. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Process } from '#declare'
import { openStall, type Stall } from '../../tools/testing/open-stall.ts'
import { checked, drawnOf, publish, publishDrawing } from './index.ts'
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

test('1.3.3 a drawing that calls what is not there, or catches the same twice on one activity, is refused by rule and element', async () => {
  const { plan } = stall.house
  const [[pool = '', binding] = []] = Object.entries(plan.processes.get('wish')?.pools ?? {})
  const bounds = [{ process: plan.processes.get('wish') as Process, pool, binding: binding as Process['pools'][string] }]
  const leaves = (id: string) => `<boundaryEvent id="${id}" attachedToRef="Pack"><cancelEventDefinition/></boundaryEvent><sequenceFlow id="${id}_on" sourceRef="${id}" targetRef="Refused"/>`
  const added = first.replace('<sequenceFlow id="f6" sourceRef="Fetch" targetRef="Done"/>', `<sequenceFlow id="f6" sourceRef="Fetch" targetRef="Pack"/><transaction id="Pack"><startEvent id="P1"/><sequenceFlow id="p" sourceRef="P1" targetRef="P2"/><endEvent id="P2"/></transaction>${leaves('Once')}${leaves('Again')}
    <sequenceFlow id="f8" sourceRef="Pack" targetRef="Away"/><callActivity id="Away" calledElement="elsewhere"/><sequenceFlow id="f9" sourceRef="Away" targetRef="Done"/>`)
  const refusal = await checked(plan, added, bounds).then(() => undefined, (error: unknown) => (error as { refusal: { field: string; rule: string; also?: readonly { field: string; rule: string }[] } }).refusal)
  expect([refusal, ...(refusal?.also ?? [])].map((one) => [one?.field, one?.rule])).toEqual(expect.arrayContaining([['Again', 'caught-once'], ['Away', 'called']]))
})

test('1.3.3 an expression that FEEL does not read is refused by element, and so is an extension that must be understood', async () => {
  const { plan } = stall.house
  const [[pool = '', binding] = []] = Object.entries(plan.processes.get('wish')?.pools ?? {})
  const bounds = [{ process: plan.processes.get('wish') as Process, pool, binding: binding as Process['pools'][string] }]
  const added = first.replace('<sequenceFlow id="f6" sourceRef="Fetch" targetRef="Done"/>', '<sequenceFlow id="f6" sourceRef="Fetch" targetRef="Reckon"/><scriptTask id="Reckon" scriptFormat="text/javascript"><script>let x = 1; x++</script></scriptTask><sequenceFlow id="f8" sourceRef="Reckon" targetRef="Done"/>').replace('<process ', '<extension mustUnderstand="true" definition="x:pay"/><process ')
  const refusal = await checked(plan, added, bounds).then(() => undefined, (error: unknown) => (error as { refusal: { field: string; rule: string; also?: readonly { field: string; rule: string }[] } }).refusal)
  expect([refusal, ...(refusal?.also ?? [])].map((one) => [one?.field, one?.rule])).toEqual([['x:pay', 'must-understand'], ['Reckon', 'expression']])
})
