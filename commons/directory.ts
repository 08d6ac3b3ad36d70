/** The directory: which documents of the hall tell the house who is who. */
import { directory } from '#declare'
import { company, department, person, roleHolding } from './names.ts'
import { admin, employee, operationsDirector } from './roles.ts'

export const whoIsWho = directory({
  person: { document: person.name, login: 'login', department: 'department', name: 'name', active: ['active'] },
  department: { document: department.name, parent: 'parent', name: 'name' },
  holding: { document: roleHolding.name, person: 'person', role: 'role', department: 'department', active: ['active'] },
  company: { document: company.name, name: 'name', currency: 'currency', zone: 'zone', active: ['active'] },
  everyone: employee.role,
  designers: [operationsDirector.role, admin.role],
})
