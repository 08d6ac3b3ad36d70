/** Signing in and out, who am I, and what the reader may see drawn: session and meta. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOfPerson, mayMake, seesAny, signIn, signOut, type Actor } from '#allow'
import { describe, documentOf, roleLabel } from '#declare'
import { verbs } from '#flow'
import { namesOf } from '#read'
import { dayOf, Refused, refuse } from '#words'
import { readsBooks } from './books.ts'
import { actorFor, bodyOf, cookieName, textOf, tokenOf, type Doors } from './context.ts'

export type SetUp = (given: { readonly company: string; readonly currency: string; readonly login: string; readonly name: string; readonly password: string }) => Promise<void>

export function sessionRoutes(app: FastifyInstance, doors: Doors, setUp: SetUp): void {
  const { house } = doors
  app.get('/api/health', async () => { await house.store.query({ text: 'select 1' }); return { healthy: true, setUp: Boolean(await doors.company()) } })

  app.post('/api/session', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { login, password } = bodyOf(request, ['login', 'password'])
    const [name, secret] = [textOf(login, 'login', 200), textOf(password, 'password', 200)]
    if (!name || !secret) throw new Refused(refuse('请填写账号和密码', 'Give login and password', name ? 'password' : 'login'))
    const { token, person } = await signIn(house.store, name, secret)
    const actor = await actorOfPerson(house.store, house.plan, person, dayOf(house.store.clock(), house.zone))
    if (!actor) throw new Refused(refuse('该账号已停用', 'This account is no longer active', 'login', { kind: 'unauthenticated' }))
    reply.setCookie(cookieName, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', maxAge: 7 * 86_400 })
    return { token, ...(await whoAmI(doors, actor)) }
  })
  app.get('/api/session', async (request) => whoAmI(doors, await actorFor(doors, request)))
  app.delete('/api/session', async (request, reply) => {
    const token = tokenOf(request)
    if (token) await signOut(house.store, token)
    return reply.clearCookie(cookieName, { path: '/' }).status(204).send()
  })

  app.get('/api/set-up', async () => ({ needed: !(await doors.company()) }))
  app.post('/api/set-up', async (request: FastifyRequest, reply) => {
    const given = bodyOf(request, ['company', 'currency', 'login', 'name', 'password'])
    const asked = Object.fromEntries((['company', 'currency', 'login', 'name', 'password'] as const).map((key) => [key, textOf(given[key], key, 200) ?? '']))
    const empty = Object.keys(asked).find((key) => !asked[key])
    if (empty) throw new Refused(refuse(`请填写“${empty}”`, `"${empty}" is required`, empty))
    if ((asked['password'] as string).length < 8) throw new Refused(refuse('密码至少 8 位', 'The password needs at least 8 characters', 'password'))
    await house.store.transaction(async (unit) => {
      await unit.query({ text: `select pg_advisory_xact_lock(hashtext('house.set-up'))` })
      if (await doors.company()) throw new Refused(refuse('公司已经设立', 'The company is set up already', undefined, { kind: 'conflict' }))
      await setUp(asked as never)
    })
    return reply.status(201).send({ done: true })
  })

  app.get('/api/meta', async (request) => {
    const actor = await actorFor(doors, request)
    const { plan } = house
    const documents = [...plan.documents.values()].filter((document) => seesAny(document, actor)).map((document) => ({
      ...describe(document), chapter: document.name.split('.')[0], mayMake: !mayMake(plan, document, actor), conversions: plan.conversions.filter(({ to }) => to === document.name).map(({ from }) => ({ from })),
    }))
    const departments = await house.store.query<{ id: string }>({ text: `select id from ${`"${plan.directory.department.document.replace('.', '"."')}"`}` })
    return {
      company: { name: (await doors.company())?.name ?? '', currency: house.currency, zone: house.zone }, ...(await whoAmI(doors, actor)), documents,
      readsBooks: readsBooks(plan, actor),
      rolesByCode: Object.fromEntries([...plan.roles.values()].map(({ role, label }) => [role, label])), verbs,
      departments: Object.fromEntries(Object.entries(await namesOf(house.store, plan, new Map([[plan.directory.department.document, new Set(departments.map(({ id }) => id))]]), actor)).map(([id, { title }]) => [id, title])),
      chapters: plan.chapters.map(({ code, label }) => ({ code, label })), policies: plan.policies.map(({ chapter, title, sections }) => ({ chapter, title, sections })),
      clauses: Object.fromEntries([...plan.clauses].map(([number, { title, text, owner, rhythm, ours }]) => [number, { title, text, owner, ownerLabel: roleLabel(plan, owner), rhythm, ours: ours ?? false }])),
      figures: [...plan.figures.values()].filter(({ see }) => seesAny({ access: { see, edit: {} } }, actor)).map(({ figure, label, clause, columns, narrow = {} }) => ({ figure, label, clause: clause?.clause, columns, narrow })),
      processes: [...plan.processes.values()].map(({ process, label }) => ({ process, label })),
    }
  })
}

async function whoAmI({ house }: Doors, actor: Actor) {
  const names = actor.department ? await namesOf(house.store, house.plan, new Map([[documentOf(house.plan, house.plan.directory.department.document).name, new Set([actor.department])]]), actor) : {}
  return {
    person: { id: actor.person, name: actor.name, login: actor.login, department: actor.department, departmentName: actor.department ? (names[actor.department]?.title ?? '') : '' },
    roles: actor.roles.map(({ role, department }) => ({ role, label: roleLabel(house.plan, role), department })),
  }
}
