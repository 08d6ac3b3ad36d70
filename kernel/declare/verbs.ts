/** What can be done to a task, in the order of the button row; a drawing may allow fewer. */
import type { Label } from '#words'

type VerbSpec = {
  readonly label: Label; readonly needsOpinion: boolean
  /** What it asks for besides an opinion: one person, several, or a step to return to. */
  readonly asks?: 'person' | 'people' | 'step'
  /** Decides on the matter itself, so the duties that exclude approving bear on it. */
  readonly decides?: true
}

export const verbs = {
  approve: { label: ['同意', 'Approve'], needsOpinion: false, decides: true },
  reject: { label: ['驳回', 'Reject'], needsOpinion: true, decides: true },
  return: { label: ['退回修改', 'Return'], needsOpinion: true, asks: 'step' },
  transfer: { label: ['转办', 'Transfer'], needsOpinion: true, asks: 'person' },
  delegate: { label: ['委派', 'Delegate'], needsOpinion: true, asks: 'person' },
  resolve: { label: ['办毕交回', 'Give back'], needsOpinion: true },
  'add-before': { label: ['前加签', 'Add before me'], needsOpinion: false, asks: 'people' },
  'add-beside': { label: ['并加签', 'Add beside me'], needsOpinion: false, asks: 'people' },
  'add-after': { label: ['后加签', 'Add after me'], needsOpinion: false, asks: 'people' },
  'remove-signer': { label: ['减签', 'Remove a signer'], needsOpinion: true, asks: 'people' },
  withdraw: { label: ['撤回', 'Withdraw'], needsOpinion: false },
  'take-back': { label: ['拿回', 'Take back'], needsOpinion: false },
  remind: { label: ['催办', 'Remind'], needsOpinion: false },
  copy: { label: ['抄送', 'Copy to'], needsOpinion: false, asks: 'people' },
  read: { label: ['已阅', 'Mark as read'], needsOpinion: false },
  comment: { label: ['评论', 'Comment'], needsOpinion: true },
  terminate: { label: ['终止', 'Terminate'], needsOpinion: true },
  reopen: { label: ['重新打开', 'Reopen'], needsOpinion: true },
} as const satisfies Readonly<Record<string, VerbSpec>>

export type Verb = keyof typeof verbs
export const isVerb = (value: string): value is Verb => Object.hasOwn(verbs, value)
export const verbSpec = (verb: Verb): VerbSpec => verbs[verb]
