/** What supply hands to finance: a posted invoice is asked to be paid. */
import { conversion, fulfilled } from '#declare'
import { addDays, minus } from '#words'
import { paymentRequest } from '../6-finance/contract.ts'
import { supplierInvoiceDocument, type Invoice } from './2-purchasing/supplier-invoice.ts'

export const paymentRequestFromInvoice = conversion(supplierInvoiceDocument, paymentRequest, {
  requested: (row: Invoice & { readonly id: string }) => fulfilled('requested', [row.id]),
}, (row, { requested, today }) => ({
  supplier: row.supplier, due: row.due ?? addDays(today, 30), reason: `${row.supplierNumber} 货款`, lines: [{ invoice: row.id, amount: minus(row.payable, requested[row.id]?.amount ?? '0') }],
}))
