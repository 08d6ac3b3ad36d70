/** Event logs from elsewhere: XES (IEEE 1849) and tables with a case, an activity and a time. */
import { Parser } from 'saxen'
import { gunzipSync } from 'node:zlib'
import type { EventLog, Happening } from '#read'
import { Refused, refuse } from '#words'
import { csvRows, decoded } from '../sheets/index.ts'

type Growing = { readonly id: string; readonly events: Happening[] }

/** Reads a log, compressed or not; refuses what is neither form, or names no case or activity. */
export async function readEventLog(bytes: Uint8Array): Promise<EventLog> {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes
  const start = decoded(plain.subarray(0, 2000)).trimStart()
  return start.startsWith('<') ? readXes(decoded(plain)) : readTable(plain)
}

/** Gigabytes that grow out of a small file are not read. */
const mostBytes = 1024 ** 3

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch {
    throw new Refused(refuse('压缩文件打不开', 'The compressed file cannot be opened', 'file'))
  }
}

/** Events in the order in which they stand. */
function readXes(source: string): EventLog {
  const log: Growing[] = []
  let [trace, event]: [Growing & { id: string } | undefined, Record<string, string> | undefined] = [undefined, undefined]
  let depth = 0
  let inside = -1
  const parser = new Parser()
  parser.on('openTag', (written, attributes, decode) => {
    const name = written.slice(written.indexOf(':') + 1)
    depth++
    if (name === 'trace') { trace = { id: String(log.length + 1), events: [] }; inside = depth } else if (name === 'event' && trace) { event = {}; inside = depth } else if (depth === inside + 1) {
      const { key, value } = attributes()
      if (event) event[decode(key ?? '')] = decode(value ?? '')
      else if (trace && key === 'concept:name') trace = { ...trace, id: decode(value ?? '') }
    }
  })
  parser.on('closeTag', (written) => {
    const name = written.slice(written.indexOf(':') + 1)
    depth--
    if (name === 'event' && trace && event) { trace.events.push(happening(event['concept:name'], event['time:timestamp'], event['org:resource'])); event = undefined; inside = depth } else if (name === 'trace' && trace) { log.push(trace); trace = undefined; inside = -1 }
  })
  parser.on('error', () => { throw new Refused(refuse('事件日志不是完好的 XML', 'The event log is not well-formed XML', 'file')) })
  parser.parse(source.replace(/^\uFEFF/, ''))
  if (log.length === 0) throw new Refused(refuse('事件日志中没有案例', 'The event log holds no cases', 'file'))
  return log
}

/** Names under which columns go, the most exact first. */
const columns = {
  case: ['case:concept:name', 'case_id', 'case id', 'caseid', 'case', '案例', '案例编号', '单号'], activity: ['concept:name', 'activity', 'event', 'task', '活动', '环节', '节点'],
  at: ['time:timestamp', 'timestamp', 'complete timestamp', 'completion', 'time', 'date', '时间', '完成时间'], person: ['org:resource', 'resource', 'user', 'person', '人员', '处理人', '资源'],
} as const

const byNumber = new Intl.Collator('en', { numeric: true })

/** Cases by their ids; events of a case in the order of their times, of equal ones as they stand. */
async function readTable(bytes: Uint8Array): Promise<EventLog> {
  let places: Readonly<Record<keyof typeof columns, number>> | undefined
  const traces = new Map<string, Growing>()
  for await (const { cells, at: line } of csvRows(bytes)) {
    if (!places) { places = placesOf(cells); continue }
    const id = cells[places.case]?.trim()
    if (!id) throw new Refused(refuse(`第 ${line} 行没有案例编号`, `Line ${line} names no case`, 'file'))
    const trace = traces.get(id) ?? traces.set(id, { id, events: [] }).get(id)!
    trace.events.push(happening(cells[places.activity], places.at < 0 ? undefined : cells[places.at], places.person < 0 ? undefined : cells[places.person], line))
  }
  return [...traces.values()].toSorted((a, b) => byNumber.compare(a.id, b.id)).map(({ id, events }) => ({ id, events: events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)) }))
}

function placesOf(headings: readonly string[]): Readonly<Record<keyof typeof columns, number>> {
  const said = headings.map((heading) => heading.trim().toLowerCase())
  const place = (names: readonly string[]) => names.map((name) => said.indexOf(name)).find((at) => at >= 0) ?? -1
  const found = { case: place(columns.case), activity: place(columns.activity), at: place(columns.at), person: place(columns.person) }
  if (found.case < 0) throw new Refused(refuse('找不到案例列（如 case_id）', 'No column names the case, such as case_id', 'file'))
  if (found.activity < 0) throw new Refused(refuse('找不到活动列（如 activity）', 'No column names the activity', 'file'))
  return found
}

function happening(activity: string | undefined, at: string | undefined, person: string | undefined, line?: number): Happening {
  if (!activity) throw new Refused(refuse(`${line ? `第 ${line} 行` : '有事件'}没有活动名称`, `${line ? `Line ${line}` : 'An event'} names no activity`, 'file'))
  const moment = at ? Date.parse(/^\d{4}-\d\d-\d\d \d/.test(at) ? at.replace(' ', 'T') : at) : NaN
  if (at && Number.isNaN(moment)) throw new Refused(refuse(`${line ? `第 ${line} 行` : ''}时间看不懂：${at.slice(0, 40)}`, `${line ? `Line ${line}: the` : 'The'} time cannot be read: ${at.slice(0, 40)}`, 'file'))
  return { activity, ...(at ? { at: moment } : {}), ...(person ? { person } : {}) }
}
