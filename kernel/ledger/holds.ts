/** Money held in two steps: set aside on the account it will leave, then settled in full or in part, released, or lapsed when its time is up. */
import { randomUUID } from 'node:crypto'
import type { PostingLine } from '#declare'
import type { Unit } from '#store'
import { compare, greatest, least, negated, Refused, refuse, type Day, type Decimal, type Instant, type Label } from '#words'
import { post } from './post.ts'

export type Hold = { readonly book: string; readonly debit: string; readonly credit: string; readonly amount: Decimal; readonly currency: string; readonly on: Day; /** When it lapses by itself; never, when left out. */ readonly until?: Instant | undefined }
type Held = { readonly id: string; readonly book: string; readonly debit: string; readonly credit: string; readonly amount: Decimal; readonly currency: string; readonly until: Instant | null; readonly ended: 'settled' | 'released' | 'lapsed' | null }

export const holdTables = `
create table if not exists house.hold (
  id uuid primary key,
  book text not null references house.book (code),
  debit text not null, credit text not null, amount numeric not null check (amount > 0), currency text not null,
  until timestamptz,
  ended text check (ended in ('settled', 'released', 'lapsed'))
);
create index if not exists hold_until on house.hold (until) where ended is null and until is not null;
`

/** Sets an amount aside; answers the id by which it is settled or released. */
export async function hold(unit: Unit, { book, debit, credit, amount, currency, on, until }: Hold): Promise<string> {
  const id = randomUUID()
  await unit.query({ text: 'insert into house.hold (id, book, debit, credit, amount, currency, until) values ($1, $2, $3, $4, $5, $6, $7)', values: [id, book, debit, credit, amount, currency, until ?? null] })
  await posted(unit, { id, book, debit, credit, currency }, 1, on, [{ amount, phase: 'reserved' }], ['占用', 'Held'])
  return id
}

/** What is not settled of it is free again. */
export async function settle(unit: Unit, id: string, amount: Decimal | undefined, on: Day): Promise<void> {
  const held = await open(unit, id)
  const taken = amount ?? held.amount
  if (compare(taken, held.amount) > 0) throw no(`只占用了 ${held.amount}`, `Only ${held.amount} is held`, 'exceeds-hold')
  await posted(unit, held, 2, on, [{ amount: negated(held.amount), phase: 'released' }, { amount: taken, phase: 'settled' }], ['结清', 'Settled'])
  await end(unit, id, 'settled')
}

export async function release(unit: Unit, id: string, on: Day): Promise<void> {
  const held = await open(unit, id)
  await posted(unit, held, 2, on, [{ amount: negated(held.amount), phase: 'released' }], ['释放', 'Released'])
  await end(unit, id, 'released')
}

/** Frees whatever's time is up; answers how many. */
export async function lapse(unit: Unit, on: Day): Promise<number> {
  const due = await unit.query<Held>({ text: 'select id, book, debit, credit, amount::text, currency, until, ended from house.hold where ended is null and until <= $1 order by id for update', values: [unit.at] })
  for (const held of due) {
    await posted(unit, held, 2, on, [{ amount: negated(held.amount), phase: 'released' }], ['到期释放', 'Lapsed'])
    await end(unit, held.id, 'lapsed')
  }
  return due.length
}

async function open(unit: Unit, id: string): Promise<Held> {
  const [held] = await unit.query<Held & { readonly over: boolean }>({ text: 'select id, book, debit, credit, amount::text, currency, until, ended, coalesce(until <= $2, false) as over from house.hold where id = $1 for update', values: [id, unit.at] })
  if (!held) throw no('没有该占用', 'Nothing is held by it', 'no-hold')
  if (held.ended === 'settled') throw no('已结清', 'It is settled already', 'hold-settled')
  if (held.ended === 'released') throw no('已释放', 'It was released', 'hold-released')
  if (held.ended === 'lapsed' || held.over) throw no('占用已到期', 'Its time is up', 'hold-lapsed')
  return held
}

const no = (zh: string, en: string, rule: string) => new Refused(refuse(zh, en, undefined, { kind: 'conflict', clause: '6.2.1', rule }))
const end = (unit: Unit, id: string, how: string): Promise<unknown> => unit.query({ text: 'update house.hold set ended = $2 where id = $1', values: [id, how] })

type Side = { readonly amount: Decimal; readonly phase: 'settled' | 'reserved' | 'released' }
type Legs = Pick<Held, 'id' | 'book' | 'debit' | 'credit' | 'currency'>

/** What is set aside lowers what an account still has: the one of the two that the amount leaves. */
async function posted(unit: Unit, { id, book, debit, credit, currency }: Legs, version: number, on: Day, sides: readonly Side[], summary: Label): Promise<void> {
  const left = await unit.query<{ number: string }>({ text: `select number from house.account_chart where book = $1 and ((number = $2 and side = 'credit') or (number = $3 and side = 'debit'))`, values: [book, debit, credit] })
  const lines = sides.flatMap(({ amount, phase }): readonly PostingLine[] => (phase === 'settled'
    ? [{ account: debit, amount, dimensions: {} }, { account: credit, amount: negated(amount), dimensions: {} }]
    : left.map(({ number }) => ({ account: number, amount, dimensions: {}, phase }))))
  await post(unit, { book, document: 'house.hold', record: id, version, action: 'hold', deed: id, person: id, currency, today: on, postings: [{ summary, date: on, lines }] })
}

/** Moves at most what the limited account still has, and answers how much that was. */
export async function postUpTo(unit: Unit, { book, debit, credit, amount, currency, on }: Omit<Hold, 'until'>, limited: 'debit' | 'credit'): Promise<Decimal> {
  const [row] = await unit.query<{ free: Decimal }>({ text: 'select (amount - reserved)::text as free from house.standing where book = $1 and account = $2 and unit = $3 for update', values: [book, limited === 'debit' ? debit : credit, currency] })
  const moved = greatest('0', least(amount, row?.free ?? '0'))
  if (compare(moved, '0') > 0) await posted(unit, { id: randomUUID(), book, debit, credit, currency }, 1, on, [{ amount: moved, phase: 'settled' }], ['记账', 'Posted'])
  return moved
}
