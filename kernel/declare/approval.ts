/** An approval as it is drawn: the `zf:` attributes of a user task, read with refusals and written back; pure, so a designer uses it too. */
import { refuse, type Refusal } from '#words'
import { isVerb, type Verb } from './verbs.ts'

/** Somebody who approves, by rule rather than by name. */
export type Approver =
  /** Holders of a role (or of the role a field names, `{field}`): everywhere, or where their scope covers the department, the one above it, or that of a field. */
  | { readonly who: 'role'; readonly code: string; readonly at?: 'own' | 'above' | { readonly field: string } }
  /** Head of the n-th department up from the row's (1 = its own), or all heads from the first to the n-th. */
  | { readonly who: 'head' | 'chain'; readonly level: number }
  | { readonly who: 'position' | 'person' | 'group' | 'field' | 'decision'; readonly code: string }
  | { readonly who: 'starter' | 'choice' | 'previous-choice' }
  | { readonly who: 'feel'; readonly expression: string }

export const modes = ['any', 'all', 'sequence', 'vote'] as const
const choices = {
  mode: modes, refusal: ['ends', 'counts'], 'same-person': ['ask', 'skip-once', 'skip-in-row'], starter: ['self', 'skip', 'head'],
  'on-due': ['wait', 'escalate', 'approve', 'reject'], batch: ['yes', 'no'], returns: ['branch', 'block', 'case'], 'after-return': ['again', 'straight-back'],
} as const
type Choice<K extends keyof typeof choices> = (typeof choices)[K][number]

export type Approval = {
  readonly approvers: readonly Approver[]
  readonly mode: Choice<'mode'>
  /** Per cent of the weight that must approve. */
  readonly share: number
  /** Weight of an approver by login; 1 where none is named. */
  readonly weights: Readonly<Record<string, number>>
  /** Whether a single refusal ends it, or counts against the share. */
  readonly refusal: Choice<'refusal'>
  readonly samePerson: Choice<'same-person'>
  readonly starter: Choice<'starter'>
  readonly nobody: 'admin' | 'stop' | { readonly person: string }
  /** Working time as an ISO 8601 duration in days or hours: until it is due, before that a reminder, after that the next head up. */
  readonly due?: string
  readonly remind?: string
  readonly escalate?: string
  readonly onDue: Choice<'on-due'>
  readonly hidden: readonly string[]
  readonly read: readonly string[]
  readonly write: readonly string[]
  readonly required: readonly string[]
  readonly batch: boolean
  readonly copy: readonly Approver[]
  /** Nothing: all of them. */
  readonly verbs?: readonly Verb[]
  readonly returns: Choice<'returns'>
  readonly afterReturn: Choice<'after-return'>
  readonly clause?: string
  readonly en?: string
}
export type Facts = Readonly<Record<string, string>>

/** What the attributes say, and what is wrong with them; a fault is read as if it were not there. */
export function readApproval(facts: Facts): { readonly approval: Approval; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = []
  const no = (refusal: Refusal): undefined => void refusals.push(refusal)
  const oneOf = <K extends keyof typeof choices>(key: K): Choice<K> => {
    const said = facts[key]
    const known = choices[key] as readonly Choice<K>[]
    if (said !== undefined && !(known as readonly string[]).includes(said)) no(refuse(`“zf:${key}”应为 ${known.join('、')} 之一`, `zf:${key} is one of ${known.join(', ')}`, key))
    return known.find((one) => one === said) ?? (known[0] as Choice<K>)
  }
  const who = (key: string) => listed(facts[key]).flatMap((said) => approverOf(said) ?? no(refuse(`“${said}”不是可识别的人员规则`, `"${said}" names nobody by any rule`, key)) ?? [])
  const lasting = (key: string) => (facts[key] === undefined ? {} : isTerm(facts[key]) ? { [key]: facts[key] } : (no(refuse(`“zf:${key}”应为 P2D 或 PT8H 这样的工作时间`, `zf:${key} is working time such as P2D or PT8H`, key)), {}))
  const approval: Approval = {
    approvers: who('approvers'), mode: oneOf('mode'), share: shareOf(facts, no), weights: weightsOf(facts, no), refusal: oneOf('refusal'), samePerson: oneOf('same-person'), starter: oneOf('starter'), nobody: nobodyOf(facts, no),
    ...lasting('due'), ...lasting('remind'), ...lasting('escalate'), onDue: oneOf('on-due'), hidden: listed(facts['hidden']), read: listed(facts['read']), write: listed(facts['write']), required: listed(facts['required']),
    batch: oneOf('batch') !== 'no', copy: who('copy'), ...verbsOf(facts, no), returns: oneOf('returns'), afterReturn: oneOf('after-return'), ...(facts['clause'] ? { clause: facts['clause'] } : {}), ...(facts['en'] ? { en: facts['en'] } : {}),
  }
  return { approval, refusals: [...refusals, ...contradictions(approval)] }
}

/** The attributes again, only where they say more than silence does. */
export function writeApproval(approval: Approval): Facts {
  const { approvers, copy, nobody, share, weights, samePerson, onDue, afterReturn, batch, verbs, hidden, read, write, required, ...plain } = approval
  const said: Record<string, string> = {
    approvers: approvers.map(approverText).join(','), copy: copy.map(approverText).join(','), 'same-person': samePerson, 'on-due': onDue, 'after-return': afterReturn,
    nobody: typeof nobody === 'string' ? nobody : `person:${nobody.person}`, share: share === 100 ? '' : String(share), batch: batch ? 'yes' : 'no',
    weights: Object.entries(weights).map(([login, weight]) => `${login}=${weight}`).join(','), verbs: verbs?.join(',') ?? '',
    hidden: hidden.join(','), read: read.join(','), write: write.join(','), required: required.join(','), ...plain,
  }
  const silent = (key: string, value: string) => value === '' || value === (choices as Readonly<Record<string, readonly string[]>>)[key]?.[0] || (key === 'nobody' && value === 'admin')
  return Object.fromEntries(Object.entries(said).filter(([key, value]) => !silent(key, value)))
}

const keyed = ['position', 'person', 'group', 'field', 'decision'] as const

export function approverOf(said: string): Approver | undefined {
  if (said === 'starter' || said === 'choice' || said === 'previous-choice') return { who: said }
  const [, kind = '', rest = ''] = /^([a-z]+):(.+)$/s.exec(said) ?? []
  if (kind === 'feel') return { who: 'feel', expression: rest }
  if (kind === 'head' || kind === 'chain') return /^[1-9]\d?$/.test(rest) ? { who: kind, level: Number(rest) } : undefined
  if (kind === 'role') return roleOf(rest)
  const who = keyed.find((one) => one === kind)
  return who && /^[\p{L}\p{N}._-]+$/u.test(rest) ? { who, code: rest } : undefined
}

function roleOf(said: string): Approver | undefined {
  const [, code, place] = /^([\w-]+|\{\w+\})(?:@(.+))?$/.exec(said) ?? []
  if (code === undefined) return undefined
  if (place === undefined) return { who: 'role', code }
  if (place === 'own' || place === 'department') return { who: 'role', code, at: 'own' }
  if (place === 'above') return { who: 'role', code, at: 'above' }
  const field = /^field:(\w+)$/.exec(place)?.[1]
  return field === undefined ? undefined : { who: 'role', code, at: { field } }
}

function approverText(one: Approver): string {
  if (one.who === 'role') return `role:${one.code}${one.at === undefined ? '' : typeof one.at === 'string' ? `@${one.at}` : `@field:${one.at.field}`}`
  if (one.who === 'feel') return `feel:${one.expression}`
  if ('level' in one) return `${one.who}:${one.level}`
  return 'code' in one ? `${one.who}:${one.code}` : one.who
}

/** Parts between commas; commas within brackets or quotes belong to an expression. */
export function listed(said = ''): readonly string[] {
  const parts = ['']
  let [depth, quoted] = [0, false]
  for (const sign of said) {
    if (sign === '"') quoted = !quoted
    else if (!quoted) depth += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0
    if (sign === ',' && depth <= 0 && !quoted) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((one) => one.trim()).filter(Boolean)
}

const isTerm = (said: string): boolean => /^P(?=[T\d])(?:[1-9]\d{0,3}D)?(?:T[1-9]\d{0,3}H)?$/.test(said)
type No = (refusal: Refusal) => undefined

function shareOf({ share }: Facts, no: No): number {
  if (share === undefined) return 100
  const said = Number(share.replace(/%$/, ''))
  if (said > 0 && said <= 100) return said
  no(refuse('“zf:share”应为 1 到 100 的百分数', 'zf:share is per cent, above 0 up to 100', 'share'))
  return 100
}

function weightsOf({ weights }: Facts, no: No): Readonly<Record<string, number>> {
  const pairs = listed(weights).map((one) => one.split('=') as [string, string?])
  const wrong = pairs.find(([login, weight]) => !login || !(Number(weight) > 0))
  if (wrong) no(refuse('“zf:weights”应写作“登录名=权数”，权数大于零', 'zf:weights are written login=weight, above zero', 'weights'))
  return Object.fromEntries(pairs.filter((one) => one !== wrong).map(([login, weight]) => [login, Number(weight)]))
}

function nobodyOf({ nobody = 'admin' }: Facts, no: No): Approval['nobody'] {
  if (nobody === 'admin' || nobody === 'stop') return nobody
  const person = /^person:(.+)$/.exec(nobody)?.[1]
  if (person) return { person }
  no(refuse('“zf:nobody”应为 admin、stop 或 person:<登录名>', 'zf:nobody is admin, stop or person:<login>', 'nobody'))
  return 'admin'
}

function verbsOf({ verbs }: Facts, no: No): { readonly verbs?: readonly Verb[] } {
  if (verbs === undefined) return {}
  const strange = listed(verbs).find((one) => !isVerb(one))
  if (strange !== undefined) no(refuse(`没有“${strange}”这个处理方式`, `There is no verb "${strange}"`, 'verbs'))
  return { verbs: listed(verbs).filter(isVerb) }
}

/** What cannot be meant together. */
function contradictions({ mode, share, weights, refusal, due, remind, escalate, onDue, hidden, read, write, required, approvers }: Approval): readonly Refusal[] {
  const both = hidden.find((field) => [...read, ...write, ...required].includes(field)) ?? read.find((field) => [...write, ...required].includes(field))
  return [
    approvers.length === 0 && refuse('没有写明由谁审批', 'It does not say who approves', 'approvers'),
    mode !== 'vote' && (share !== 100 || Object.keys(weights).length > 0) && refuse('只有票签才有比例和权数', 'Only a vote has a share and weights', 'share'),
    mode !== 'vote' && refusal === 'counts' && refuse('只有票签才把反对计入比例', 'Only in a vote does a refusal merely count', 'refusal'),
    !due && (remind || escalate || onDue !== 'wait') && refuse('没有期限就没有提醒和超时处理', 'Without a deadline nothing is reminded of or escalated', 'due'),
    both !== undefined && refuse(`字段“${both}”的可见性前后不一`, `The field "${both}" is said to be two things`, 'hidden'),
  ].filter((one): one is Refusal => typeof one === 'object')
}
