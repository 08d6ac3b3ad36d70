/** What a window says when the network is gone: nothing that a person decided waits to be sent behind their back. */
import { afterEach, expect, test, vi } from 'vitest'
import { en } from '../words/en.ts'
import { zh } from '../words/zh.ts'
import { call } from './call.ts'
import { failureOf } from './failure.ts'

afterEach(() => vi.unstubAllGlobals())

/** No house answers here: outside a browser an address without a host leads nowhere. */
const endOf = async (onLine: boolean, method: 'GET' | 'POST') => {
  vi.stubGlobal('navigator', { onLine })
  return call('/tasks/1/approve', { method }).then(() => 'answered', (error: unknown) => failureOf(error).kind)
}

test('a decision sent without a network is told as not sent, in both languages; with one, only that the house cannot be reached', async () => {
  expect([await endOf(false, 'POST'), await endOf(true, 'POST'), await endOf(false, 'GET')]).toEqual(['offline', 'unreachable', 'unreachable'])
  expect([zh['failure.offline'], en['failure.offline']]).toEqual([expect.stringContaining('什么都没有发送'), expect.stringContaining('nothing was sent')])
})
