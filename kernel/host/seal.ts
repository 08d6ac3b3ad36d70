/** Seals: deeds are covered in batches by a Merkle root and the hash of the seal before, so that tampering is found without a lock on the hot path. */
import { createHash } from 'node:crypto'
import type { Asks, Store } from '#store'

export type Seal = { readonly number: number; readonly from_tx: string; readonly to_tx: string; readonly count: number; readonly root: string; readonly previous: string; readonly hash: string; readonly form: number }
type Leaf = { readonly id: string; readonly said: string }

/** How seals are written now; form 1 left out what entries and their lines say in words, and the month they are of. */
export const sealForm = 2

const lineOf = (line: string, words: string) => `(select json_agg(${line.replaceAll('*', `l.id, l.account, l.unit, l.amount::text, l.side, l.phase, l.dimensions, l.line, l.reverses${words}`)} order by l.position) from house.entry_line l where l.entry = e.id)`
const posted = (words: string, lines: string) => `(select json_agg(json_build_array(e.id, e.book, e.date, e.word, e.number, e.reverses, e.maker, e.checker, e.poster, ${words}${lines}) order by e.seq) from house.entry e where e.deed = d.id)`

/** Everything a deed says and posted, as one text that only depends on its values; what a verifier hashes. `form` is SQL: that of the seal over it. */
export const deedText = (form: string): string => `json_build_array(d.id, d.seq, to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), d.document, d.record, d.number, d.action, d.duty,
  d.person, d.on_behalf_of, d.clause, d.before, d.after, d.instance, d.request, d.opinion,
  case when ${form} = 1 then ${posted('', lineOf('case when l.in_currency is null then json_build_array(*) else json_build_array(*, l.in_currency::text) end', ''))}
    else ${posted('e.period, e.summary_zh, e.summary_en, ', lineOf('json_build_array(*)', ', l.in_currency::text, l.summary_zh, l.summary_en'))} end)::text`

/**
 * Seals every deed whose transaction is surely over: transactions are counted, so a range of them that lies below the
 * oldest running one can gain no further deed. Answers how many deeds were sealed.
 */
export async function seal(store: Store): Promise<number> {
  return store.transaction(async (unit) => {
    await unit.query({ text: `select pg_advisory_xact_lock(hashtext('house.seal'))` })
    const [last] = await unit.query<Seal>({ text: 'select number, from_tx::text, to_tx::text, count, root, previous, hash, form from house.seal order by number desc limit 1' })
    const [edge] = await unit.query<{ to_tx: string }>({ text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as to_tx' })
    const [from, to] = [last?.to_tx ?? '0', edge?.to_tx ?? '0']
    const leaves = await leavesOf(unit, { from_tx: from, to_tx: to, form: sealForm })
    if (leaves.length === 0) return 0
    const root = merkleRoot(leaves.map(({ said }) => hashed(said)))
    const previous = last?.hash ?? ''
    const number = (last?.number ?? 0) + 1
    await unit.query({
      text: 'insert into house.seal (number, from_tx, to_tx, count, root, previous, hash, at, form) values ($1, $2::text::xid8, $3::text::xid8, $4, $5, $6, $7, $8, $9)',
      values: [number, from, to, leaves.length, root, previous, sealHash({ number, count: leaves.length, root, previous }), unit.at, sealForm],
    })
    return leaves.length
  })
}

export type Verdict = { readonly seals: number; readonly deeds: number; readonly unsealed: number; readonly broken: readonly { readonly seal: number; readonly why: string }[] }

/** Recomputes every seal from the deeds as they stand. */
export async function verify(store: Store): Promise<Verdict> {
  const seals = await store.query<Seal>({ text: 'select number, from_tx::text, to_tx::text, count, root, previous, hash, form from house.seal order by number' })
  const broken: { seal: number; why: string }[] = []
  let previous = ''
  let deeds = 0
  for (const [index, one] of seals.entries()) {
    const leaves = await leavesOf(store, one)
    deeds += leaves.length
    const why = fault(one, index + 1, previous, leaves)
    if (why) broken.push({ seal: one.number, why })
    previous = one.hash
  }
  const [left] = await store.query<{ count: number }>({ text: 'select count(*) as count from house.deed where tx >= $1::text::xid8', values: [seals.at(-1)?.to_tx ?? '0'] })
  return { seals: seals.length, deeds, unsealed: left?.count ?? 0, broken }
}

function fault(one: Seal, number: number, previous: string, leaves: readonly Leaf[]): string | undefined {
  if (one.number !== number) return `seal ${number} is missing`
  if (one.previous !== previous) return 'does not follow the seal before'
  if (leaves.length !== one.count) return `covers ${one.count} deeds, ${leaves.length} are there`
  if (merkleRoot(leaves.map(({ said }) => hashed(said))) !== one.root) return 'a deed was changed'
  return sealHash(one) === one.hash ? undefined : 'the seal itself was changed'
}

const leavesOf = (asks: Asks, { from_tx, to_tx, form }: Pick<Seal, 'from_tx' | 'to_tx' | 'form'>): Promise<Leaf[]> => asks.query<Leaf>({
  text: `select d.id, ${deedText('$3')} as said from house.deed d where d.tx >= $1::text::xid8 and d.tx < $2::text::xid8 order by d.seq`, values: [from_tx, to_tx, form],
})

export const hashed = (said: string): string => createHash('sha256').update(said).digest('hex')

/** Pairs are hashed upward; an odd one out goes up as it is. */
const merkleRoot = (hashes: readonly string[]): string => merkleLevels(hashes).at(-1)?.[0] ?? hashed('')

/** From the leaves up to the root. */
export function merkleLevels(hashes: readonly string[]): readonly (readonly string[])[] {
  const levels: (readonly string[])[] = [hashes]
  for (let level = hashes; level.length > 1; levels.push(level)) {
    const below = level
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, pair) => joined(below[2 * pair] as string, below[2 * pair + 1]))
  }
  return levels
}
const joined = (left: string, right: string | undefined): string => (right === undefined ? left : hashed(`${left}${right}`))

/** What stands beside a hash on its way up to the root: on which side, and what. */
export type Beside = { readonly side: 'left' | 'right'; readonly hash: string }

export const merklePath = (levels: readonly (readonly string[])[], leaf: number): readonly Beside[] => levels.slice(0, -1).flatMap((level, height) => {
  const here = Math.floor(leaf / 2 ** height)
  const hash = level[here % 2 === 0 ? here + 1 : here - 1]
  return hash === undefined ? [] : [{ side: here % 2 === 0 ? 'right' as const : 'left' as const, hash }]
})

const sealHash = ({ number, count, root, previous }: Pick<Seal, 'number' | 'count' | 'root' | 'previous'>): string => hashed(`${number}|${count}|${root}|${previous}`)
