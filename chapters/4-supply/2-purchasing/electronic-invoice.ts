/** An electronic invoice as its file tells it: what must agree before it becomes a supplier's invoice (发票管理办法第二十一条；财会〔2020〕6号). */
import { capitals } from '#commons'
import { absolute, compare, dividedBy, isNegative, isZero, minus, plus, refuse, rounded, sum, times, type Day, type Decimal, type Refusal } from '#words'

export type Firm = { readonly name: string; readonly taxNumber: string }
/** `rate` as it is written: `13%`, `0.13`, 免税, `***`. */
export type ElectronicLine = { readonly name: string; readonly specification: string; readonly quantity?: Decimal; readonly price?: Decimal; readonly amount: Decimal; readonly rate: string; readonly tax: Decimal }
export type ElectronicInvoice = {
  readonly number: string; readonly issued: Day; readonly seller: Firm; readonly buyer: Firm; readonly lines: readonly ElectronicLine[]
  /** Without tax, the tax, and both. */
  readonly untaxed: Decimal; readonly tax: Decimal; readonly total: Decimal; readonly capitals: string; readonly remark: string
}
export type Around = { readonly company: { readonly name: string; readonly creditCode?: string | null | undefined }; readonly today: Day; /** Of the day on which it would be booked. */ readonly period?: { readonly code: string; readonly state: string } | undefined; /** Number of the document that holds the invoice already. */ readonly heldBy?: string | undefined }

/** A red invoice takes back a blue one. */
export const isRed = ({ total }: ElectronicInvoice): boolean => isNegative(total)

/** Everything that is wrong with an invoice, in the order in which one would look. */
export const flaws = (invoice: ElectronicInvoice, around: Around): readonly Refusal[] => [
  ...toAnother(invoice, around), ...twice(invoice, around), ...ahead(invoice, around), ...shut(around), ...sums(invoice), ...invoice.lines.flatMap(taxOff), ...written(invoice), ...withoutBlue(invoice),
]

/** A name as it is compared: full-width brackets and spaces are no difference. */
export const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

function toAnother({ buyer }: ElectronicInvoice, { company }: Around): readonly Refusal[] {
  if (company.creditCode && plainName(buyer.taxNumber) !== company.creditCode) return [refuse(`购买方税号“${buyer.taxNumber}”不是本公司的 ${company.creditCode}`, `The buyer's tax number "${buyer.taxNumber}" is not ours, ${company.creditCode}`, 'buyer.taxNumber', { rule: 'invoice-to-another' })]
  return plainName(buyer.name) === plainName(company.name) ? [] : [refuse(`购买方“${buyer.name}”不是本公司“${company.name}”`, `The buyer "${buyer.name}" is not our company "${company.name}"`, 'buyer.name', { rule: 'invoice-to-another' })]
}

const twice = ({ number }: ElectronicInvoice, { heldBy }: Around): readonly Refusal[] =>
  (heldBy ? [refuse(`发票号码 ${number} 已登记于 ${heldBy}`, `The invoice number ${number} is recorded on ${heldBy} already`, 'number', { kind: 'conflict', rule: 'duplicate-invoice' })] : [])

const ahead = ({ issued }: ElectronicInvoice, { today }: Around): readonly Refusal[] =>
  (issued > today ? [refuse(`开票日期 ${issued} 在今天之后`, `The date of issue ${issued} lies ahead`, 'issued')] : [])

const shut = ({ period }: Around): readonly Refusal[] =>
  (period && period.state !== 'open' ? [refuse(`会计期间 ${period.code} 未开放，不能入账`, `The accounting period ${period.code} is not open for posting`, 'date', { rule: 'period-shut' })] : [])

function sums({ lines, untaxed, tax, total }: ElectronicInvoice): readonly Refusal[] {
  const told = [
    [sum(lines.map(({ amount }) => amount)), untaxed, 'untaxed', '各行金额合计', '合计金额', 'The amounts of the lines come to', 'the total without tax is'],
    [sum(lines.map((one) => one.tax)), tax, 'tax', '各行税额合计', '合计税额', 'The taxes of the lines come to', 'the total of the tax is'],
    [plus(untaxed, tax), total, 'total', '金额加税额', '价税合计', 'Amount and tax come to', 'the total is'],
  ] as const
  return told.flatMap(([found, said, field, zh, zhSaid, en, enSaid]) => (compare(found, said) === 0 ? [] : [refuse(`${zh}为 ${found}，${zhSaid}却是 ${said}`, `${en} ${found}, but ${enSaid} ${said}`, field, { rule: 'invoice-totals' })]))
}

/** The tax on each line is its amount at its rate, within one cent. */
function taxOff({ amount, rate, tax }: ElectronicLine, at: number): readonly Refusal[] {
  const share = rateOf(rate)
  if (share === undefined) return [refuse(`第 ${at + 1} 行税率“${rate}”看不懂`, `Line ${at + 1}: the tax rate "${rate}" cannot be read`, `lines.${at}.rate`)]
  if (share === null) return []
  const due = rounded(times(amount, share), 2)
  return compare(absolute(minus(tax, due)), '0.01') <= 0 ? [] : [refuse(`第 ${at + 1} 行税额 ${tax} 与金额乘税率 ${due} 不符`, `Line ${at + 1}: the tax ${tax} is not amount times rate, ${due}`, `lines.${at}.tax`, { rule: 'invoice-tax' })]
}

/** A rate as a share of one; null where the invoice does not say it (`***`: taxed on a difference). */
export function rateOf(written: string): Decimal | null | undefined {
  const text = written.normalize('NFKC').replaceAll(/\s/g, '')
  if (/^\*+$/.test(text)) return null
  if (text === '' || /^(免税|不征税|出口零税率|普通零税率|零税率|0税率)$/.test(text)) return '0'
  const [, number, percent] = /^(\d{1,3}(?:\.\d{1,6})?)(%?)$/.exec(text) ?? []
  if (number === undefined) return undefined
  return percent || compare(number, '1') >= 0 ? dividedBy(number, '100', 8) : number
}

/** The amount in capitals binds as the one in figures does. */
function written({ total, capitals: said }: ElectronicInvoice): readonly Refusal[] {
  const alike = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').replace(/^(负数|\(负数\)|负)/, '').replaceAll('圆', '元').replaceAll('正', '整').replace(/(角)整$/, '$1')
  const due = capitals(absolute(total))
  return said === '' || alike(said) === alike(due) ? [] : [refuse(`大写金额“${said}”与价税合计 ${total} 不符`, `The amount in capitals "${said}" is not the total ${total}`, 'capitals', { rule: 'invoice-capitals' })]
}

/** The number of the blue invoice, which a red one names in its remark. */
export const blueNumber = ({ remark }: ElectronicInvoice): string | undefined => /(?:被红冲蓝字(?:数电)?(?:发)?票号码|对应正数发票号码|对应蓝字发票号码?)[：:]?\s*(\d{8,20})/.exec(remark.normalize('NFKC'))?.[1]

const withoutBlue = (invoice: ElectronicInvoice): readonly Refusal[] =>
  (isRed(invoice) && !blueNumber(invoice) ? [refuse('红字发票的备注没有写明被红冲的蓝字发票号码', 'The red invoice does not name the blue invoice in its remark', 'remark', { rule: 'red-without-blue' })] : [])

/** A discount stands below its line, without pieces: it lowers what that line costs. */
export function netLines(lines: readonly ElectronicLine[]): readonly ElectronicLine[] {
  return lines.reduce<readonly ElectronicLine[]>((net, one) => {
    const above = net.at(-1)
    const lowers = above !== undefined && one.quantity === undefined && above.name === one.name && !isZero(above.amount) && isNegative(one.amount) !== isNegative(above.amount)
    if (!lowers) return [...net, one]
    const { price: _, ...rest } = above
    return [...net.slice(0, -1), { ...rest, amount: plus(above.amount, one.amount), tax: plus(above.tax, one.tax) }]
  }, [])
}
