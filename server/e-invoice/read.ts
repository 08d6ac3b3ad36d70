/** Electronic invoices out of their files: the fully digitalised XML, the older one that lies within an OFD, and any number of either in a ZIP. */
import { unzipSync } from 'fflate'
import { childrenNamed, readXml, type Element } from '#flow'
import { isDay, isDecimal, isZero, Refused, refuse, type Decimal, type Refusal } from '#words'
import type { ElectronicInvoice } from '../../chapters/4-supply/2-purchasing/electronic-invoice.ts'
import { decoded } from '../sheets/index.ts'

export type Told = { readonly file: string; readonly bytes: Uint8Array } & ({ readonly invoice: ElectronicInvoice } | { readonly refusal: Refusal })

/** Bytes of one invoice, bytes unpacked from one archive, and invoices in it: beyond them somebody sent something else. */
const mostXml = 2_000_000
const mostUnpacked = 40_000_000
const mostInvoices = 200

/** Every invoice of a file, each with the bytes that are to be kept: of an OFD the whole of it, since its seal covers the whole. */
export function invoicesIn(file: string, bytes: Uint8Array): readonly Told[] {
  if (!isPacked(bytes)) return [told(file, bytes, bytes)]
  const parts = refusing(() => unpacked(bytes, /\.(xml|ofd)$/i, mostUnpacked))
  if ('refusal' in parts) return [{ file, bytes, refusal: parts.refusal }]
  if (parts.done['OFD.xml']) return [inOfd(file, bytes, parts.done)]
  const invoices = Object.entries(parts.done).filter(([name]) => !/(^|\/)(__MACOSX|\.)/.test(name))
  if (invoices.length === 0) return [{ file, bytes, refusal: refuse('压缩包里没有 XML 或 OFD 发票', 'The archive holds no invoice as XML or OFD', 'file') }]
  if (invoices.length > mostInvoices) return [{ file, bytes, refusal: refuse(`一个压缩包最多 ${mostInvoices} 张发票`, `One archive holds at most ${mostInvoices} invoices`, 'file', { kind: 'too-large' }) }]
  return invoices.map(([name, one]) => (isPacked(one) ? packedOfd(`${file}/${name}`, one) : told(`${file}/${name}`, one, one)))
}

const isPacked = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b

/** Of an OFD within an archive only the invoice is unpacked. */
function packedOfd(file: string, bytes: Uint8Array): Told {
  const parts = refusing(() => unpacked(bytes, original, mostXml))
  return 'refusal' in parts ? { file, bytes, refusal: parts.refusal } : inOfd(file, bytes, parts.done)
}

const original = /(^|\/)original_invoice\.xml$/i

function inOfd(file: string, bytes: Uint8Array, parts: Readonly<Record<string, Uint8Array>>): Told {
  const xml = Object.entries(parts).find(([name]) => original.test(name))?.[1]
  return xml ? told(file, bytes, xml) : { file, bytes, refusal: refuse('这个 OFD 里没有发票数据（original_invoice.xml），请向销售方索取 XML', 'This OFD holds no data of the invoice (original_invoice.xml); ask the seller for the XML', 'file') }
}

function unpacked(bytes: Uint8Array, names: RegExp, most: number): Readonly<Record<string, Uint8Array>> {
  let size = 0
  const wanted = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!names.test(name)) return false
    size += originalSize
    if (size > most) throw new Refused(refuse('压缩包展开后过大', 'The archive is too large once unpacked', 'file', { kind: 'too-large' }))
    return true
  }
  try {
    return unzipSync(bytes, { filter: wanted })
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(refuse('打不开这个压缩包', 'The archive cannot be opened', 'file'))
  }
}

function told(file: string, bytes: Uint8Array, xml: Uint8Array): Told {
  const read = refusing(() => invoiceOf(textOf(xml)))
  return 'refusal' in read ? { file, bytes, refusal: read.refusal } : { file, bytes, invoice: read.done }
}

function refusing<T>(work: () => T): { readonly done: T } | { readonly refusal: Refusal } {
  try {
    return { done: work() }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
}

/** A definition of one's own entities has no place in an invoice: it is how a small file becomes a large one, or reads another. */
function textOf(xml: Uint8Array): string {
  if (xml.length > mostXml) throw new Refused(refuse('文件过大，不像一张发票', 'The file is too large to be an invoice', 'file', { kind: 'too-large' }))
  const text = attempted(xml)
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refused(refuse('文件带有 DTD 定义，不予读取', 'The file carries a DTD and is not read', 'file', { rule: 'no-dtd' }))
  return text
}

function attempted(xml: Uint8Array): string {
  try {
    return decoded(xml)
  } catch {
    throw new Refused(refuse('文件的文字编码无法识别', 'The encoding of the file is not known', 'file'))
  }
}

/** Where each form of invoice says what; of several places the first that says something. */
type Form = {
  readonly number: readonly string[]; readonly issued: readonly string[]; readonly seller: readonly [name: string, taxNumber: string]; readonly buyer: readonly [name: string, taxNumber: string]
  readonly untaxed: string; readonly tax: string; readonly total: string; readonly capitals: string; readonly remark: string
  readonly lines: string; readonly line: { readonly name: string; readonly specification: string; readonly quantity: string; readonly price: string; readonly amount: string; readonly rate: string; readonly tax: string }
}

const data = 'EInvoiceData'
const forms: Readonly<Record<string, Form>> = {
  EInvoice: {
    number: ['TaxSupervisionInfo/InvoiceNumber', 'Header/EIid'], issued: [`${data}/BasicInformation/RequestTime`, 'TaxSupervisionInfo/IssueTime'],
    seller: [`${data}/SellerInformation/SellerName`, `${data}/SellerInformation/SellerIdNum`], buyer: [`${data}/BuyerInformation/BuyerName`, `${data}/BuyerInformation/BuyerIdNum`],
    untaxed: `${data}/BasicInformation/TotalAmWithoutTax`, tax: `${data}/BasicInformation/TotalTaxAm`, total: `${data}/BasicInformation/TotalTax-includedAmount`, capitals: `${data}/BasicInformation/TotalTax-includedAmountInChinese`,
    remark: `${data}/AdditionalInformation/Remark`, lines: `${data}/IssuItemInformation`,
    line: { name: 'ItemName', specification: 'SpecMod', quantity: 'Quantity', price: 'UnPrice', amount: 'Amount', rate: 'TaxRate', tax: 'ComTaxAm' },
  },
  eInvoice: {
    number: ['InvoiceCode', 'InvoiceNo'], issued: ['IssueDate'], seller: ['Seller/SellerName', 'Seller/SellerTaxID'], buyer: ['Buyer/BuyerName', 'Buyer/BuyerTaxID'],
    untaxed: 'TaxExclusiveTotalAmount', tax: 'TaxTotalAmount', total: 'TaxInclusiveTotalAmount', capitals: '', remark: 'Note', lines: 'GoodsInfos/GoodsInfo',
    line: { name: 'Item', specification: 'Specification', quantity: 'Quantity', price: 'Price', amount: 'Amount', rate: 'TaxScheme', tax: 'TaxAmount' },
  },
}

/** The invoice that an XML text is; refused with the element that is missing or cannot be read. */
export function invoiceOf(xml: string): ElectronicInvoice {
  const root = readXml(xml)
  const form = forms[root.name]
  if (!form) throw new Refused(refuse(`不是认得的电子发票（根元素 ${root.name.slice(0, 40)}）`, `No electronic invoice that is known (root element ${root.name.slice(0, 40)})`, 'file'))
  const lines = at(root, form.lines)
  if (lines.length === 0) throw missing(form.lines)
  const own = form.line
  return {
    number: form === forms['eInvoice'] ? form.number.map((path) => said(root, path)).join('') : needed(root, form.number), issued: dayIn(needed(root, form.issued), form.issued[0] ?? ''),
    seller: { name: needed(root, [form.seller[0]]), taxNumber: said(root, form.seller[1]) }, buyer: { name: needed(root, [form.buyer[0]]), taxNumber: said(root, form.buyer[1]) },
    untaxed: amountIn(needed(root, [form.untaxed]), form.untaxed), tax: amountIn(said(root, form.tax), form.tax), total: amountIn(needed(root, [form.total]), form.total), capitals: said(root, form.capitals), remark: said(root, form.remark),
    lines: lines.map((line, place) => {
      const path = (name: string): string => `${form.lines}[${place + 1}]/${name}`
      const count = said(line, own.quantity)
      return {
        name: needed(line, [own.name], path(own.name)), specification: said(line, own.specification), amount: amountIn(needed(line, [own.amount], path(own.amount)), path(own.amount)), rate: said(line, own.rate), tax: amountIn(said(line, own.tax), path(own.tax)),
        ...(count === '' || isZero(amountIn(count, path(own.quantity))) ? {} : { quantity: amountIn(count, path(own.quantity)) }), ...(said(line, own.price) === '' ? {} : { price: amountIn(said(line, own.price), path(own.price)) }),
      }
    }),
  }
}

const at = (root: Element, path: string): readonly Element[] => path.split('/').reduce<readonly Element[]>((found, name) => found.flatMap((one) => childrenNamed(one, name)), [root])
const said = (root: Element, path: string): string => at(root, path)[0]?.text.trim() ?? ''

function needed(root: Element, paths: readonly string[], called = paths[0] ?? ''): string {
  const found = paths.map((path) => said(root, path)).find((one) => one !== '')
  if (found === undefined) throw missing(called)
  return found
}

const missing = (path: string): Refused => new Refused(refuse(`文件里没有 ${path}`, `The file has no ${path}`, path))

/** An amount in yuan; taxes of what is free of tax are stars or nothing. */
function amountIn(text: string, path: string): Decimal {
  const plain = text.normalize('NFKC').replaceAll(/[¥,\s]/g, '')
  if (/^\**$/.test(plain)) return '0'
  if (!isDecimal(plain) || plain.length > 30) throw new Refused(refuse(`${path} 的“${text.slice(0, 40)}”不是数`, `${path}: "${text.slice(0, 40)}" is no number`, path))
  return plain
}

function dayIn(text: string, path: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(text) ?? []
  const read = year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDay(read)) throw new Refused(refuse(`${path} 的“${text.slice(0, 40)}”不是日期`, `${path}: "${text.slice(0, 40)}" is no day`, path))
  return read
}
