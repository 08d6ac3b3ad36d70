/** `npm start`: opens the house, says where it is and who can sign in, and closes it cleanly when asked to. */
import { startHouse } from './start.ts'

const say = (zh: string, en: string): void => void process.stdout.write(`${zh}  ${en}\n`)
const began = performance.now()

const started = await startHouse(say).catch((error: Error) => {
  process.stderr.write(`启动失败 Could not start: ${error.stack ?? error.message}\n`)
  process.exit(1)
})

say(`\n章法已启动（${((performance.now() - began) / 1000).toFixed(1)} 秒）：${started.url}`, `Zhangfa is open.`)
if (started.first) {
  say(`可登录账号：${started.first.logins.join(' ')}`, 'are the people who can sign in.')
  if (started.first.password) say(`示例公司密码：${started.first.password}`, 'is the password of all of them; keep it, it is not shown again.')
}
say('按 Ctrl+C 关闭', 'Ctrl+C closes it.')

let closing = false
const close = async () => {
  if (closing) return
  closing = true
  say('正在关闭…', 'Closing...')
  await started.stop()
  process.exit(0)
}
process.on('SIGINT', () => void close())
process.on('SIGTERM', () => void close())
