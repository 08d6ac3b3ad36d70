/** Signing in: passwords as scrypt, sessions as hashed tokens that end; every process reads the same rows. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Plan } from '#declare'
import type { Asks, Store } from '#store'
import { dayOf, insist, Refused, refuse, type Refusal } from '#words'
import { actorSql, type Actor } from './actor.ts'

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>
const days = 7
const tries = 10

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64')}$${(await derive(password, salt, 32)).toString('base64')}`
}

/** Gives a person a way in, or changes its password; one that was `given` by somebody else opens nothing but the choice of another. */
export async function setPassword(asks: Asks, person: string, login: string, password: string, given = false): Promise<void> {
  await asks.query({
    text: `insert into house.account (person, login, password_hash, given) values ($1, lower($2), $3, $4)
           on conflict (person) do update set login = excluded.login, password_hash = excluded.password_hash, given = excluded.given, failures = 0, locked_until = null`,
    values: [person, login, await hashPassword(password), given],
  })
}

/** The same password for many, as the people of a sample company have it: derived once, since what is the same is no secret among them. */
export async function setPasswordOfAll(asks: Asks, people: readonly { readonly person: string; readonly login: string }[], password: string): Promise<void> {
  await asks.query({
    text: 'insert into house.account (person, login, password_hash, given) select person, lower(login), $3, false from unnest($1::uuid[], $2::text[]) as all_of(person, login)',
    values: [people.map(({ person }) => person), people.map(({ login }) => login), await hashPassword(password)],
  })
}

/** A password by another's hand: where somebody has none yet, or has lost theirs; who is still in by the old one is out. */
export async function givePassword(asks: Asks, person: string, login: string, password: string): Promise<void> {
  const [other] = await asks.query({ text: 'select person from house.account where login = lower($1) and person <> $2', values: [login, person] })
  insist(other ? refuse(`登录名“${login}”已由他人使用`, `The login "${login}" is somebody else's`, undefined, { kind: 'conflict' }) : undefined)
  await setPassword(asks, person, login, password, true)
  await asks.query({ text: 'delete from house.session where person = $1', values: [person] })
}

export const unfitPassword = (password: string, field: string): Refusal | undefined =>
  (password.length < 8 ? refuse('密码至少 8 位', 'The password needs at least 8 characters', field) : undefined)

/** A new session's token, and from then on the password `chosen`, where one is: who is still in by the old one is out. Refused after ten wrong passwords in a row for a quarter of an hour. */
export async function signIn(store: Store, login: string, password: string, chosen?: string): Promise<{ readonly token: string; readonly person: string }> {
  const now = store.clock()
  const [account] = await store.query<{ person: string; password_hash: string; disabled: boolean; locked: boolean; given: boolean }>({
    text: 'select person, password_hash, disabled, given, coalesce(locked_until > $2, false) as locked from house.account where login = lower($1)', values: [login, now],
  })
  if (account?.locked) throw new Refused(refuse('密码多次错误，请 15 分钟后再试', 'Too many wrong passwords; try again in 15 minutes', undefined, { kind: 'too-many' }))
  if (!account || account.disabled || !(await matches(password, account.password_hash))) {
    if (account) await failed(store, account.person, now)
    throw new Refused(refuse('账号或密码不正确', 'The login or the password is wrong', 'password', { kind: 'unauthenticated' }))
  }
  if (chosen !== undefined) insist(unfitPassword(chosen, 'chosen') ?? (chosen === password ? refuse('新密码不能与原密码相同', 'The new password must differ from the old one', 'chosen') : undefined))
  else if (account.given) throw new Refused(refuse('现有密码由管理员给出，请改为自己的密码再登录', 'This password was given by an administrator: choose your own to sign in', 'chosen', { kind: 'conflict', rule: 'own-password' }))
  const token = randomBytes(32).toString('base64url')
  await store.query({
    text: `with cleared as (update house.account set failures = 0, locked_until = null, password_hash = coalesce($5, password_hash), given = given and $5 is null where person = $2),
             out as (delete from house.session where person = $2 and $5 is not null)
           insert into house.session (token_hash, person, at, ends_at) values ($1, $2, $3, $4)`,
    values: [hashToken(token), account.person, now, new Date(now.getTime() + days * 86_400_000), chosen === undefined ? null : await hashPassword(chosen)],
  })
  return { token, person: account.person }
}

/** Whose session it is, with the roles held today; one trip. Nothing when the token is unknown or over. */
export async function actorOf(store: Store, plan: Plan, token: string, zone?: string): Promise<Actor | undefined> {
  const now = store.clock()
  const [found] = await store.query<Actor & { active: boolean }>({
    name: 'actor-of-session', values: [hashToken(token), dayOf(now, zone), now],
    text: actorSql(plan, '(select s.person from house.session s where s.token_hash = $1 and s.ends_at > $3::timestamptz)'),
  })
  if (!found?.active) return undefined
  const { active: _, ...actor } = found
  return actor
}

export const signOut = (store: Store, token: string): Promise<unknown[]> => store.query({ text: 'delete from house.session where token_hash = $1', values: [hashToken(token)] })

/** A token for a program, valid until `endsAt`; shown once. */
export async function makeToken(store: Store, person: string, endsAt: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await store.query({ text: 'insert into house.session (token_hash, person, at, ends_at) values ($1, $2, $3, $4)', values: [hashToken(token), person, store.clock(), endsAt] })
  return token
}

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

async function matches(password: string, kept: string): Promise<boolean> {
  const [, salt = '', hash = ''] = kept.split('$')
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), 32), Buffer.from(hash, 'base64'))
}

const failed = (store: Store, person: string, now: Date): Promise<unknown[]> => store.query({
  text: `update house.account set failures = failures + 1,
         locked_until = case when failures + 1 >= ${tries} then $2::timestamptz + interval '15 minutes' end where person = $1`,
  values: [person, now],
})
