/** How an approval is drawn: what the attributes mean, what they refuse, and that they come back as they were written. */
import { describe, expect, test } from 'vitest'
import { approverOf, readApproval, writeApproval } from '#declare'

const fields = (facts: Record<string, string>) => readApproval({ approvers: 'starter', ...facts }).refusals.map(({ field }) => field)

describe('2.2.5 who approves is drawn, not programmed', () => {
  test.each([
    ['role:head', { who: 'role', code: 'head' }], ['role:{approverRole}@department', { who: 'role', code: '{approverRole}', at: 'own' }], ['role:head@above', { who: 'role', code: 'head', at: 'above' }],
    ['role:head@field:unit', { who: 'role', code: 'head', at: { field: 'unit' } }], ['starter', { who: 'starter' }], ['head:2', { who: 'head', level: 2 }], ['chain:3', { who: 'chain', level: 3 }],
    ['position:CFO', { who: 'position', code: 'CFO' }], ['person:lao', { who: 'person', code: 'lao' }], ['group:board', { who: 'group', code: 'board' }], ['field:manager', { who: 'field', code: 'manager' }],
    ['choice', { who: 'choice' }], ['previous-choice', { who: 'previous-choice' }], ['feel:if total > 1, then "a" else "b"', { who: 'feel', expression: 'if total > 1, then "a" else "b"' }], ['decision:authority', { who: 'decision', code: 'authority' }],
  ])('%s', (said, meant) => expect(approverOf(said)).toEqual(meant))

  test.each(['role:', 'head:0', 'chain:x', 'role:head@moon', 'nobody', 'person:'])('"%s" names nobody', (said) => expect(approverOf(said)).toBeUndefined())
  test('an expression keeps its commas', () => {
    expect(readApproval({ approvers: 'feel:concat(["lao"], ["fang"]),person:wei' }).approval.approvers).toHaveLength(2)
  })
})

describe('2.2.5 a drawing that cannot be meant is refused, the attribute named', () => {
  test.each([
    [{ mode: 'most' }, 'mode'], [{ share: '60' }, 'share'], [{ mode: 'vote', share: '120' }, 'share'], [{ mode: 'vote', weights: 'lao=-1' }, 'weights'], [{ refusal: 'counts' }, 'refusal'], [{ due: '2 days' }, 'due'], [{ 'on-due': 'approve' }, 'due'],
    [{ nobody: 'pass' }, 'nobody'], [{ verbs: 'approve,bless' }, 'verbs'], [{ hidden: 'total', write: 'total' }, 'hidden'], [{ approvers: '' }, 'approvers'], [{ returns: 'home' }, 'returns'],
  ])('%o', (facts, field) => expect(fields(facts as never)).toEqual([field]))

  test('what is written is read again as the same', () => {
    const facts = { approvers: 'role:head@own,chain:2', mode: 'vote', share: '60', weights: 'lao=2,fang=1', refusal: 'counts', 'same-person': 'skip-in-row', starter: 'head', nobody: 'person:wan', due: 'P2D', remind: 'PT4H', escalate: 'P1D', 'on-due': 'escalate', hidden: 'secret', required: 'reason', batch: 'no', copy: 'starter', verbs: 'approve,reject', returns: 'block', 'after-return': 'straight-back', clause: '4.2.1', en: 'Approve' }
    const { approval, refusals } = readApproval(facts)
    expect([refusals, writeApproval(approval)]).toEqual([[], facts])
    expect(writeApproval(readApproval({ approvers: 'starter' }).approval)).toEqual({ approvers: 'starter' })
  })
})
