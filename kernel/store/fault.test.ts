/** What is told of a database that cannot be reached. */
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { Refused, refuse } from '#words'
import { isAway, openStore } from './index.ts'

const failing = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => { throw new Error('was answered') }, (error: unknown) => error)

test('a database that nobody serves, or that hangs up, is away; a refusal of the house is something else', async () => {
  const hangingUp = createServer((socket) => socket.destroy())
  await new Promise<void>((open) => { hangingUp.listen(0, '127.0.0.1', open) })
  const store = openStore({ url: `postgres://nobody@127.0.0.1:${(hangingUp.address() as AddressInfo).port}/nothing` })
  expect(isAway(await failing(store.query({ text: 'select 1' })))).toBe(true)
  await new Promise((closed) => { hangingUp.close(closed) })
  expect(isAway(await failing(store.query({ text: 'select 1' })))).toBe(true)
  expect(isAway(await failing(store.transaction(async () => undefined)))).toBe(true)
  await store.close()
  expect(isAway(new Refused(refuse('不行', 'No', undefined, { kind: 'busy' })))).toBe(false)
})
