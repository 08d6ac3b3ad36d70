/** The one place where a refusal becomes an answer; anything else is a fault of ours. */
import type { FastifyError, FastifyInstance } from 'fastify'
import type { Plan } from '#declare'
import { away, isAway, refusalOfFault } from '#store'
import { Refused, refuse, type Refusal, type RefusalKind } from '#words'

const statuses: Readonly<Record<RefusalKind, number>> = {
  unfit: 422, 'not-found': 404, forbidden: 403, unauthenticated: 401, stale: 412, 'version-missing': 428, conflict: 409, 'too-large': 413, busy: 503, 'too-many': 429,
}

export const statusOf = ({ kind = 'unfit' }: Refusal): number => statuses[kind]

/** What leaves the house: the refusal without its inner kind. */
export const told = ({ kind: _, also, ...refusal }: Refusal): object => (also ? { ...refusal, also: also.map(told) } : refusal)

export function catchRefusals(app: FastifyInstance, plan: Plan): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = error instanceof Refused ? error.refusal : malformed(error)
    if (refusal) return reply.status(error instanceof Refused ? statusOf(refusal) : (error.statusCode ?? 400)).send(told(refusal))
    const kept = refusalOfFault(plan, error) ?? unfitOrAway(error)
    if (kept) {
      request.log.warn({ err: error, request: request.id }, 'refused by the database')
      return reply.status(statusOf(kept)).send(told(kept))
    }
    request.log.error({ err: error, request: request.id }, 'fault')
    return reply.status(500).send(told(refuse(`系统出错，请把编号 ${request.id} 告诉管理员`, `Something went wrong; give number ${request.id} to the administrator`)))
  })
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(told(refuse('没有这个地址', 'There is nothing at this address'))))
}

/** What only the database notices: text it cannot keep, and that it is away. */
function unfitOrAway(error: FastifyError): Refusal | undefined {
  if (/^(22P02|22P05|22021|22007|2201B)$/.test(error.code ?? '')) return refuse('某个值不合规格', 'A value does not fit')
  return isAway(error) ? away : undefined
}

/** What Fastify itself refuses before a route is reached. */
function malformed({ code, statusCode = 500 }: FastifyError): Refusal | undefined {
  if (statusCode >= 500) return undefined
  if (statusCode === 413) return refuse('内容过大', 'The body is too large')
  if (statusCode === 415) return refuse('请以 JSON 发送', 'Send it as JSON')
  if (statusCode === 429) return refuse('请求过于频繁，请稍后再试', 'Too many requests; try again shortly')
  return code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? refuse('不是有效的 JSON', 'The body is not valid JSON') : refuse('请求无效', 'The request is not valid')
}
