/** Opening a house: its database brought up to the plan, its processes published, its settings read. */
import type { House } from '#act'
import type { Plan } from '#declare'
import { publish } from '#flow'
import { keepWorkingSpans } from '#read'
import { openStore, type StoreSettings } from '#store'
import type { Calendar } from '#words'
import { inspect } from './inspect.ts'
import { keepSetting, migrate, settingOf } from './migrate.ts'

export type Company = { readonly name: string; readonly currency: string; readonly zone: string }

/** A house with nothing in it is `empty` until a company was set up. */
export type Opened = House & { readonly company: Company | undefined; close(): Promise<void> }

/** Opens the store, migrates, publishes the drawn processes; a plan that does not fit together is a fault and is thrown. */
export async function openHouse({ plan, calendar, ...settings }: StoreSettings & { readonly plan: Plan; readonly calendar: Calendar }): Promise<Opened> {
  const findings = inspect(plan)
  if (findings.length > 0) throw new Error(`the house does not fit together:\n${findings.join('\n')}`)
  const store = openStore(settings)
  await migrate(store, plan)
  const company = await settingOf<Company>(store, 'company')
  const house: House = { plan, store, calendar, currency: company?.currency ?? 'CNY', zone: company?.zone ?? calendar.zone }
  await publish(house)
  await keepWorkingSpans(store, calendar)
  return { ...house, company, close: () => store.close() }
}

/** Names the company once; the house must be opened again to work in its currency. */
export async function setUpCompany({ store }: House, company: Company): Promise<void> {
  await keepSetting(store, 'company', company)
}
