/** Amounts in capitals, as vouchers, invoices and bills bear them (支付结算办法附一；票据法第八条). */
import { absolute, isNegative, isZero, rounded, type Decimal } from '#words'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** `1234.50` is 壹仟贰佰叁拾肆元伍角整; whole yuan and jiao end in 整, a hole of zeros is said once. */
export function capitals(amount: Decimal): string {
  const [whole = '0', cents = '00'] = rounded(absolute(amount), 2).split('.')
  const [jiao = '0', fen = '0'] = cents
  const yuan = /^0+$/.test(whole) ? '' : `${wholeOf(whole)}元`
  const rest = cents === '00' ? '整' : `${jiao === '0' ? (yuan ? '零' : '') : `${digits[Number(jiao)]}角`}${fen === '0' ? '整' : `${digits[Number(fen)]}分`}`
  return `${isNegative(amount) ? '负' : ''}${isZero(amount) ? '零元整' : `${yuan}${rest}`}`
}

function wholeOf(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const parts = (padded.match(/.{4}/g) ?? []).map(fourOf)
  return parts.map((part, at) => {
    const group = groups[parts.length - 1 - at] ?? ''
    const before = at > 0 && (padded[at * 4] === '0' || padded[at * 4 - 1] === '0')
    return part === '' ? '' : `${before && parts.slice(0, at).some(Boolean) ? '零' : ''}${part}${group}`
  }).join('').replaceAll(/零+/g, '零').replace(/零$/, '').replace(/^零/, '')
}

/** Up to four digits, zeros within said once, those at the end not at all. */
const fourOf = (four: string): string =>
  [...four].map((digit, at) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[3 - at]}`)).join('').replaceAll(/零+/g, '零').replace(/^零|零$/g, '')
