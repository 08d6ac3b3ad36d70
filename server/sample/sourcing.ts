/** Suppliers come in: proposed by the buyer with their papers, admitted by the head of procurement. */
import { addDays, type Day } from '#words'
import type { Hall } from './hall.ts'
import type { Stage } from './stage.ts'
import { suppliers } from './suppliers.ts'

/** Ids of suppliers by code; those whose standing is "proposed" are left waiting. */
export async function admitSuppliers(stage: Stage, { party, group }: Hall, firstDay: Day): Promise<ReadonlyMap<string, string>> {
  const [buyer, head] = [await stage.as('buyer'), await stage.as('buyhead')]
  const made = new Map<string, string>()
  for (const one of suppliers) {
    const { id } = await buyer.make('supply.supplier', {
      code: one.code, name: one.zh, nameEn: one.en, party: party.get(one.code), contact: one.contact, phone: one.phone, smallFirm: one.small, preferred: one.groups.length > 1, paymentDays: one.small ? 30 : 45,
      admissions: one.groups.map((code) => ({ group: group.get(code), from: addDays(firstDay, -10), to: addDays(stage.today, 365) })),
      papers: one.papers.map(({ kind, number, daysLeft }) => ({ kind, number, expires: addDays(stage.today, daysLeft) })),
    })
    made.set(one.code, id)
    if (one.standing !== 'proposed') await head.act('supply.supplier', id, 'admit')
  }
  return made
}
