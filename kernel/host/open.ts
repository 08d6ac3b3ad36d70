/** Opening a house: its database brought up to the plan, its processes published, its settings read. */
import { make, type House } from '#act'
import { houseActor } from '#allow'
import { documentOf, type Plan } from '#declare'
import { publish } from '#flow'
import { keepWorkingSpans } from '#read'
import { openStore, tableOf, type Asks, type StoreSettings } from '#store'
import type { Calendar } from '#words'
import { inspect } from './inspect.ts'
import { migrate } from './migrate.ts'

/** `nameEn` is its name for readers of English, where one is written. */
export type Company = { readonly name: string; readonly nameEn?: string | null; readonly currency: string; readonly zone: string }

/** A house with nothing in it is `empty` until a company was set up. */
export type Opened = House & { readonly company: Company | undefined; close(): Promise<void> }

/** Opens the store, migrates, publishes the drawn processes; a plan that does not fit together is a fault and is thrown. */
export async function openHouse({ plan, calendar, ...settings }: StoreSettings & { readonly plan: Plan; readonly calendar: Calendar }): Promise<Opened> {
  const findings = inspect(plan)
  if (findings.length > 0) throw new Error(`the house does not fit together:\n${findings.join('\n')}`)
  const store = openStore(settings)
  await migrate(store, plan)
  const company = await companyOf(store, plan)
  const house: House = { plan, store, calendar, currency: company?.currency ?? 'CNY', zone: company?.zone ?? calendar.zone }
  await publish(house)
  await keepWorkingSpans(store, calendar)
  return { ...house, company, close: () => store.close() }
}

/** The company as it stands; none in an empty house. */
export async function companyOf(asks: Asks, plan: Plan): Promise<Company | undefined> {
  const { document, name, currency, zone, active } = plan.directory.company
  if (!plan.documents.has(document)) return undefined
  const { name: table, columns } = tableOf(documentOf(plan, document))
  const column = (key: string) => `"${columns.find((one) => one.key === key)?.column ?? key}"`
  const english = columns.some(({ key }) => key === `${name}En`) ? `nullif(${column(`${name}En`)}, '')` : 'null::text'
  const [found] = await asks.query<Company>({ name: 'company', text: `select ${column(name)} as name, ${english} as "nameEn", ${column(currency)} as currency, ${column(zone)} as zone from ${table} where state = any($1::text[]) order by id limit 1`, values: [active] })
  return found
}

/** Founds the company of an empty house; it must be opened again to work in its currency. */
export async function setUpCompany(house: House, { name, currency, zone }: Company, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { document, ...keys } = house.plan.directory.company
  await make(house, houseActor, document, { code: 'C1', ...more, [keys.name]: name, [keys.currency]: currency, [keys.zone]: zone })
}
