/** A hundred thousand timers that came due while nobody looked: how fast they drain, and whether what comes meanwhile waits. */
import { readFile } from 'node:fs/promises'
import { decide } from '#act'
import { compile, publishDrawing } from '#flow'
import { fire } from '../../server/jobs/worker.ts'
import type { Stall } from '../testing/open-stall.ts'
import { copied, waiting } from './flow-cases.ts'
import { repeated, say } from './measure.ts'

const backlog = 100_000

export async function timers(stall: Stall, quick: boolean): Promise<void> {
  const { house } = stall
  await overdue(stall, backlog)
  const seconds = quick ? 2 : 10
  for (const workers of [1, 4]) {
    const { count, ms } = await repeated(Array.from({ length: workers }, () => () => fire(house)), seconds)
    say(`${workers === 1 ? `\n2. ${backlog.toLocaleString('en')} due timers` : '  '} ${workers} worker${workers > 1 ? 's' : ''} fire ${((1000 * count) / ms).toFixed(0)}/s, all of them in ${(backlog / ((1000 * count) / ms) / 60).toFixed(1)} minutes`)
  }
  await besides(stall, seconds)
}

/** So many cases whose timer came due while nobody looked. */
async function overdue(stall: Stall, count: number): Promise<void> {
  const { house } = stall
  const xml = (await readFile(new URL('../testing/stall.bpmn', import.meta.url), 'utf8'))
    .replace('targetRef="Fetch"/>', 'targetRef="Rest"/><intermediateCatchEvent id="Rest"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f8" sourceRef="Rest" targetRef="Fetch"/>')
  await house.store.transaction(async (unit) => publishDrawing(unit, { key: 'wish', label: ['申请流程', 'Wish process'], xml, definition: await compile(xml) }, stall.ids['lao'] ?? ''))
  const original = await waiting(stall)
  await stall.decide('lao', original.wish, 'approve')
  await copied(stall, original, count)
  stall.now.set('2026-10-20T02:00:00.000Z')
}

/** The whole backlog by four workers, while approvals go on being decided. */
export async function drain(stall: Stall, quick: boolean): Promise<void> {
  const count = quick ? 2_000 : backlog
  await overdue(stall, count)
  const head = await stall.as('lao')
  const times: number[] = []
  let left = 1
  const began = performance.now()
  const fires = async () => { while (left > 0) left = await fire(stall.house) }
  const decides = async () => {
    while (left > 0) {
      const { task } = await waiting(stall)
      const asked = performance.now()
      await decide(stall.house, head, { task, verb: 'approve' })
      times.push(performance.now() - asked)
    }
  }
  await Promise.all([fires(), fires(), fires(), fires(), decides()])
  const seconds = (performance.now() - began) / 1000
  const [{ open }] = await stall.house.store.query<{ open: number }>({ text: 'select count(*)::integer as open from house.timer where fired_at is null and cancelled_at is null and due_at <= $1', values: [stall.house.store.clock().toISOString()] }) as [{ open: number }]
  say(`\n5. ${count.toLocaleString('en')} due timers are drained by 4 workers in ${(seconds / 60).toFixed(1)} minutes (${(count / seconds).toFixed(0)}/s), ${open} left; meanwhile ${times.length} approvals are decided, in ${p95(times)} ms (p95)`)
}
const p95 = (all: readonly number[]) => (all.toSorted((a, b) => a - b)[Math.floor(0.95 * all.length)] ?? 0).toFixed(0)

/** While two workers drain, approvals are decided and a timer that has just come due is fired. */
async function besides(stall: Stall, seconds: number): Promise<void> {
  const { house } = stall
  const head = await stall.as('lao')
  const times: number[] = []
  const fresh: number[] = []
  const decides = async () => {
    const { task } = await waiting(stall)
    const began = performance.now()
    await decide(house, head, { task, verb: 'approve' })
    times.push(performance.now() - began)
  }
  const comesDue = async () => {
    const [{ id }] = await house.store.query<{ id: string }>({ text: `update house.timer set due_at = $1 where id = (select id from house.timer where fired_at is null and cancelled_at is null order by id limit 1) returning id`, values: [house.store.clock().toISOString()] }) as [{ id: string }]
    const began = performance.now()
    for (let open = true; open;) { await fire(house, 'latest'); open = (await house.store.query({ text: 'select 1 from house.timer where id = $1 and fired_at is null', values: [id] })).length > 0 }
    fresh.push(performance.now() - began)
  }
  await repeated([() => fire(house), () => fire(house), decides, comesDue], seconds)
  say(`   beside two workers that drain: an approval is decided in ${p95(times)} ms (p95 of ${times.length}), a timer that has just come due is fired in ${p95(fresh)} ms (p95 of ${fresh.length})`)
}
