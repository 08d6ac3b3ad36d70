/** Chapter 6, finance: the roof over what it holds. */
import { chapter } from '#declare'
import { openingBalanceDocument } from './1-books/opening-balance.ts'
import { voucherDocument } from './1-books/voucher.ts'
import { paymentApproval } from './2-payments/payment-approval.ts'
import { paymentDocument, paymentFromRequest } from './2-payments/payment.ts'
import { paymentRequestDocument } from './2-payments/payment-request.ts'
import { paymentMade, paymentRequested, voucherPosted } from './contract.ts'
import { figures } from './figures.ts'
import { financePolicy } from './policy.ts'

export const finance = chapter('finance', ['财务', 'Finance'], {
  policies: [financePolicy],
  documents: [paymentRequestDocument, paymentDocument, voucherDocument, openingBalanceDocument],
  conversions: [paymentFromRequest],
  processes: [paymentApproval],
  figures,
  events: [paymentRequested, paymentMade, voucherPosted],
})
