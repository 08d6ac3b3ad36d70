/** The door: Fastify with what every answer carries, and the routes of each room. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Doors } from './context.ts'
import { documentRoutes } from './documents.ts'
import { auditPlanRoutes } from './audit-plan.ts'
import { auditRoutes } from './audit.ts'
import { calendarRoutes } from './calendar.ts'
import { dutyRoutes } from './duties.ts'
import { electronicInvoiceRoutes } from './e-invoices.ts'
import { evidenceRoutes } from './evidence.ts'
import { takenOutRoutes } from './taken-out.ts'
import { eventRoutes } from './events.ts'
import { incidentRoutes } from './incidents.ts'
import { openapi } from './openapi.ts'
import { ownRoutes } from './own.ts'
import { miningRoutes } from './mining.ts'
import { paperRoutes } from './papers.ts'
import { printRoutes } from './print.ts'
import { accountBookRoutes } from './account-book.ts'
import { bookFileRoutes } from './books-out.ts'
import { bookRoutes } from './books.ts'
import { consolidatedRoutes } from './consolidated.ts'
import { statementRoutes } from './statement.ts'
import { lawRoutes } from './laws.ts'
import { searchRoutes } from './search.ts'
import { policyRoutes } from './policy.ts'
import { policyImportRoutes } from './policy-import.ts'
import { migrationRoutes } from './migration.ts'
import { decisionRoutes } from './decisions.ts'
import { processRoutes } from './processes.ts'
import { catchRefusals, told } from './refusals.ts'
import { refuse } from '#words'
import { knownParameters } from './queries.ts'
import { sessionRoutes, type SetUp } from './session.ts'
import { taskRoutes } from './tasks.ts'
import { workRoutes } from './work.ts'

type AppSettings = { readonly bodyLimit: number; readonly web?: string; readonly logger?: boolean; readonly setUp: SetUp; readonly more?: (app: FastifyInstance, doors: Doors) => void }

/** No request leaves the house: the browser is told so too. */
const policy = {
  defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'", 'data:'],
  workerSrc: ["'self'"], frameSrc: ["'self'", 'blob:'], objectSrc: ["'none'"], scriptSrc: ["'self'"], connectSrc: ["'self'"], baseUri: ["'self'"], formAction: ["'self'"], frameAncestors: ["'self'"],
}

export async function openDoors(doors: Doors, { bodyLimit, web, logger = false, setUp, more }: AppSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: logger && { level: 'warn' }, bodyLimit: 2 * 1024 * 1024, genReqId: () => randomUUID(), routerOptions: { maxParamLength: 300 }, requestTimeout: 120_000, forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => { void (reply as FastifyReply).status(400).send(told(refuse('地址无效', 'The address is not valid'))) },
  })
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    app.getDefaultJsonParser('error', 'error')(request, body as string, done)
  })
  catchRefusals(app, doors.house.plan)
  app.addHook('onRequest', knownParameters)
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: policy }, hsts: false, crossOriginEmbedderPolicy: false })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(multipart, { limits: { fileSize: bodyLimit, files: 1 } })
  app.addHook('onSend', async (request, reply) => { if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store') })
  sessionRoutes(app, doors, setUp)
  documentRoutes(app, doors)
  taskRoutes(app, doors)
  workRoutes(app, doors)
  migrationRoutes(app, doors)
  processRoutes(app, doors)
  decisionRoutes(app, doors)
  bookRoutes(app, doors)
  accountBookRoutes(app, doors)
  bookFileRoutes(app, doors)
  statementRoutes(app, doors)
  consolidatedRoutes(app, doors)
  electronicInvoiceRoutes(app, doors)
  lawRoutes(app, doors)
  searchRoutes(app, doors)
  policyRoutes(app, doors)
  policyImportRoutes(app, doors)
  auditRoutes(app, doors)
  auditPlanRoutes(app, doors)
  dutyRoutes(app, doors)
  calendarRoutes(app, doors)
  evidenceRoutes(app, doors)
  takenOutRoutes(app, doors)
  paperRoutes(app, doors)
  printRoutes(app, doors)
  ownRoutes(app, doors)
  eventRoutes(app, doors)
  incidentRoutes(app, doors)
  miningRoutes(app, doors)
  more?.(app, doors)
  app.get('/api/openapi.json', async () => openapi(doors.house.plan))
  if (web && existsSync(web)) await serveWeb(app, web)
  await app.ready()
  return app
}

/** The window: files as they are, every other address is the page that draws it. */
async function serveWeb(app: FastifyInstance, web: string): Promise<void> {
  await app.register(serveStatic, { root: web, wildcard: false, setHeaders: (reply, path) => void reply.header('cache-control', /assets/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache') })
  app.get('/*', (request, reply) => (/^\/(api|assets)\//.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html')))
}
