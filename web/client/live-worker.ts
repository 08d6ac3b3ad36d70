/** The shared worker that holds the browser's one connection for all its windows. */
import { listen } from './live-connection.ts'

type Windows = { onconnect: ((event: MessageEvent) => void) | null }

const ports = new Set<MessagePort>()
const stream = listen((change) => ports.forEach((port) => port.postMessage(change)));

(self as unknown as Windows).onconnect = (event) => {
  const [port] = event.ports
  if (!port) return
  ports.add(port)
  port.onmessage = (message: MessageEvent<'wake' | 'leave'>) => (message.data === 'leave' ? ports.delete(port) : stream.wake())
  port.start()
}
