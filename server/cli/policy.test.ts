/** The command that reads a policy, as somebody at a command line runs it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const shared = process.env['ZHANGFA_SHARED']
const paste = shared ? join(shared, 'policy', 'source.txt') : ''
const run = async (...args: readonly string[]) => (await promisify(execFile)('npm', ['run', '-s', 'zhangfa', '--', ...args], { maxBuffer: 50_000_000 })).stdout

test.skipIf(!existsSync(paste))('10.1.1 a paste is read from the command line (needs ZHANGFA_SHARED)', { timeout: 60_000 }, async () => {
  const told = await run('policy', 'read', paste)
  for (const line of ['8 章 chapters, 23 节 sections, 73 条 items', '拼音注 494（全文 538）', '8.2.4 原文在此中断', '模糊用语 33 处、26 条', '未写明由谁做 44 条']) expect(told).toContain(line)
  expect(JSON.parse(await run('policy', 'read', paste, '--json'))).toMatchObject({ title: '运营管理流程制度办法', counts: { items: 73 } })
})

test.skipIf(!existsSync(paste))('10.1.1 whoever reads only its first lines is told no fault (needs ZHANGFA_SHARED)', { timeout: 60_000 }, async () => {
  const { stdout, stderr } = await promisify(execFile)('bash', ['-o', 'pipefail', '-c', `npm run -s zhangfa -- policy read '${paste}' --json | head -n 2`])
  expect([stdout.split('\n').length, stderr]).toEqual([3, ''])
})

test('10.1.1 a file that is not there is said so', async () => {
  await expect(run('policy', 'read', '/nowhere.txt')).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('没有文件') })
}, 60_000)
