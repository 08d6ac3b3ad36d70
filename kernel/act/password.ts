/** A way in by an administrator's hand: a first password, or another where one is lost. The deed says who gave it to whom, never what it is. */
import { givePassword as given, mayGivePassword, unfitPassword, type Actor } from '#allow'
import { documentOf } from '#declare'
import { deedOnly } from '#store'
import { insist, refuse } from '#words'
import type { House } from './house.ts'
import { deedOf } from './keep.ts'
import { take } from './take.ts'
import { transacted, type How } from './transact.ts'

export const givePassword = (house: House, actor: Actor, { person, password }: { readonly person: string; readonly password: string }, how: How = {}): Promise<{ readonly person: string }> =>
  transacted(house, actor, how, { kind: 'give password', person }, async (unit) => {
    const { person: who } = house.plan.directory
    const row = await take(unit, documentOf(house.plan, who.document), person, actor)
    insist(mayGivePassword(house.plan, actor, row))
    insist(row.id === actor.person ? refuse('不能给自己密码，请在登录时修改', 'Nobody gives a password to themselves: choose another as you sign in', undefined, { kind: 'forbidden' }) : undefined)
    insist(who.active.includes(row.state) ? undefined : refuse('该人员不在职', 'This person does not work here', undefined, { kind: 'conflict' }))
    insist(unfitPassword(password, 'password'))
    await given(unit, row.id, String(row[who.login]), password)
    await unit.query(deedOnly({ deed: deedOf({ unit, actor, request: how.request }, documentOf(house.plan, who.document), row, 'give-password', {}) }))
    return { person: row.id }
  })
