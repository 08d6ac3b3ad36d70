/** Fills the hall of the sample company: departments, positions, people with their roles, goods, places, parties. */
import { addDays, type Day } from '#words'
import { groups, items, locations, units } from './goods.ts'
import { departments, people, type PersonSeed } from './organisation.ts'
import type { Hand, Stage } from './stage.ts'
import { suppliers } from './suppliers.ts'

/** Ids of what is there, by code, or by login for people. */
export type Hall = Readonly<Record<'department' | 'person' | 'group' | 'unit' | 'item' | 'location' | 'party', ReadonlyMap<string, string>>>

/** The first things come in by the house's own hand; from the administrator on, people make the rest. */
export async function fillHall(stage: Stage, firstDay: Day): Promise<Hall> {
  stage.goTo(firstDay, 9)
  const department = await madeOf(stage.byHouse, 'commons.department', departments, ({ code, zh, en, parent }, made) =>
    ({ code, name: zh, nameEn: en, ...(parent ? { parent: made.get(parent) } : {}) }))
  const person = await hire(stage, department)
  await grantRoles(stage, person, department, firstDay)
  for (const { code, head } of departments) await stage.byHouse.edit('commons.department', department.get(code) as string, { head: person.get(head) })
  const [admin, planner, finance, warehouse, buyer] = await Promise.all(['admin', 'planner', 'finhead', 'whhead', 'buyer'].map((login) => stage.as(login))) as [Hand, Hand, Hand, Hand, Hand]
  const unit = await madeOf(admin, 'commons.unit-of-measure', units.map(([code, zh, en, places]) => ({ code, zh, en, places })), ({ code, zh, en, places }) => ({ code, name: zh, nameEn: en, places }))
  const group = await madeOf(finance, 'commons.item-group', groups.map(([code, zh, en, valuation, account]) => ({ code, zh, en, valuation, account })),
    ({ code, zh, en, valuation, account }) => ({ code, name: zh, nameEn: en, valuation, stockAccount: account }))
  const item = await madeOf(planner, 'commons.item', items, (one) => ({
    code: one.code, name: one.zh, nameEn: one.en, specification: one.specification, group: group.get(one.group), unit: unit.get(one.unit), source: one.group === 'PROD' ? 'made' : 'bought',
    inspected: !['PACK', 'CONS'].includes(one.group), standardCost: one.cost, safetyStock: String(one.safety), reorderPoint: String(one.reorder), leadDays: one.leadDays,
  }))
  const location = await madeOf(warehouse, 'commons.location', locations, ({ code, zh, en, kind, purpose, parent }, made) => ({
    code, name: zh, nameEn: en, kind, keeper: person.get('keeper'), ...(purpose ? { purpose } : {}), ...(parent ? { parent: made.get(parent) } : {}),
  }))
  const party = await madeOf(buyer, 'commons.party', suppliers, (one) => ({
    code: one.code, name: one.zh, nameEn: one.en, shortName: one.short, taxNumber: one.taxNumber, address: one.address, contact: one.contact, phone: one.phone, bankName: one.bank, bankAccount: one.account, smallFirm: one.small,
  }))
  return { department, person, group, unit, item, location, party }
}

/** People come in order, so that whoever they report to is there already; positions are made as they are met. */
async function hire(stage: Stage, department: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const position = await madeOf(stage.byHouse, 'commons.position', people.map((one, at) => ({ code: `P${String(at + 1).padStart(3, '0')}`, one })),
    ({ code, one }) => ({ code, name: one.position[0], nameEn: one.position[1], department: department.get(one.department) }))
  const hired = await madeOf(stage.byHouse, 'commons.person', people.map((one, at) => ({ ...one, code: one.login, at })), (one, made) => ({
    code: `HZ${String(one.at + 1).padStart(3, '0')}`, login: one.login, name: one.zh, nameEn: one.en, department: department.get(one.department), position: position.get(`P${String(one.at + 1).padStart(3, '0')}`),
    email: `${one.login}@hengzhun.example`, joinedOn: one.joinedOn, ...(one.manager ? { manager: made.get(one.manager) } : {}),
  }))
  for (const [login, id] of hired) stage.introduce(login, id)
  return hired
}

/** The administrator's own role comes from the house; the administrator grants the others. */
async function grantRoles(stage: Stage, person: ReadonlyMap<string, string>, department: ReadonlyMap<string, string>, from: Day): Promise<void> {
  const admins = people.filter(({ roles }) => roles.includes('admin'))
  for (const one of admins) await grant(stage.byHouse, one, person, department, from)
  const admin = await stage.as(admins[0]?.login ?? '')
  for (const one of people) if (!admins.includes(one)) await grant(admin, one, person, department, from)
}

async function grant(hand: Hand, { login, roles, department: home }: PersonSeed, person: ReadonlyMap<string, string>, department: ReadonlyMap<string, string>, from: Day): Promise<void> {
  for (const role of roles) {
    const scope = role === 'department-head' ? { department: department.get(home) } : {}
    const held = await hand.make('commons.role-holding', { person: person.get(login), role, from: addDays(from, -30), ...scope })
    await hand.act('commons.role-holding', held.id, 'grant')
  }
}

/** Makes one document per seed, in order; `values` may point at those made before. */
async function madeOf<S extends { readonly code: string }>(
  hand: Hand, document: string, seeds: readonly S[], values: (seed: S, made: ReadonlyMap<string, string>) => Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>()
  for (const seed of seeds) made.set(seed.code, (await hand.make(document, values(seed, made))).id)
  return made
}
