/** Duties over HTTP: what is owed by whom until when, and one's own as a calendar that other programs subscribe to. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '#act'
import { actorOfPerson, type Actor } from '#allow'
import { isId } from '#check'
import { roleLabel } from '#declare'
import { keptPlan, owedOf, type Owed } from '#duty'
import { keepSetting, settingOf } from '#host'
import { namesOf } from '#read'
import { addDays, dayOf, isDay, Refused, refuse, workingDaysBetween, type Day, type Language } from '#words'
import { actorFor, queryText, type Doors } from './context.ts'
import { momentAsked } from './moment.ts'

export function dutyRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.get('/api/duties', async (request) => {
    const actor = await actorFor(doors, request)
    const [box = 'mine', from, to, department] = [queryText(request, 'box'), dayAsked(request, 'from'), dayAsked(request, 'to'), queryText(request, 'department')]
    if (box !== 'mine' && box !== 'all') throw new Refused(refuse('“box”应为 mine 或 all', '"box" is mine or all', 'box'))
    if (department !== undefined && !isId(department)) throw new Refused(refuse('应为部门的标识', 'Must be the id of a department', 'department'))
    const when = { at: momentAsked(request, house), zone: house.zone }
    const items = await owedOf(house.store, house.plan, actor, when, { box, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(department ? { department } : {}) })
    const plan = await keptPlan(house.store, house.plan)
    const today = dayOf(when.at, house.zone)
    const departments = new Set(items.map((one) => one.department).filter((id) => id !== null))
    return {
      items: items.map((one) => ({ ...one, ownerLabel: roleLabel(house.plan, one.owner), title: plan.clauses.get(one.clause)?.title, ...over(house, one, today) })),
      refs: await namesOf(house.store, house.plan, new Map([[house.plan.directory.department.document, departments]]), actor),
    }
  })
  app.get('/api/duties/key', async (request) => ({ key: keyOf(await secretOf(doors), (await actorFor(doors, request)).person) }))
  app.get('/api/duties/calendar.ics', async (request, reply) => {
    const actor = await keyed(doors, queryText(request, 'key') ?? '')
    const today = dayOf(house.store.clock(), house.zone)
    const items = await owedOf(house.store, house.plan, actor, { at: house.store.clock().toISOString(), zone: house.zone }, { box: 'mine', from: addDays(today, -31), to: addDays(today, 366) })
    return reply.header('content-type', 'text/calendar; charset=utf-8').send(calendarOf(items, queryText(request, 'language') === 'en' ? 'en' : 'zh', house.zone, house.store.clock().toISOString()))
  })
}

/** How many working days what is overdue is past its day; left out where a year's calendar is not out. */
function over({ calendar, zone }: House, { dueAt, state }: Owed, today: Day): { readonly over?: number } {
  if (dueAt === null || (state !== 'overdue' && state !== 'broken')) return {}
  const days = workingDaysBetween(calendar, dayOf(new Date(Date.parse(dueAt) - 1).toISOString(), zone), today)
  return typeof days === 'number' ? { over: days } : {}
}

function dayAsked(request: FastifyRequest, key: string): string | undefined {
  const said = queryText(request, key)
  if (said !== undefined && !isDay(said)) throw new Refused(refuse('应为日期，如 2026-11-24', 'Must be a day such as 2026-11-24', key))
  return said
}

/** A house's own secret, made when it is first asked for. */
async function secretOf({ house }: Doors): Promise<string> {
  const known = await settingOf<string>(house.store, 'calendar-secret')
  if (known) return known
  const made = randomBytes(32).toString('base64url')
  await keepSetting(house.store, 'calendar-secret', made)
  return made
}

/** Calendars cannot sign in: the key in the address stands for the person, and opens nothing but this calendar. */
const keyOf = (secret: string, person: string): string => `${person}.${createHmac('sha256', secret).update(person).digest('base64url')}`

async function keyed(doors: Doors, key: string): Promise<Actor> {
  const { house } = doors
  const [person = ''] = key.split('.')
  const [right, said] = [keyOf(await secretOf(doors), person), key].map((one) => Buffer.from(one)) as [Buffer, Buffer]
  const actor = isId(person) && right.length === said.length && timingSafeEqual(right, said) ? await actorOfPerson(house.store, house.plan, person, dayOf(house.store.clock(), house.zone)) : undefined
  if (!actor) throw new Refused(refuse('日历地址无效', 'The address of the calendar is not valid', 'key', { kind: 'not-found' }))
  return actor
}

/** iCalendar (RFC 5545): all-day events on the day something is due. */
function calendarOf(items: readonly Owed[], language: Language, zone: string, at: string): string {
  const events = items.filter(({ dueAt }) => dueAt !== null).flatMap(({ id, clause, activity, number, dueAt, state }) => {
    const day = dayOf(new Date(Date.parse(dueAt as string) - 1).toISOString(), zone)
    return ['BEGIN:VEVENT', `UID:${id}@zhangfa`, `DTSTAMP:${stamp(at)}`, `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
      `SUMMARY:${escaped(`${state === 'kept' || state === 'late' ? '✓ ' : ''}${clause} ${activity[language === 'zh' ? 0 : 1]}${number ? ` ${number}` : ''}`)}`, 'TRANSP:TRANSPARENT', 'END:VEVENT']
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Zhangfa//Duties//EN', `X-WR-CALNAME:${language === 'zh' ? '章法应办事项' : 'Zhangfa duties'}`, ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}

const stamp = (at: string): string => at.replaceAll(/[-:]|\.\d+/g, '')
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')

/** Lines of at most 75 octets, never cut within a character. */
function folded(line: string): string {
  let [out, length] = ['', 0]
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (length + size > 75) { out += '\r\n '; length = 1 }
    out += sign
    length += size
  }
  return out
}
