/** Who may read the books: whoever may see vouchers, the auditor among them. */
import { seesAny, type Actor } from '#allow'
import type { Plan } from '#declare'

export function readsBooks(plan: Plan, actor: Actor): boolean {
  const voucher = plan.documents.get('finance.voucher')
  return voucher !== undefined && seesAny(voucher, actor)
}
