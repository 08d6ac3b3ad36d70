/** Entries in the books as accounting vouchers: 摘要, 科目, 借方, 贷方, the papers attached, who made, checked and posted them (会计基础工作规范 第五十一条). */
import { capitals } from '#commons'
import { grouped, inLanguage, isNegative, isZero, negated, sum, type Label, type Language } from '#words'
import type { VoucherPaper } from './paper.ts'
import { word } from './words.ts'

/** One side holds an amount; an amount in red ink is negative. */
export type VoucherLine = { readonly summary: string; readonly account: string; readonly debit: string; readonly credit: string }
export type VoucherSaid = {
  readonly date: string; readonly word: Label; readonly number: string; readonly attached: number; readonly lines: readonly VoucherLine[]
  readonly maker: string; readonly checker: string; readonly poster: string; readonly state: string
  readonly company: string; readonly currency: string; readonly language: Language; readonly printed: string; readonly watermark?: string
}

export function voucherOf({ date, word: said, number, attached, lines, maker, checker, poster, state, company, currency, language, printed, watermark }: VoucherSaid): VoucherPaper {
  const [debit, credit] = [sum(lines.map((one) => one.debit)), sum(lines.map((one) => one.credit))]
  const [year = '', month = '', day = ''] = date.split('-')
  const capital = currency === 'CNY' ? `　${capitals(debit)}` : ''
  return {
    kind: 'voucher', company, language, printed, title: word('voucher', language), stamp: state, ...(watermark ? { watermark } : {}),
    word: word('voucher-number', language, inLanguage(said, language), number), date: language === 'zh' ? word('date', language, year, Number(month), Number(day)) : date, attached: word('attached', language, attached),
    columns: [word('summary', language), word('account', language), word('debit', language), word('credit', language)],
    rows: lines.map((one) => [one.summary, one.account, figure(one.debit), figure(one.credit)]),
    sums: [`${word('sum', language)}${capital}`, figure(debit), figure(credit)],
    signatures: [{ label: word('manager', language), text: '' }, { label: word('poster', language), text: poster }, { label: word('checker', language), text: checker }, { label: word('maker', language), text: maker }],
  }
}

const figure = (amount: string): string => (isZero(amount) ? '' : isNegative(amount) ? `-${grouped(negated(amount), 2)}` : grouped(amount, 2))
