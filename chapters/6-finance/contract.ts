/** What other rooms may rely on: names and events of the finance chapter. */
import { event, name } from '#declare'

export const paymentRequest = name('finance.payment-request')
export const payment = name('finance.payment')
export const voucher = name('finance.voucher')
export const openingBalance = name('finance.opening-balance')

export const paymentRequested = event('finance.payment-requested', '已申请付款', 'Payment requested')
export const paymentMade = event('finance.payment-made', '已付款', 'Payment made')
export const voucherPosted = event('finance.voucher-posted', '凭证已记账', 'Voucher posted')
