/** The contract as OpenAPI 3.1, generated from the declarations. */
import { plainFields, type AnyDocument, type Field, type Fields, type Plan } from '#declare'

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
const parameter = (name: string, place: 'path' | 'query' | 'header', required = place === 'path'): Schema => ({ name, in: place, required, schema: { type: 'string' } })

function pathsOf(document: AnyDocument): Schema {
  const { name, label, actions } = document
  const base = `/api/documents/${name}`
  const values = body({ type: 'object', properties: { values: { $ref: `#/components/schemas/${schemaName(document)}` } } })
  const id = parameter('id', 'path')
  const version = parameter('If-Match', 'header', true)
  return {
    [base]: {
      get: answers(`List ${label[1]}`, { parameters: ['q', 'sort', 'limit', 'after', 'count', 'state'].map((key) => parameter(key, 'query')) }),
      post: answers(`Make ${label[1]}`, { ...values, parameters: [parameter('Idempotency-Key', 'header')] }),
    },
    [`${base}/{id}`]: { get: answers(`Read ${label[1]}`, { parameters: [id] }), patch: answers(`Edit ${label[1]}`, { ...values, parameters: [id, version] }) },
    ...Object.fromEntries(Object.entries(actions).map(([key, action]) => [`${base}/{id}/${key}`, { post: answers(`${action.label[1]} ${label[1]}`, { parameters: [id, version, parameter('preview', 'query')], ...body({ type: 'object', properties: { values: { type: 'object' }, opinion: { type: 'string' } } }) }) }])),
    ...Object.fromEntries(['history', 'entries', 'links', 'files', 'comments', 'process'].map((part) => [`${base}/{id}/${part}`, { get: answers(`${part} of ${label[1]}`, { parameters: [id] }) }])),
  }
}

function fixed(): Schema {
  const get = (path: string, summary: string, query: readonly string[] = []): Schema => ({ [path]: { get: answers(summary, { parameters: [...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name as string, 'path')), ...query.map((key) => parameter(key, 'query'))] }) } })
  return {
    '/api/session': { post: answers('Sign in', body({ type: 'object', required: ['login', 'password'], properties: { login: { type: 'string' }, password: { type: 'string' } } })), get: answers('Who am I'), delete: answers('Sign out') },
    ...get('/api/health', 'Health'), ...get('/api/meta', 'Declarations the reader may see'), ...get('/api/notifications', 'Notifications'),
    ...get('/api/tasks', 'The inbox', ['box', 'limit', 'after']),
    '/api/tasks/{id}/{verb}': { post: answers('Decide a task', { parameters: [parameter('id', 'path'), parameter('verb', 'path')], ...body({ type: 'object', properties: { opinion: { type: 'string' }, to: { type: 'string' } } }) }) },
    ...get('/api/processes', 'Drawn processes'), ...get('/api/processes/{key}/bpmn', 'The drawing'),
    ...get('/api/ledger/trial-balance', 'Trial balance', ['from', 'to']), ...get('/api/ledger/balances', 'Balances', ['account', 'by', 'party', 'item']), ...get('/api/ledger/entries', 'Entries', ['account', 'party', 'item', 'from', 'to', 'after', 'limit']),
    ...get('/api/policy/clauses', 'Clauses with their status', ['at']), ...get('/api/policy/clauses/{number}', 'One clause', ['at']),
    ...get('/api/figures/{name}', 'A figure'), ...get('/api/search', 'Search', ['q']),
  }
}
