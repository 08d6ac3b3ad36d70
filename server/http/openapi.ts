/** The contract as OpenAPI 3.1, generated from the declarations. */
import { plainFields, type AnyDocument, type Field, type Fields, type Plan } from '#declare'
import { queries } from './queries.ts'

type Schema = Readonly<Record<string, unknown>>

export function openapi(plan: Plan): Schema {
  const paths = Object.assign({}, fixed(), ...[...plan.documents.values()].map(pathsOf)) as Schema
  const schemas = Object.fromEntries([...plan.documents.values()].map((document) => [schemaName(document), valuesSchema(document.fields)]))
  return {
    openapi: '3.1.0', info: { title: 'Zhangfa 章法', version: '1', description: 'A company\'s written operations policy, run as software. Decimals are strings; days are ISO dates; a refusal names field and clause in both languages.' },
    security: [{ bearer: [] }, { cookie: [] }], paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'zhangfa' } }, schemas: { Refusal: refusalSchema, ...schemas } },
  }
}

const schemaName = ({ name }: AnyDocument): string => name.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^\w/, (letter) => letter.toUpperCase())

const refusalSchema: Schema = {
  type: 'object', required: ['refused'],
  properties: { refused: { type: 'object', required: ['zh', 'en'], properties: { zh: { type: 'string' }, en: { type: 'string' } } }, field: { type: 'string' }, clause: { type: 'string' }, rule: { type: 'string' } },
}

function valuesSchema(fields: Fields): Schema {
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries([...plainFields(fields).map(([key, field]) => [key, fieldSchema(field)]), ...Object.entries(fields).filter(([, { kind }]) => kind === 'lines').map(([key, { facts, label }]) => [key, { type: 'array', description: label.join(' / '), items: valuesSchema(facts.of ?? {}) }])]) }
}

function fieldSchema({ kind, label, facts }: Field): Schema {
  const described = { description: label.join(' / ') }
  switch (kind) {
    case 'integer': return { ...described, type: 'integer' }
    case 'flag': return { ...described, type: 'boolean' }
    case 'quantity': case 'money': case 'rate': return { ...described, type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }
    case 'day': return { ...described, type: 'string', format: 'date' }
    case 'instant': return { ...described, type: 'string', format: 'date-time' }
    case 'choice': return { ...described, type: 'string', enum: Object.keys(facts.options ?? {}) }
    case 'ref': case 'line': return { ...described, type: 'string', format: 'uuid', 'x-refers-to': facts.to }
    default: return { ...described, type: 'string', ...(facts.max ? { maxLength: facts.max } : {}) }
  }
}

const answers = (summary: string, more: Schema = {}): Schema => ({ summary, responses: { 200: { description: 'done' }, default: { description: 'refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } } }, ...more })
const body = (schema: Schema): Schema => ({ requestBody: { content: { 'application/json': { schema } } } })
const upload: Schema = { requestBody: { content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' }, options: { type: 'string' } } } } } } }
const object = (properties: Schema, required: readonly string[] = []): Schema => ({ type: 'object', additionalProperties: false, properties, ...(required.length > 0 ? { required } : {}) })
const words: Schema = { type: 'string' }
const ids: Schema = { type: 'array', items: { type: 'string', format: 'uuid' } }
const parameter = (name: string, place: 'path' | 'query' | 'header', required = place === 'path'): Schema => ({ name, in: place, required, schema: words })

/** An operation with the parameters that its address takes; `as` is the address with its names as OpenAPI writes them. */
function operation(route: string, as: string, summary: string, more: Schema = {}, headers: readonly Schema[] = []): Schema {
  const [method = 'GET'] = route.split(' ')
  const inPath = [...as.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name as string, 'path'))
  return { [method.toLowerCase()]: answers(summary, { parameters: [...inPath, ...(queries[route] ?? []).map((key) => parameter(key, 'query')), ...headers], ...more }) }
}

function pathsOf(document: AnyDocument): Schema {
  const { name, label, actions } = document
  const base = `/api/documents/${name}`
  const type = '/api/documents/:type'
  const values = body(object({ values: { $ref: `#/components/schemas/${schemaName(document)}` } }))
  const once = parameter('Idempotency-Key', 'header')
  const version = parameter('If-Match', 'header', true)
  const entries = (all: readonly (readonly [method: string, at: string, as: string, summary: string, more?: Schema, headers?: readonly Schema[]])[]) =>
    all.reduce<Record<string, Schema>>((paths, [method, at, as, summary, more, headers]) => ({ ...paths, [`${base}${as}`]: { ...paths[`${base}${as}`], ...operation(`${method} ${type}${at}`, `${base}${as}`, `${summary} ${label[1]}`, more, headers) } }), {})
  return entries([
    ['GET', '', '', 'List'], ['POST', '', '', 'Make', values, [once]], ['POST', '/worked-out', '/worked-out', 'What keeping these values would compute of', values],
    ['GET', '/:id', '/{id}', 'Read'], ['PATCH', '/:id', '/{id}', 'Edit', values, [version, once]],
    ...Object.entries(actions).flatMap(([key, action]) => [
      ['POST', '/:id/:action', `/{id}/${key}`, action.label[1], body(object({ values: { type: 'object' }, opinion: words })), [version, once]] as const,
      ['POST', '/actions/:action', `/actions/${key}`, `${action.label[1]} many:`, body(object({ ids, values: { type: 'object' } }, ['ids'])), [once]] as const,
    ]),
    ...['history', 'entries', 'links', 'process', 'files', 'comments'].map((part) => ['GET', `/:id/${part}`, `/{id}/${part}`, `${part} of`] as const),
    ['POST', '/:id/files', '/{id}/files', 'Attach a file to', upload], ['GET', '/:id/files/:file', '/{id}/files/{file}', 'A file of'], ['GET', '/:id/files/:file/electronic-invoice', '/{id}/files/{file}/electronic-invoice', 'What an electronic invoice among the files says beside'],
    ['POST', '/:id/comments', '/{id}/comments', 'Comment on', body(object({ text: words, mentions: ids, line: { type: 'string', format: 'uuid' } }, ['text']))], ['POST', '/:id/comments/:comment/resolve', '/{id}/comments/{comment}/resolve', 'Settle a comment on'],
    ['POST', '/import', '/import', 'Import', upload], ['GET', '/export.xlsx', '/export.xlsx', 'Export'], ['GET', '/export.csv', '/export.csv', 'Export'], ['POST', '/export.xlsx', '/export.xlsx', 'Export in the background'], ['POST', '/export.csv', '/export.csv', 'Export in the background'],
    ['GET', '/:id/print.pdf', '/{id}/print.pdf', 'Print'], ['GET', '/print.pdf', '/print.pdf', 'Print many:'], ['POST', '/printed', '/printed', 'Note that papers were taken of', body(object({ ids }, ['ids']))],
  ])
}

const seen = parameter('If-Match', 'header', true)
const fixedRoutes: readonly (readonly [route: string, summary: string, more?: Schema, headers?: readonly Schema[]])[] = [
  ['POST /api/session', 'Sign in', body(object({ login: words, password: words, chosen: words }, ['login', 'password']))], ['PUT /api/people/:id/password', 'Give somebody a first password, to be changed as they sign in', body(object({ password: words }, ['password'])), [parameter('Idempotency-Key', 'header')]], ['GET /api/session', 'Who am I'], ['DELETE /api/session', 'Sign out'],
  ['GET /api/set-up', 'Whether the house waits for its company'], ['POST /api/set-up', 'Set the company up', body(object({ company: words, currency: words, standard: { type: 'string', enum: ['enterprise', 'small-enterprise'] }, login: words, name: words, password: words, roles: { type: 'array', items: words }, department: words, departments: { type: 'array', items: words }, people: { type: 'array', items: object({ login: words, name: words, password: words, roles: { type: 'array', items: words }, department: words }, ['login', 'name', 'password']) } }, ['company', 'currency', 'login', 'name', 'password']))],
  ['GET /api/health', 'Health'], ['GET /api/meta', 'Declarations the reader may see'], ['GET /api/openapi.json', 'This document'], ['GET /api/events', 'What changes, as server-sent events'],
  ['GET /api/notifications', 'Notifications'], ['POST /api/notifications/read', 'All were read'],
  ['GET /api/preferences', 'How the reader likes the house'], ['PUT /api/preferences/:key', 'Keep a preference', body(object({ value: {} }, ['value']))],
  ['GET /api/views', 'Saved views of a list'], ['POST /api/views', 'Save a view', body(object({ document: words, name: words, search: { type: 'object' }, shared: { type: 'boolean' } }, ['document', 'name', 'search']))], ['DELETE /api/views/:id', 'Remove a view'],
  ['POST /api/presence', 'Who else looks at a record', body(object({ document: words, record: { type: 'string', format: 'uuid' }, editing: { type: 'boolean' }, left: { type: 'boolean' } }, ['document', 'record']))],
  ['GET /api/tasks', 'The inbox'], ['GET /api/tasks/:id/returns', 'Earlier steps a task can be returned to'], ['POST /api/tasks/:id/:verb', 'Decide a task', body(object({ opinion: words, to: { oneOf: [words, ids] }, step: words, values: { type: 'object' } }))], ['POST /api/tasks/actions/:verb', 'Decide many tasks', body(object({ ids, opinion: words }, ['ids']))],
  ['GET /api/jobs/:id', 'How far a job came'], ['DELETE /api/jobs/:id', 'Cancel a job'], ['POST /api/jobs/:id/resume', 'Go on with a cancelled job'], ['GET /api/jobs/:id/problems.xlsx', 'Rows a job could not import'],
  ['GET /api/exports', 'Own files taken out in the background, and how far each came'], ['GET /api/exports/:id/file', 'The file'], ['DELETE /api/exports/:id', 'Stop it, or put it away'],
  ['GET /api/processes', 'Drawn processes'], ['GET /api/processes/:key/bpmn', 'The drawing'], ['GET /api/processes/:key/versions', 'Versions ever published'],
  ['GET /api/processes/:key/drafts', 'The draft, or what it begins with'], ['PUT /api/processes/:key/drafts', 'Save the draft', body(object({ xml: words }, ['xml'])), [seen]], ['POST /api/processes/:key/publish', 'Publish the draft', body(object({})), [seen]],
  ['POST /api/processes/:key/check', 'Whether the drawing may be published', body(object({ xml: words }, ['xml']))],
  ['POST /api/processes/:key/simulate', 'Play the drawing, or walk finished cases on it', body(object({ xml: words, pool: words, variables: { type: 'object' }, plays: { type: 'array', items: object({ node: words, outcome: words }) }, cases: { type: 'boolean' } }))],
  ['GET /api/processes/:key/migration', 'Where running cases stand, and what their nodes seem to be in another version'],
  ['POST /api/processes/:key/migrate', 'Take running cases to another version; with preview=true only what would come of it', body(object({ from: { type: 'integer' }, to: { type: 'integer' }, map: { type: 'object' }, after: { type: 'string', format: 'uuid' }, limit: { type: 'integer' } }, ['from', 'to', 'map']))],
  ['GET /api/decisions', 'Decision tables'], ['GET /api/decisions/:key', 'A table, its versions and the draft'], ['PUT /api/decisions/:key/drafts', 'Save the draft', body(object({ xml: words }, ['xml'])), [seen]], ['POST /api/decisions/:key/publish', 'Publish the draft from a day on', body(object({ from: { type: 'string', format: 'date' } })), [seen]],
  ['POST /api/decisions/:key/check', 'Whether the table may be published, and how its test rows come out', body(object({ xml: words }, ['xml']))], ['POST /api/decisions/:key/changes', 'What it changes for cases that wait', body(object({ xml: words }, ['xml']))],
  ['GET /api/processes/:key/mining', 'What the history of the process tells'], ['POST /api/processes/:key/mining', 'A log from elsewhere against the drawing'],
  ['GET /api/ledger/books', 'Books that the reader may read, their own first'], ['GET /api/ledger/consolidated', 'Several companies as one: accounts, what is eliminated, pairs, statements'], ['GET /api/ledger/consolidated/print.pdf', 'Several companies as one, on paper'], ['GET /api/ledger/consolidated/export.xlsx', 'Several companies as one, as a workbook'], ['GET /api/ledger/trial-balance', 'Trial balance'], ['GET /api/ledger/balances', 'Balances'], ['GET /api/ledger/entries', 'Entries'], ['GET /api/ledger/account', 'The book of an account'], ['GET /api/ledger/export.zip', 'The books as a set of CSV files'], ['GET /api/ledger/export.xlsx', 'One table of the books as a workbook'], ['GET /api/ledger/statements/:name', 'A statement: balance-sheet, income or cash-flow'], ['GET /api/ledger/trial-balance/print.pdf', 'Trial balance on paper'], ['GET /api/ledger/statements/:name/print.pdf', 'A statement on paper'], ['GET /api/ledger/closing', 'What a month still waits for'],
  ['GET /api/policy/clauses', 'Clauses with their status'], ['GET /api/policy/clauses/:number', 'One clause'], ['GET /api/policy/trend', 'What fell due month by month'], ['GET /api/policy/wording', 'Clauses in the words that held on a day'],
  ['GET /api/processes/pace', 'How long cases take in working time, the slowest process first'], ['GET /api/processes/rubber-stamps', 'Approvals of any process that refused nothing for a year'],
  ['GET /api/policy/life', 'Versions on their way: opinions with answers, votes in numbers, who has confirmed, what I have yet to confirm'],
  ['GET /api/policy/audit', 'What an auditor asks first: is it complete, who could have changed it, is it sealed'],
  ['POST /api/policy/import', 'A policy text: looked at, or made a draft version', body(object({ text: words, corrections: { type: 'array', items: object({ at: { type: 'integer' }, do: { type: 'string', enum: ['part', 'join', 'drop', 'restore'] }, level: { type: 'string', enum: ['part', 'chapter', 'section', 'item'] }, number: words }, ['at', 'do']) }, title: words, effectiveFrom: { type: 'string', format: 'date' }, summary: words }, ['text']))],
  ['GET /api/policy/sample', 'Occurrences of a clause drawn by a seed'], ['POST /api/policy/audit-plans', 'The audit plan of a year, drafted by the risk that the house computes', body(object({ year: { type: 'integer' } }, ['year']))], ['POST /api/policy/reports', 'How a month stood, frozen as a report', body(object({ month: words }, ['month']))],
  ['GET /api/evidence', 'Own evidence packs'], ['POST /api/evidence', 'Ask for an evidence pack', body(object({ clauses: { type: 'array', items: words }, from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } }, ['clauses', 'from', 'to']))], ['GET /api/evidence/:id', 'How far a pack came'], ['GET /api/evidence/:id/pack.zip', 'The pack'],
  ['GET /api/policy/bindings', 'How each clause is settled'], ['POST /api/policy/bindings', 'Propose what is not settled yet', body(object({}))],
  ['GET /api/duties', 'What is owed, by whom, until when'], ['GET /api/duties/calendar.ics', 'Own duties as a calendar to subscribe to'], ['GET /api/duties/key', 'The key of the own calendar'], ['GET /api/calendar', 'Days of a span that are not worked'],
  ['GET /api/incidents', 'What the house could not do by itself'], ['POST /api/incidents/:kind/:id/retry', 'Let it be tried again', body(object({}))],
  ['POST /api/electronic-invoices', 'Electronic invoices of suppliers (XML, OFD or ZIP) become drafts; with preview=true only what would come of them', upload],
  ['GET /api/figures/:name', 'A figure'], ['GET /api/search', 'Search'], ['GET /api/laws', 'The register of law'], ['GET /api/laws/tables', 'Tables of the law'], ['GET /api/laws/texts', 'Texts of laws'], ['GET /api/laws/texts/:work', 'A text of law'], ['GET /api/laws/:rule', 'A rule of law'], ['POST /api/laws/:rule', 'A rule of law, asked', body({ type: 'object' })],
]

const fixed = (): Schema => fixedRoutes.reduce<Record<string, Schema>>((paths, [route, summary, more, headers]) => {
  const as = (route.split(' ')[1] ?? '').replaceAll(/:(\w+)/g, '{$1}')
  return { ...paths, [as]: { ...paths[as], ...operation(route, as, summary, more, headers) } }
}, {})
