/** Who holds which role when a purchase history is replayed: distinct people, found by their job titles. */
import type { Row } from './tables.ts'

export type Roles = Readonly<Record<'general-manager' | 'procurement-manager' | 'operations-director' | 'warehouse-keeper' | 'quality-inspector' | 'payables-accountant' | 'finance-manager' | 'accountant' | 'cashier' | 'planner' | 'admin', string>>

const titles: Readonly<Record<keyof Roles, RegExp>> = {
  'general-manager': /chief executive/i, 'procurement-manager': /purchasing manager/i, 'operations-director': /vice president of production/i, 'warehouse-keeper': /stocker|shipping and receiving clerk/i,
  'quality-inspector': /quality assurance technician/i, 'payables-accountant': /accounts payable/i, 'finance-manager': /^finance manager|chief financial/i, accountant: /^accountant/i, cashier: /accounts receivable|assistant to the chief financial/i,
  planner: /production control manager|scheduling|master scheduler/i, admin: /network administrator|information services manager/i,
}

/** Employee ids by role; where no title fits, the first employee who holds no other role yet. */
export function rolesFrom(employees: readonly Row[], buyers: ReadonlySet<string>): Roles {
  const taken = new Set<string>(buyers)
  const pick = (title: RegExp): string => {
    const free = employees.filter(({ employee_id: id = '', active }) => active !== '0' && !taken.has(id))
    const found = (free.find(({ job_title: of = '' }) => title.test(of)) ?? free[0])?.['employee_id']
    if (!found) throw new Error('there are too few employees to keep the roles apart')
    taken.add(found)
    return found
  }
  return Object.fromEntries(Object.entries(titles).map(([role, title]) => [role, pick(title)])) as Roles
}
