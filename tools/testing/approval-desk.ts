/** The stall as a desk where approvals are tried: a board of three, an administrator, and a drawing that each story changes. */
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, decide, make } from '#act'
import { houseActor, standIns, type Actor } from '#allow'
import type { Process, Verb } from '#declare'
import { inbox, publish, walkedBy, type Decision } from '#flow'
import { Refused } from '#words'
import { openStall } from './open-stall.ts'

export const start = '2026-09-28T02:00:00.000Z'
type Signed = { person: string; state: string; onBehalfOf: string | null }
type Walk = { tokens: { people: string[] | null }[]; history: { outcome: string; automatic: boolean; signers: Signed[] }[] }

export const refusal = (attempt: Promise<unknown>) => attempt.then(() => { throw new Error('was not refused') }, (error: unknown) => { if (error instanceof Refused) return error.refusal; throw error })

/** an, bo and chen are the board; root administers; wei asks, lao heads the laboratory. */
export async function openDesk() {
  const stall = await openStall()
  const { house } = stall
  const ids = stall.ids as Record<string, string>
  for (const login of ['an', 'bo', 'chen', 'root']) {
    ids[login] = (await make(house, houseActor, 'commons.person', { code: login, login, name: login, department: ids['lab'], joinedOn: '2026-01-01' })).row.id
  }
  const holding = (await make(house, houseActor, 'commons.role-holding', { person: ids['root'], role: 'admin', from: '2026-01-01' })).row.id
  await act(house, houseActor, { document: 'commons.role-holding', id: holding, action: 'grant' })
  await make(house, houseActor, 'commons.group', { code: 'board', name: '评审组', people: [{ person: ids['an'] }, { person: ids['bo'] }, { person: ids['chen'] }] })
  let drawings = 0
  const taskOf = async (record: string): Promise<string> => (await house.store.query<{ id: string }>({ text: `select id from house.task where record = $1 order by (state = 'open') desc, created_at desc, id desc limit 1`, values: [record] }))[0]?.id ?? ''
  return {
    stall, taskOf,
    /** The stall's drawing with other attributes on its approval, and perhaps what stands between the start and it, and beside the process. */
    async drawn(attributes: string, before = '', between = before && `<sequenceFlow id="f0" sourceRef="Asked" targetRef="First"/><userTask id="First" name="初审" ${before}/><sequenceFlow id="f1" sourceRef="First" targetRef="Decide"/>`, beside = ''): Promise<void> {
      const process = house.plan.processes.get('wish') as Process
      const xml = (await readFile(new URL(process.diagram), 'utf8')).replace('zf:approvers="role:head@department" zf:due="P2D"', attributes)
        .replace('<sequenceFlow id="f1" sourceRef="Asked" targetRef="Decide"/>', (direct) => between || direct).replace('<process ', `${beside}<process `)
      const file = join(tmpdir(), `zhangfa-drawing-${globalThis.process.pid}-${drawings++}.bpmn`)
      await writeFile(file, `${xml}<!-- ${drawings}: a shipped drawing is published once, so each one differs -->`)
      await publish({ ...house, plan: { ...house.plan, processes: new Map([['wish', { ...process, diagram: pathToFileURL(file).href }]]) } })
    },
    async submitted(by?: Actor): Promise<string> {
      const { id } = await stall.make('wei', 'stall.wish', { title: '补充螺栓', unit: ids['lab'], lines: [{ item: ids['bolt'], count: '10', price: '1' }] })
      await act(house, by ?? (await stall.as('wei')), { document: 'stall.wish', id, action: 'submit' })
      return id
    },
    async has(login: string, record: string, box: 'todo' | 'done' | 'started' | 'copied' = 'todo') {
      const actor = await stall.as(login)
      const standing = box === 'todo' ? await standIns(house.store, house.plan, actor, '2026-09-28') : []
      return (await inbox(house, actor, box, start, { record, standing })).items[0]
    },
    does: async (login: string, record: string, verb: Verb, more: Partial<Decision> = {}) => (await decide(house, await stall.as(login), { task: await taskOf(record), verb, ...more })).row.state,
    who: async (record: string) => (await walkedBy(house.store, record))[0] as unknown as Walk,
    people: (...logins: string[]) => logins.map((login) => ids[login] as string),
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>
