/** The inside of an approval: seats, one per approver, and what their states together come to. Pure. */
import type { Approval } from '#declare'

export type SeatState = 'waiting' | 'open' | 'approve' | 'reject' | 'resolve' | 'skipped' | 'removed' | 'cancelled'
/** `advise` is a delegate who gives it back, `choose` names those who sign; neither counts. */
export type SeatKind = 'sign' | 'advise' | 'choose'
/** Why somebody is asked or passed over, where it is not simply as drawn: approved before, started it, is asked in place of the starter, for want of anybody or of anybody who may, was chosen, is the head above of somebody late, or decides for whom the conflict table keeps from it. */
export type Why = 'approved-before' | 'started-it' | 'for-the-starter' | 'nobody-found' | 'nobody-free' | 'chosen' | 'escalated' | 'kept-apart'
export type Seat = {
  readonly id: string; readonly person: string; readonly kind: SeatKind; readonly state: SeatState; readonly weight: number
  /** Opens when that seat is done. */
  readonly follows: string | null
  /** That seat waits for this one. */
  readonly before: string | null
  readonly addedBy: string | null
  readonly why: Why | null
}
type Rule = Pick<Approval, 'mode' | 'share' | 'refusal'>

const isPending = ({ state }: Seat): boolean => state === 'waiting' || state === 'open'
const isIn = ({ state }: Seat): boolean => state !== 'removed' && state !== 'cancelled'

/** Seats that wait for nobody any more. */
export const toOpen = (seats: readonly Seat[]): readonly string[] => {
  const pending = seats.filter(isPending)
  const blocked = new Set(pending.flatMap(({ before }) => before ?? []))
  const unfinished = new Set(pending.map(({ id }) => id))
  return pending.filter(({ id, state, follows }) => state === 'waiting' && !blocked.has(id) && !(follows && unfinished.has(follows))).map(({ id }) => id)
}

/** Nothing while it is undecided; seats of nobody come to nothing, ever. */
export function outcomeOf({ mode, share, refusal }: Rule, seats: readonly Seat[]): 'approve' | 'reject' | undefined {
  if (seats.some((one) => one.kind === 'choose' && isPending(one))) return undefined
  const signing = seats.filter((one) => one.kind === 'sign' && isIn(one))
  if (signing.length === 0) return undefined
  if (signing.some(({ state }) => state === 'reject') && (mode !== 'vote' || refusal === 'ends')) return 'reject'
  if (mode === 'vote') return counted(share, signing)
  if (!signing.some(isPending)) return 'approve'
  return mode === 'any' && signing.some((one) => one.state === 'approve' && one.before === null && one.follows === null && isWhole(one, signing)) ? 'approve' : undefined
}

/** Whoever was added around an approver has to sign too. */
const isWhole = (seat: Seat, all: readonly Seat[]): boolean => all.filter(({ follows, before }) => follows === seat.id || before === seat.id).every((one) => !isPending(one) && isWhole(one, all))

/** By weight; it is lost as soon as those who are left cannot reach the share. */
function counted(share: number, signing: readonly Seat[]): 'approve' | 'reject' | undefined {
  const weigh = (...states: readonly SeatState[]) => signing.filter(({ state }) => states.length === 0 || states.includes(state)).reduce((all, { weight }) => all + weight, 0)
  const [whole, yes, no] = [weigh(), weigh('approve', 'skipped'), weigh('reject')]
  if (yes * 100 >= share * whole) return 'approve'
  return (whole - no) * 100 < share * whole ? 'reject' : undefined
}
