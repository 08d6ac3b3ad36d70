/** How a version is deliberated: ballots of its council, quorum, and who stands aside. */
import type { Draft } from '#declare'
import { refuse, type Refusal } from '#words'
import { policyBallot } from '../contract.ts'

export type Ballot = { readonly person: string; readonly state: string }

/** One ballot for each member of the council and round. */
export const ballotsFor = ({ id, round, council = [] }: { readonly id: string; readonly round?: number | undefined; readonly council?: readonly { readonly person: string }[] | undefined }): readonly Draft[] =>
  council.map((one) => ({ document: policyBallot.name, values: { edition: id, person: one.person, round: round ?? 1 } }))

/**
 * More than half of those without an interest have voted, and more than half of them are in favour (Company Law 2023, 124 and 139);
 * whoever stood aside neither counts nor puts it in force. Without a council there is nothing to carry.
 */
export function carried(ballots: readonly Ballot[], actor: string): Refusal | undefined {
  if (ballots.some(({ person, state }) => person === actor && state === 'recused')) return refuse('已回避的人员不能批准施行', 'Whoever stood aside does not put it in force', 'council')
  const seats = ballots.filter(({ state }) => state !== 'recused').length
  const of = (...states: readonly string[]) => ballots.filter(({ state }) => states.includes(state)).length
  if (ballots.length > 0 && seats === 0) return refuse('审议人员全部回避，请另行组成审议人员', 'Everybody in the council stood aside; name another one', 'council')
  const cast = of('for', 'against', 'abstained')
  if (seats > 0 && cast * 2 <= seats) return refuse(`未达法定人数：${seats} 名无利害关系人员中 ${cast} 名已表决，须过半数`, `No quorum: ${cast} of ${seats} without an interest have voted, more than half must`, 'council')
  return seats > 0 && of('for') * 2 <= seats ? refuse(`未通过：${seats} 名无利害关系人员中 ${of('for')} 名同意，须过半数`, `Not carried: ${of('for')} of ${seats} without an interest are in favour, more than half must be`, 'council') : undefined
}
