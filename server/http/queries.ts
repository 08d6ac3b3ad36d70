/** Which parameters each address takes: said once, for the check at the door and for the OpenAPI document. */
import type { FastifyRequest } from 'fastify'
import { Refused, refuse } from '#words'

/** Addresses whose parameters a declaration decides: filters of a list, narrowing of a figure. */
const declared = new Set(['GET /api/documents/:type', 'GET /api/documents/:type/export.xlsx', 'GET /api/documents/:type/export.csv', 'POST /api/documents/:type/export.xlsx', 'POST /api/documents/:type/export.csv', 'GET /api/figures/:name'])

const dimensions = ['party', 'item', 'place', 'department', 'budgetItem', 'project', 'cashItem'] as const
const takenOut = ['q', 'sort', 'columns', 'lines', 'language'] as const

export const queries: Readonly<Record<string, readonly string[]>> = {
  'GET /api/documents/:type': ['q', 'sort', 'limit', 'after', 'count', 'columns', 'totals', 'state'],
  'GET /api/documents/:type/export.xlsx': takenOut, 'GET /api/documents/:type/export.csv': takenOut, 'POST /api/documents/:type/export.xlsx': takenOut, 'POST /api/documents/:type/export.csv': takenOut,
  'GET /api/documents/:type/:id/print.pdf': ['layout', 'language'], 'GET /api/documents/:type/print.pdf': ['ids', 'layout', 'language'],
  'POST /api/documents/:type': ['from', 'preview'], 'PATCH /api/documents/:type/:id': ['preview'],
  'POST /api/documents/:type/:id/:action': ['preview'], 'POST /api/documents/:type/actions/:action': ['preview'],
  'POST /api/documents/:type/import': ['preview', 'options'], 'GET /api/jobs/:id/problems.xlsx': ['language'],
  'GET /api/tasks': ['box', 'limit', 'after'], 'GET /api/views': ['document'],
  'GET /api/ledger/books': ['book'], 'GET /api/ledger/consolidated': ['books', 'from', 'to'], 'GET /api/ledger/consolidated/print.pdf': ['books', 'from', 'to', 'language'], 'GET /api/ledger/consolidated/export.xlsx': ['books', 'from', 'to', 'language'],
  'GET /api/ledger/trial-balance/print.pdf': ['book', 'from', 'to', 'language'], 'GET /api/ledger/statements/:name/print.pdf': ['book', 'from', 'to', 'language'],
  'GET /api/ledger/trial-balance': ['book', 'from', 'to'], 'GET /api/ledger/statements/:name': ['book', 'from', 'to'], 'GET /api/ledger/closing': ['book', 'period'], 'GET /api/ledger/balances': ['book', 'account', 'by', ...dimensions], 'GET /api/ledger/entries': ['book', 'account', 'record', 'from', 'to', 'after', 'limit', ...dimensions],
  'GET /api/ledger/account': ['book', 'account', 'from', 'to', 'after', 'limit', ...dimensions], 'GET /api/ledger/export.zip': ['book', 'from', 'to'], 'GET /api/ledger/export.xlsx': ['book', 'from', 'to', 'table'],
  'POST /api/electronic-invoices': ['preview'], 'POST /api/policy/import': ['preview'], 'GET /api/policy/sample': ['clause', 'from', 'to', 'seed', 'size'], 'GET /api/policy/clauses': ['at'], 'GET /api/policy/trend': ['at'], 'GET /api/policy/wording': ['at'], 'GET /api/processes/pace': ['at'], 'GET /api/policy/audit': ['from', 'to'], 'GET /api/policy/clauses/:number': ['at', 'department', 'after'],
  'GET /api/search': ['q', 'limit'], 'GET /api/laws': ['q', 'clause', 'verified'], 'GET /api/duties': ['box', 'from', 'to', 'department', 'at'], 'GET /api/duties/calendar.ics': ['key', 'language'], 'GET /api/calendar': ['from', 'to'],
  'GET /api/processes/:key/bpmn': ['version'], 'GET /api/processes/:key/migration': ['from', 'to'], 'POST /api/processes/:key/migrate': ['preview'],
  'GET /api/processes/:key/mining': ['version', 'pool', 'from', 'to'], 'POST /api/processes/:key/mining': ['version', 'pool'],
}

/** Refuses a parameter that the address does not take, or that is given twice. */
export async function knownParameters(request: FastifyRequest): Promise<void> {
  const route = `${request.method === 'HEAD' ? 'GET' : request.method} ${request.routeOptions.url ?? ''}`
  if (!route.includes(' /api/')) return
  const query = request.query as Readonly<Record<string, unknown>>
  for (const [key, value] of Object.entries(query)) {
    if (typeof value !== 'string') throw new Refused(refuse(`“${key}”只能给一次`, `"${key}" may be given once`, key))
    if (value.includes('\u0000')) throw new Refused(refuse(`“${key}”含有不可用的字符`, `"${key}" has characters that cannot be kept`, key))
    if (!declared.has(route) && !queries[route]?.includes(key)) throw new Refused(refuse(`这个地址没有参数“${key}”`, `This address takes no "${key}"`, key))
  }
  for (const key of ['preview', 'count', 'totals']) {
    if (!['true', 'false', undefined].includes(query[key] as string | undefined) && queries[route]?.includes(key)) throw new Refused(refuse(`“${key}”应为 true 或 false`, `"${key}" must be true or false`, key))
  }
}
