/** Signing in and out, who am I, and what the reader may see drawn: session and meta. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { givePassword } from '#act'
import { actorOfPerson, mayAudit, mayGivePassword, mayMake, mayReport, seesAny, signIn, signOut, type Actor } from '#allow'
import { describe, roleLabel } from '#declare'
import { verbs } from '#declare'
import { drawnPools } from '#flow'
import { namesOf } from '#read'
import { dayOf, Refused, refuse } from '#words'
import { standards } from '../../chapters/6-finance/standards.ts'
import { readsBooks } from './book-asked.ts'
import type { Beginner, Founding } from '../install/set-up.ts'
import { actorFor, bodyOf, cookieName, howOf, objectOf, textOf, tokenOf, type Doors } from './context.ts'

export type SetUp = (given: Founding) => Promise<void>

export function sessionRoutes(app: FastifyInstance, doors: Doors, setUp: SetUp): void {
  const { house } = doors
  app.get('/api/health', async () => { await house.store.query({ text: 'select 1' }); return { healthy: true, setUp: Boolean(await doors.company()) } })

  app.post('/api/session', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { login, password, chosen } = bodyOf(request, ['login', 'password', 'chosen'])
    const [name, secret] = [textOf(login, 'login', 200), textOf(password, 'password', 200)]
    if (!name || !secret) throw new Refused(refuse('请填写账号和密码', 'Give login and password', name ? 'password' : 'login'))
    const { token, person } = await signIn(house.store, name, secret, textOf(chosen, 'chosen', 200))
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

  app.put('/api/people/:id/password', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request) => {
    const actor = await actorFor(doors, request)
    const { password } = bodyOf(request, ['password'])
    return givePassword(house, actor, { person: (request.params as { id: string }).id, password: textOf(password, 'password', 200) ?? '' }, howOf(request))
  })

  app.get('/api/set-up', async () => {
    const needed = !(await doors.company())
    return { needed, ...(needed ? { roles: Object.fromEntries([...house.plan.roles.values()].map(({ role, label }) => [role, label])), standards: Object.fromEntries(Object.entries(standards).map(([standard, { label }]) => [standard, label])) } : {}) }
  })
  app.post('/api/set-up', async (request: FastifyRequest, reply) => {
    const founding = foundingOf(request)
    await house.store.transaction(async (unit) => {
      await unit.query({ text: `select pg_advisory_xact_lock(hashtext('house.set-up'))` })
      if (await doors.company()) throw new Refused(refuse('公司已经设立', 'The company is set up already', undefined, { kind: 'conflict' }))
      await setUp(founding)
    })
    return reply.status(201).send({ done: true })
  })

  app.get('/api/meta', async (request) => {
    const actor = await actorFor(doors, request)
    const { plan } = house
    const documents = [...plan.documents.values()].filter((document) => seesAny(document, actor)).map((document) => ({
      ...describe(document), chapter: document.name.split('.')[0], mayMake: !mayMake(plan, document, actor), conversions: plan.conversions.filter(({ to }) => to === document.name).map(({ from, at }) => ({ from, ...(at ? { at } : {}) })),
      ...(drawnPools(plan).some(({ binding }) => binding.drawn?.kind === document.name) ? { isDrawn: true } : {}),
    }))
    const departments = await house.store.query<{ id: string }>({ text: `select id from ${`"${plan.directory.department.document.replace('.', '"."')}"`}` })
    const company = await doors.company()
    return {
      company: { name: company?.name ?? '', nameEn: company?.nameEn ?? null, currency: house.currency, zone: house.zone }, ...(await whoAmI(doors, actor)), documents,
      readsBooks: readsBooks(plan, actor), givesPasswords: !mayGivePassword(plan, actor), audits: !mayAudit(plan, actor), reports: !mayReport(plan, actor),
      directory: { department: plan.directory.department.document, person: plan.directory.person.document },
      rolesByCode: Object.fromEntries([...plan.roles.values()].map(({ role, label }) => [role, label])), verbs,
      refs: await namesOf(house.store, plan, new Map([[plan.directory.department.document, new Set(departments.map(({ id }) => id))]]), actor),
      chapters: plan.chapters.map(({ code, label }) => ({ code, label })), policies: plan.policies.map(({ chapter, title, sections }) => ({ chapter, title, sections })),
      clauses: Object.fromEntries([...plan.clauses].map(([number, { title, text, owner, rhythm, ours }]) => [number, { title, text, owner, ownerLabel: roleLabel(plan, owner), rhythm, ours: ours ?? false }])),
      figures: [...plan.figures.values()].filter(({ see }) => seesAny({ access: { see, edit: {} } }, actor)).map(({ figure, label, clause, columns, narrow = {} }) => ({ figure, label, clause: clause?.clause, columns, narrow })),
      processes: [...plan.processes.values()].map(({ process, label }) => ({ process, label })),
    }
  })
}

async function whoAmI({ house: { store, plan } }: Doors, actor: Actor) {
  const { person, department } = plan.directory
  const names = await namesOf(store, plan, new Map([[person.document, new Set([actor.person])], [department.document, new Set(actor.department ? [actor.department] : [])]]), actor)
  return {
    person: { id: actor.person, name: actor.name, nameEn: names[actor.person]?.en ?? null, login: actor.login, department: actor.department, departmentName: actor.department ? (names[actor.department]?.title ?? '') : '' },
    roles: actor.roles.map(({ role, department }) => ({ role, label: roleLabel(plan, role), department })),
  }
}

/** The company, its administrator with further roles, its departments and who else begins. */
function foundingOf(request: FastifyRequest): Founding {
  const { departments, people, ...given } = bodyOf(request, ['company', 'currency', 'standard', 'login', 'name', 'password', 'roles', 'department', 'departments', 'people'])
  const text = (value: unknown, field: string): string => {
    const said = textOf(value, field, 200)?.trim()
    if (!said) throw new Refused(refuse(`请填写“${field}”`, `"${field}" is required`, field))
    return said
  }
  const listOf = (value: unknown, field: string): readonly unknown[] => {
    if (value === undefined || value === null) return []
    if (!Array.isArray(value) || value.length > 200) throw new Refused(refuse(`“${field}”应为不超过 200 项的列表`, `"${field}" must be a list of at most 200`, field))
    return value
  }
  const beginner = (said: Readonly<Record<string, unknown>>, at: string): Beginner => {
    const strange = Object.keys(said).find((key) => !['company', 'currency', 'standard', 'login', 'name', 'password', 'roles', 'department'].includes(key))
    if (strange !== undefined) throw new Refused(refuse(`请求中没有“${strange}”这一项`, `The request takes no "${strange}"`, `${at}${strange}`))
    return {
      login: text(said['login'], `${at}login`), name: text(said['name'], `${at}name`), password: textOf(said['password'], `${at}password`, 200) ?? '', department: textOf(said['department'], `${at}department`, 200)?.trim() ?? '',
      roles: listOf(said['roles'], `${at}roles`).map((role) => text(role, `${at}roles`)),
    }
  }
  return {
    company: text(given.company, 'company'), currency: text(given.currency, 'currency'), ...(given.standard === undefined ? {} : { standard: text(given.standard, 'standard') }), departments: listOf(departments, 'departments').map((name) => text(name, 'departments')),
    people: [beginner(given, ''), ...listOf(people, 'people').map((one, at) => beginner(objectOf(one, `people.${at}`), `people.${at}.`))],
  }
}
