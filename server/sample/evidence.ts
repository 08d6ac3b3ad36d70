/** How the sample company shows that it keeps the clauses no procedure carries yet: evidence for each period, most in time, some late, some forgotten. */
import type { Obligation } from '#declare'
import { periodsBetween, type Period } from '#duty'
import { addDays, isWorkingDay, type Day } from '#words'
import type { Hall } from './hall.ts'
import { departments, people } from './organisation.ts'
import { workdayBefore, type Stage } from './stage.ts'

type Owed = { readonly obligation: Obligation; readonly period: Period; readonly department: string; readonly login: string; readonly on: Day; readonly open: boolean }

/** Every so many are forgotten, and every so many come late. */
const [forgotten, late] = [13, 9]

export async function showEvidence(stage: Stage, hall: Hall, firstDay: Day): Promise<void> {
  for (const owed of owedBy(stage, firstDay)) await shown(stage, hall, owed)
}

function owedBy(stage: Stage, firstDay: Day): readonly Owed[] {
  const all = [...stage.house.plan.obligations.values()].filter(({ plain }) => plain).flatMap((obligation) => ('every' in obligation.trigger ? periodsBetween(obligation.trigger.every, firstDay, stage.today).flatMap((period) =>
    owners(obligation).map(({ department, login }) => ({ obligation, period, department, login, open: period.last >= stage.today }))) : []))
  return all.filter(({ open }, at) => (open ? at % 3 === 0 : at % forgotten !== 5)).map((one, at) => ({ ...one, on: deliveredOn(stage, one.period, at) })).filter(({ on, period }) => on >= firstDay && on >= period.first && on < stage.today)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** A few working days before the period ends, or after it; in the running one a few days ago. */
function deliveredOn(stage: Stage, { last }: Period, at: number): Day {
  const end = last < stage.today ? last : stage.today
  const day = last < stage.today && at % late === 4 ? addDays(last, 3) : addDays(end, -1 - (at % 6))
  return isWorkingDay(stage.house.calendar, day) ? day : workdayBefore(stage.house, day, 3)
}

/** Whoever holds the owning role; department heads each for their own. */
function owners({ owner, trigger }: Obligation): readonly { readonly login: string; readonly department: string }[] {
  if ('every' in trigger && trigger.per === 'department') return departments.map(({ code, head }) => ({ login: head, department: code }))
  const holder = people.find(({ roles }) => roles.includes(owner)) ?? people.find(({ login }) => login === 'ops')
  return holder ? [{ login: holder.login, department: holder.department }] : []
}

async function shown(stage: Stage, { department, person }: Hall, { obligation: { clause, activity }, period, department: home, login, on, open }: Owed): Promise<void> {
  const [ops, owner, checker] = [await stage.as('ops'), await stage.as(login), await stage.as(login === 'ops' ? 'auditor' : 'ops')]
  stage.goTo(on, 11)
  const task = await ops.make('governance.evidence-task', { clause, period: period.code, title: activity[0].replace(/：.*$/, ''), department: department.get(home), responsible: person.get(login), dueOn: period.last })
  await owner.act('governance.evidence-task', task.id, 'deliver', { report: `${period.code} 已按制度办理，记录已归档。` })
  if (open && on.endsWith('3')) return
  stage.goTo(on, 15)
  await checker.act('governance.evidence-task', task.id, 'accept')
}
