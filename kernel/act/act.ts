/** The spine: one request, one transaction, read from top to bottom. */
import { decidersOf, doneOn, mayAct, separated, type Actor } from '#allow'
import { asked, builtUpon, guarded, inState, refusalsOf, type Values } from '#check'
import { documentOf, type AnyAction, type AnyDocument, type Deed } from '#declare'
import { advance, met, type Moved, type Step } from '#flow'
import { bookOf, changeBooks, post, type Posted } from '#ledger'
import { restingOn } from '#read'
import { closing, inOrder, tableOf, type Asks, type DeedRow, type LinkRow } from '#store'
import { insist, together, type Refusal } from '#words'
import { moment, type House, type Work } from './house.ts'
import { formed, keepChange, linksToTakeBack, type Keeping } from './keep.ts'
import { knownOf } from './known.ts'
import { handedOver } from './leave.ts'
import { makeIn } from './make.ts'
import { declaredOf, lockedBeside, take, type AnyRow } from './take.ts'
import { transacted, type How } from './transact.ts'

export type Order = Deed & { readonly version?: number; readonly opinion?: string }
export type Acted = { readonly row: AnyRow; readonly entries: readonly Posted[]; readonly deed: string }

/** Performs an action on a document: everything it means, or nothing. */
export const act = (house: House, actor: Actor, order: Order, how: How = {}): Promise<Acted> =>
  transacted(house, actor, how, { kind: 'act', ...order }, (unit) => perform({ house, unit, actor, request: how.request }, order, true))

/** What the transaction holds already when it comes to the action: the row locked and read, and the deed that leads to it, still to be kept. */
export type Led = { readonly row: AnyRow | undefined; readonly cause: DeedRow }

/** The spine inside a transaction that is already open; `closes` when nothing else happens in it, so that the commit may travel with what it writes last. */
export async function perform(work: Work, order: Order, closes = false, led?: Led): Promise<Acted> {
  const { house, unit, actor } = work
  const document = declaredOf(house, order.document)
  const besides = lockedBeside(house.plan, document, document.actions[order.action])
  const before = (besides.length > 0 ? undefined : led?.row) ?? (await take(unit, document, order.id, actor, order.version, besides))
  insist(mayAct(house.plan, document, order.action, actor, before))
  const action = document.actions[order.action] as AnyAction
  insist(inState(document, action, before.state))
  const values = order.values ?? {}
  insist(together([...asked(document, action, values, order.opinion), ...refusalsOf(document, values, true)]))

  const row = { ...before, ...values }
  const [known, oneTooMany, builtOn] = await inOrder([knownOf(work, document, action, row), keptApart(work, document, action, row), stillAlone(work, document, action, row)])
  insist(oneTooMany ?? builtOn)
  insist(guarded(document, action, row, known))

  const after = formed(document, { ...row, ...action.sets?.(row as never, known as never), state: stateAfter(action, row, known), version: before.version + 1 }, unit.newId)
  const taken = action.reverses ? await takenBack(work, document, before, action.reverses) : []
  const moved: Moved = { document: document.name, record: after.id, row: after, action: order.action, actor, ...(action.announce ? { event: action.announce.event } : {}) }
  const [deed, waiting] = await inOrder([keepChange(keeping(work), document, {
    before, after, name: order.action, action, links: action.link?.(after as never, known as never) ?? [], taken, opinion: order.opinion, instance: work.instance, cause: led?.cause,
  }), met(unit, house, moved)])
  await changeBooks(bookOf(unit, after.book), action.books?.(after as never, known as never) ?? [])
  await handedOver(work, document, before, after)
  // The drawn process moves on; what it then does itself is done once the entries stand: balances that others wait for are locked late.
  const steps = await advance(unit, house, moved, waiting)
  const drafts = action.follow?.(after as never, known as never) ?? []
  const ends = closes && steps.length === 0 && drafts.length === 0
  const entries = await posted(work, document, action, { after, known, name: order.action, deed }, ends)
  const last = await acted(work, steps, after.id, closes && drafts.length === 0)
  for (const [at, draft] of drafts.entries()) {
    const ending = closes && at === drafts.length - 1
    const made = await makeIn({ ...work, unit: ending && !draft.act ? closing(unit) : unit, actor: { ...actor, house: true } }, documentOf(house.plan, draft.document), draft.values, draft.book ?? after.book)
    if (draft.act) await perform({ ...work, actor: { ...actor, house: true } }, { document: draft.document, id: made.id, action: draft.act }, ending)
  }
  return { row: last ?? after, entries, deed }
}

/** Whether this person already did, on this case, what may not meet the action's duty. */
async function keptApart({ house, unit, actor }: Work, document: AnyDocument, action: AnyAction, row: AnyRow): Promise<Refusal | undefined> {
  const duty = action.duty?.duty
  return duty === undefined || actor.house ? undefined : separatedOn(house, unit, actor, duty, document, row)
}

export async function separatedOn({ plan }: House, asks: Asks, actor: Actor, duty: string, document: AnyDocument, row: { readonly id: string } & Values): Promise<Refusal | undefined> {
  return separated(plan, duty, await doneOn(plan, asks, decidersOf(actor), [duty], { document, row }))
}

const stillAlone = async ({ house, unit }: Work, document: AnyDocument, action: AnyAction, { id }: AnyRow): Promise<Refusal | undefined> =>
  (action.givesUp ? builtUpon(action, await restingOn(unit, house.plan, document, id)) : undefined)

function stateAfter(action: AnyAction, row: AnyRow, known: unknown): string {
  const to = [action.to].flat()
  if (to.length === 1) return to[0] as string
  const decided = action.decide?.(row as never, known as never)
  if (decided === undefined || !to.includes(decided)) throw new Error(`action leads to ${String(decided)}, declared are ${to.join(', ')}`)
  return decided
}

async function takenBack({ house, unit }: Work, document: AnyDocument, row: AnyRow, action: string): Promise<readonly LinkRow[]> {
  const links = await unit.query<LinkRow>(linksToTakeBack(house.plan, row.id, action))
  return links.map((link) => ({ ...link, from_lines: tableOf(documentOf(house.plan, link.from_document)).lines[0]?.name ?? '' }))
}

async function posted(work: Work, document: AnyDocument, action: AnyAction, of: { after: AnyRow; known: unknown; name: string; deed: string }, ends: boolean): Promise<readonly Posted[]> {
  const postings = action.post?.(of.after as never, of.known as never) ?? []
  if (postings.length === 0 && !action.reverses) return []
  const { house, unit, actor } = work
  const { today, currency } = moment(house, actor, unit.at, of.after.book)
  return post(unit, {
    book: of.after.book, document: document.name, record: of.after.id, version: of.after.version, action: of.name, deed: of.deed, person: actor.person, maker: of.after.enteredBy, postings, currency, today,
    ...(action.reverses ? { reverses: { action: action.reverses } } : {}),
  }, ends ? unit.last : unit.query)
}

/** Performs the steps a process asks for; answers the row they leave when it is `record`. What led to them leads to the first. */
export async function acted(work: Work, steps: readonly Step[], record: string, closes = false, led?: Led): Promise<AnyRow | undefined> {
  let last: AnyRow | undefined
  for (const [at, step] of steps.entries()) {
    const { row } = await perform({ ...work, actor: { ...work.actor, house: true }, instance: step.instance }, { document: step.document, id: step.record, action: step.action }, closes && at === steps.length - 1, at === 0 ? led : undefined)
    if (row.id === record) last = row
  }
  return last
}

const keeping = ({ house, unit, actor, request }: Work): Keeping => ({ unit, plan: house.plan, actor, request })

