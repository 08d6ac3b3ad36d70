/** One action on many documents: each its own transaction, answered one by one. */
import type { Actor } from '#allow'
import { Refused, type Refusal } from '#words'
import { act, type Acted, type Order } from './act.ts'
import type { House } from './house.ts'
import { nth, type How } from './transact.ts'

export type Answered = { readonly id: string } & ({ readonly done: Acted } | { readonly refusal: Refusal })

export async function batch(house: House, actor: Actor, orders: readonly Order[], how: How = {}): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (const [at, order] of orders.entries()) answers.push(await one(house, actor, order, nth(how, at)))
  return answers
}

async function one(house: House, actor: Actor, order: Order, how: How): Promise<Answered> {
  try {
    return { id: order.id, done: await act(house, actor, order, how) }
  } catch (error) {
    if (error instanceof Refused) return { id: order.id, refusal: error.refusal }
    throw error
  }
}
