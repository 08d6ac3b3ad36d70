/** The shared worker that holds the browser's one connection for all its windows. */
import { listen } from './live-connection.ts'

const ports = new Set<MessagePort>()
const stream = listen((change) => ports.forEach((port) => port.postMessage(change, [])))

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (!port) return
  ports.add(port)
  port.addEventListener('message', (message: MessageEvent<'wake' | 'leave'>) => { if (message.data === 'leave') ports.delete(port); else stream.wake() })
  port.start()
})
