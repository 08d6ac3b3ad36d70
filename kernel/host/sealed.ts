/** Deeds of chosen records with their way up to the root of the seal that covers them: enough to check them away from the house. */
import type { Asks } from '#store'
import { deedText, merkleLevels, merklePath, sealForm, type Beside, type Seal } from './seal.ts'

/** `said` is what was sealed; `hash` its digest; without a seal it is not covered yet. */
export type SealedDeed = { readonly id: string; readonly record: string; readonly said: string; readonly hash: string; readonly seal: number | null; readonly path: readonly Beside[] }

type Found = { readonly id: string; readonly record: string; readonly said: string; readonly hash: string; readonly seal: number | null }

const digest = (said: string): string => `encode(sha256(convert_to(${said}, 'UTF8')), 'hex')`
const covering = 'left join house.seal s on d.tx >= s.from_tx and d.tx < s.to_tx'

export async function sealed(asks: Asks, records: readonly string[]): Promise<readonly SealedDeed[]> {
  const deeds = await asks.query<Found>({
    values: [records], text: `select g.*, ${digest('g.said')} as hash from (select d.id, d.record, d.seq, ${deedText(`coalesce(s.form, ${sealForm})`)} as said, s.number as seal from house.deed d ${covering} where d.record = any($1::uuid[])) g order by g.seq`,
  })
  const ways = new Map<string, readonly Beside[]>()
  for (const number of new Set(deeds.flatMap(({ seal }) => (seal === null ? [] : [seal])))) {
    const leaves = await leavesOf(asks, number)
    const levels = merkleLevels(leaves.map(({ hash }) => hash))
    const place = new Map(leaves.map(({ id }, at) => [id, at]))
    for (const { id, seal } of deeds) if (seal === number) ways.set(id, merklePath(levels, place.get(id) ?? 0))
  }
  return deeds.map(({ id, record, said, hash, seal }) => ({ id, record, said, hash, seal, path: ways.get(id) ?? [] }))
}

const leavesOf = (asks: Asks, seal: number) => asks.query<{ readonly id: string; readonly hash: string }>({
  values: [seal], text: `select d.id, ${digest(deedText('s.form'))} as hash from house.seal s join house.deed d on d.tx >= s.from_tx and d.tx < s.to_tx where s.number = $1 order by d.seq`,
})

/** The whole chain; it says nothing of what it covers. */
export const seals = (asks: Asks): Promise<Pick<Seal, 'number' | 'count' | 'root' | 'previous' | 'hash'>[]> => asks.query({ text: 'select number, count, root, previous, hash from house.seal order by number' })

/** How far the house has sealed; what came since waits for the next seal. */
export async function sealedSoFar(asks: Asks): Promise<{ readonly seals: number; readonly deeds: number; readonly unsealed: number; readonly at: string | null }> {
  const [found] = await asks.query<{ seals: number; deeds: number; unsealed: number; at: string | null }>({
    text: `select count(*)::integer as seals, coalesce(sum(s.count), 0)::integer as deeds, max(s.at) as at, (select count(*)::integer from house.deed d where d.tx >= coalesce((select max(to_tx) from house.seal), '0'::xid8)) as unsealed from house.seal s`,
  })
  return found ?? { seals: 0, deeds: 0, unsealed: 0, at: null }
}
