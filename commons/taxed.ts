/** Papers whose prices are said without tax, as the books hold them, or with the tax in them, as most of China quotes: what each line is either way. */
import { choice, money, rate } from '#declare'
import { dividedBy, minus, plus, rounded, sum, times, type Decimal } from '#words'
import { netInside } from './prices.ts'

export const quotedFields = {
  prices: choice('价格口径', 'Prices', { net: ['不含税', 'Without tax'], gross: ['含税', 'With tax'] }).initially('net').because('含税时，价税合计分文不差，不含税金额由税率反算', 'With tax, the sum with tax is kept to the cent, and what is without tax follows from the rate'),
  taxRate: rate('税率', 'Tax rate').initially('0.13'),
}
/** `price` is as it was quoted, `netPrice` what it is without tax; `amount` is the line with its tax. */
export const quotedLine = {
  price: money('单价', 'Unit price', 10).required(),
  taxRate: rate('行税率', 'Tax rate of the line').because('空着按整单税率', 'Left empty, the rate of the whole paper holds'),
  netPrice: money('不含税单价', 'Price without tax', 10).required().fixed().filledFrom('price'),
  amount: money('价税合计', 'With tax').fixed(),
}

export type QuotedLine = { readonly quantity: Decimal; readonly price: Decimal; readonly taxRate?: Decimal | undefined; readonly netPrice: Decimal; readonly amount?: Decimal | undefined }
export type QuotedPaper<L extends QuotedLine = QuotedLine> = { readonly prices: 'net' | 'gross'; readonly taxRate: Decimal; readonly lines: readonly L[] }

/** Papers of the days before prices were said with their tax have none in them. */
const quotedWith = ({ prices }: { readonly prices?: QuotedPaper['prices'] }): boolean => prices === 'gross'
const rateOf = (one: QuotedLine, paper: QuotedPaper): Decimal => one.taxRate ?? paper.taxRate

/** The lines with what their price is without tax, and what they come to with it. */
export const taxedLines = <L extends QuotedLine>(paper: QuotedPaper<L>): readonly L[] => paper.lines.map((one) => {
  const [whole, factor] = [times(one.quantity, one.price), plus('1', rateOf(one, paper))]
  return quotedWith(paper) ? { ...one, netPrice: dividedBy(one.price, factor, 10), amount: rounded(whole, 2) } : { ...one, netPrice: one.price, amount: rounded(times(whole, factor), 2) }
})

/** Without tax: prices with tax in them leave each line's net rounded to the cent, others are summed as they are. */
export const untaxed = (paper: QuotedPaper): Decimal => sum(paper.lines.map((one) => (quotedWith(paper) ? netOf(one, paper) : times(one.quantity, one.price))))

export const taxOf = (paper: QuotedPaper): Decimal => (quotedWith(paper)
  ? sum(paper.lines.map((one) => minus(rounded(times(one.quantity, one.price), 2), netOf(one, paper))))
  : rounded(sum(paper.lines.map((one) => times(times(one.quantity, one.price), rateOf(one, paper)))), 4))

const netOf = (one: QuotedLine, paper: QuotedPaper): Decimal => netInside([{ quantity: one.quantity, gross: rounded(times(one.quantity, one.price), 2) }], { rates: [rateOf(one, paper)] }).net
