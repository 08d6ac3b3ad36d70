/** The directory: which documents of the hall tell the house who is who. */
import { directory } from '#declare'
import { company, department, group, person, position, roleHolding, substitution } from './names.ts'
import { admin, employee, generalManager, internalAuditor, operationsDirector } from './roles.ts'

export const whoIsWho = directory({
  person: { document: person.name, login: 'login', department: 'department', name: 'name', position: 'position', sameAs: 'sameAs', successor: 'successor', active: ['active'] },
  department: { document: department.name, parent: 'parent', name: 'name', head: 'head' },
  position: { document: position.name, code: 'code', active: ['active'] },
  group: { document: group.name, code: 'code', people: 'people', active: ['active'] },
  substitution: { document: substitution.name, absent: 'absent', substitute: 'substitute', of: 'of', active: ['active'] },
  holding: { document: roleHolding.name, person: 'person', role: 'role', department: 'department', active: ['active'] },
  company: { document: company.name, name: 'name', currency: 'currency', zone: 'zone', active: ['active'] },
  everyone: employee.role,
  designers: [operationsDirector.role, admin.role],
  auditors: [internalAuditor.role, operationsDirector.role, generalManager.role],
  reporters: [operationsDirector.role],
  administrator: admin,
})
