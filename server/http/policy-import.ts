/** A policy over HTTP: a text is looked at, corrected, made a draft; its bindings are proposed, seen and settled. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { declaredOf } from '#act'
import { mayMake } from '#allow'
import { isDay, insist, Refused, refuse } from '#words'
import { binding } from '../../chapters/1-governance/contract.ts'
import { draftFrom, lookAt, proposeMissing, settledOf, type Asked } from '../policy-import/index.ts'
import { insistShort, levels, plainText, textOfFile, type Correction } from '../policy-text/index.ts'
import { actorFor, bodyOf, fileOf, textOf, type Doors } from './context.ts'

export function policyImportRoutes(app: FastifyInstance, doors: Doors): void {
  const { house } = doors
  app.post('/api/policy/import', { bodyLimit: 8 * 1024 * 1024 }, async (request, reply) => {
    const actor = await actorFor(doors, request)
    const asked = await given(request)
    if ((request.query as { preview?: string }).preview !== 'true') return reply.status(201).send(await draftFrom(house, actor, asked, request.id))
    return { ...(await lookAt(house, actor, asked)), ...(asked.text === (request.body as { text?: unknown } | undefined)?.text ? {} : { text: asked.text }) }
  })
  app.get('/api/policy/bindings', async (request) => { await actorFor(doors, request); return settledOf(house) })
  app.post('/api/policy/bindings', async (request, reply) => {
    const actor = await actorFor(doors, request)
    bodyOf(request, [])
    insist(mayMake(house.plan, declaredOf(house, binding.name), actor))
    return reply.status(201).send({ proposed: await proposeMissing(house, actor, request.id) })
  })
}

async function given(request: FastifyRequest): Promise<Asked> {
  if (request.isMultipart()) return { text: textOfFile((await fileOf(request)).bytes) }
  const { text, corrections, title, effectiveFrom, summary } = bodyOf(request, ['text', 'corrections', 'title', 'effectiveFrom', 'summary'])
  if (typeof text !== 'string' || text.trim() === '' || text.includes('\u0000')) throw new Refused(refuse('请粘贴制度原文', 'Paste the text of the policy', 'text'))
  if (effectiveFrom !== undefined && effectiveFrom !== null && !isDay(effectiveFrom)) throw new Refused(refuse('应为日期，如 2026-11-24', 'Must be a day such as 2026-11-24', 'effectiveFrom'))
  const [named, said] = [textOf(title, 'title', 200), textOf(summary, 'summary', 4000)]
  return { text: insistShort(plainText(text)), corrections: correctionsOf(corrections), ...(named ? { title: named } : {}), ...(isDay(effectiveFrom) ? { effectiveFrom } : {}), ...(said ? { summary: said } : {}) }
}

const deeds = ['part', 'join', 'drop', 'restore'] as const
const most = 5000

function correctionsOf(said: unknown): readonly Correction[] {
  if (said === undefined || said === null) return []
  const wrong = () => new Refused(refuse('校正的内容无效', 'The corrections are not valid', 'corrections'))
  if (!Array.isArray(said) || said.length > most) throw wrong()
  return said.map((one: unknown): Correction => {
    const { at, do: deed, level, number, ...rest } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
    const [found, wide] = [deeds.find((known) => known === deed), levels.find((known) => known === level)]
    if (!found || !Number.isInteger(at) || (at as number) < 0 || Object.keys(rest).length > 0 || (level !== undefined && !wide) || (found === 'part' && !wide)) throw wrong()
    if (number !== undefined && (typeof number !== 'string' || !/^[\p{L}\p{N}.()（）-]{1,20}$/u.test(number))) throw new Refused(refuse('编号最多 20 字，只含字母、数字、点和横线', 'A number has at most 20 letters, digits, dots and dashes', 'corrections'))
    return { at: at as number, do: found, ...(wide ? { level: wide } : {}), ...(number === undefined ? {} : { number }) }
  })
}
