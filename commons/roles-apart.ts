/** Roles that one person may not hold at the same time, whatever the case. */
import type { Label } from '#words'

export type RolesApart = { readonly pair: readonly [string, string]; readonly source: Label }

const threeAdmins: Label = ['GB/T 22239-2019 网络安全等级保护基本要求', 'GB/T 22239-2019, baseline for classified protection of cybersecurity']
const accounting35: Label = ['会计法（2024修正）第三十五条', 'Accounting Law (2024), article 35']

export const rolesApart: readonly RolesApart[] = [
  { pair: ['admin', 'internal-auditor'], source: threeAdmins },
  { pair: ['admin', 'security-administrator'], source: threeAdmins },
  { pair: ['security-administrator', 'internal-auditor'], source: threeAdmins },
  { pair: ['cashier', 'internal-auditor'], source: accounting35 },
  { pair: ['cashier', 'accountant'], source: accounting35 },
  { pair: ['cashier', 'payables-accountant'], source: accounting35 },
]
