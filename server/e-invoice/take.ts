/** Taking electronic invoices in: each becomes a draft with its file attached, or is refused by itself while the others go on. */
import { declaredOf, makeIn, type House } from '#act'
import { mayMake, type Actor } from '#allow'
import { fulfilled, type Fulfilment } from '#declare'
import { learn, runQuery } from '#read'
import { keepFile, type Asks, type Unit } from '#store'
import { insist, isPositive, minus, Refused, dayOf, refuse, type Day, type Decimal, type Refusal } from '#words'
import { purchaseOrder, supplier, supplierCredit, supplierInvoice } from '../../chapters/4-supply/contract.ts'
import { period } from '../../chapters/6-finance/contract.ts'
import { creditValues, fitted, invoiceValues, type OpenLine } from '../../chapters/4-supply/2-purchasing/billed-by-file.ts'
import { blueNumber, flaws, isRed, type Around, type ElectronicInvoice } from '../../chapters/4-supply/2-purchasing/electronic-invoice.ts'
import { invoicesIn, type Told } from './read.ts'

/** A line as the invoice calls it, with the order line and item it was taken for. */
type Fit = { readonly said: string; readonly number: string; readonly item: string }
/** What became of one invoice: what was read of it, and the draft it became or would become, or everything that is wrong. */
export type Taken = {
  readonly file: string; readonly number?: string; readonly issued?: Day; readonly seller?: string; readonly total?: Decimal
  readonly lines?: readonly { readonly name: string; readonly amount: Decimal }[]
  readonly made?: { readonly document: string; readonly id?: string; readonly number?: string; readonly fits: readonly Fit[] }
  readonly refusals: readonly Refusal[]
}
export type Given = { readonly name: string; readonly bytes: Uint8Array; readonly preview: boolean; readonly request?: string | undefined }

export async function takeIn(house: House, actor: Actor, { name, bytes, preview, request }: Given): Promise<readonly Taken[]> {
  insist(mayMake(house.plan, declaredOf(house, supplierInvoice.name), actor))
  const all: Taken[] = []
  for (const told of invoicesIn(name.replaceAll(/[\u0000-\u001f/\\]/g, '_'), bytes)) {
    const again = 'invoice' in told && preview && all.some(({ number, made }) => made && number === told.invoice.number)
    all.push(again ? { ...readOf(told), refusals: [refuse('同一张发票在这个文件里出现了两次', 'The same invoice is in this file twice', 'number', { rule: 'duplicate-invoice' })] } : await taken(house, actor, told, preview, request))
  }
  return all
}

const readOf = (told: Told): Omit<Taken, 'refusals'> => {
  if (!('invoice' in told)) return { file: told.file }
  const { number, issued, seller, total, lines } = told.invoice
  return { file: told.file, number, issued, seller: seller.name, total, lines: lines.map(({ name, amount }) => ({ name, amount })) }
}

class Looked extends Error {
  readonly made: Taken['made']
  constructor(made: Taken['made']) { super('looked'); this.made = made }
}

/** Looked at, it is done whole and taken back: what is shown is what would come. */
async function taken(house: House, actor: Actor, told: Told, preview: boolean, request: string | undefined): Promise<Taken> {
  const read = readOf(told)
  if ('refusal' in told) return { ...read, refusals: [told.refusal] }
  try {
    const made = await house.store.transaction(async (unit) => {
      const done = await madeOf(house, unit, actor, told, request)
      if (preview) throw new Looked({ document: done.document, fits: done.fits })
      return done
    })
    return { ...read, made, refusals: [] }
  } catch (error) {
    if (error instanceof Looked) return { ...read, ...(error.made ? { made: error.made } : {}), refusals: [] }
    if (error instanceof Wrong) return { ...read, refusals: error.all }
    if (error instanceof Refused) return { ...read, refusals: [error.refusal] }
    throw error
  }
}

/** Several things wrong with one invoice; the transaction ends. */
class Wrong extends Error {
  readonly all: readonly Refusal[]
  constructor(all: readonly Refusal[]) { super('refused'); this.all = all }
}
const right = (all: readonly Refusal[]): void => { if (all.length > 0) throw new Wrong(all) }

async function madeOf(house: House, unit: Unit, actor: Actor, told: Told & { readonly invoice: ElectronicInvoice }, request: string | undefined) {
  const { invoice } = told
  // One invoice at a time under its number: of two who bring the same file, the second finds the first one's draft.
  await unit.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 4241))', values: [invoice.number] })
  right(flaws(invoice, await aroundOf(house, unit, invoice)))
  const seller = await sellerOf(house, unit, invoice)
  const today = dayOf(unit.at, house.zone)
  const blue = isRed(invoice) ? await blueOf(house, unit, seller, invoice) : undefined
  const fit = fitted(invoice, blue ? await linesOfBlue(house, unit, blue) : await openLines(house, unit, seller))
  right(fit.refusals)
  const document = declaredOf(house, blue ? supplierCredit.name : supplierInvoice.name)
  insist(mayMake(house.plan, document, actor))
  const row = await makeIn({ house, unit, actor, request }, document, blue ? creditValues(invoice, fit, { supplier: seller, invoice: blue, today }) : invoiceValues(invoice, fit, { supplier: seller, today }))
  await keepOriginal(unit, document.name, row.id, actor, told)
  return { document: document.name, id: row.id, number: row.number, fits: fit.lines.map(({ said, line }): Fit => ({ said, number: line.number, item: line.name })) }
}

/** `beside`: a document that may hold the invoice itself. */
export async function aroundOf({ store, plan, zone }: House, asks: Asks, { number }: ElectronicInvoice, beside?: string): Promise<Around> {
  const [company] = await runQuery<Around['company']>(asks, plan, { source: { document: plan.directory.company.document }, fields: { name: 'name', creditCode: 'creditCode' }, limit: 1 })
  const holding = (document: string) => runQuery<{ number: string }>(asks, plan, { source: { document }, where: { supplierNumber: number, state: { not: ['reversed', 'cancelled'] }, ...(beside ? { id: { not: [beside] } } : {}) }, fields: { number: 'number' }, limit: 1 })
  const [[billed], [credited]] = [await holding(supplierInvoice.name), await holding(supplierCredit.name)]
  const today = dayOf(store.clock(), zone)
  const [month] = await runQuery<NonNullable<Around['period']>>(asks, plan, { source: { document: period.name }, where: { first: { to: today }, last: { from: today } }, fields: { code: 'code', state: 'state' }, limit: 1 })
  return { company: company ?? { name: '' }, today, period: month, heldBy: (billed ?? credited)?.number }
}

/** The supplier is known by its tax number alone: names are written in many ways. */
async function sellerOf({ plan }: House, unit: Unit, { seller: { name, taxNumber } }: ElectronicInvoice): Promise<string> {
  const found = taxNumber === '' ? [] : await runQuery<{ id: string; name: string }>(unit, plan, { source: { document: supplier.name }, where: { 'party.taxNumber': taxNumber.toUpperCase(), state: { not: 'retired' } }, fields: { id: 'id', name: 'name' }, limit: 2 })
  const [only, second] = found
  if (!only) throw new Refused(refuse(`没有税号为“${taxNumber}”的供应商（${name}）`, `No supplier has the tax number "${taxNumber}" (${name})`, 'seller.taxNumber', { rule: 'seller-unknown' }))
  if (second) throw new Refused(refuse(`税号“${taxNumber}”有两个供应商：${only.name}、${second.name}`, `Two suppliers have the tax number "${taxNumber}": ${only.name}, ${second.name}`, 'seller.taxNumber', { rule: 'seller-unknown' }))
  return only.id
}

async function blueOf({ plan }: House, unit: Unit, seller: string, invoice: ElectronicInvoice): Promise<string> {
  const blue = blueNumber(invoice) ?? ''
  const [found] = await runQuery<{ id: string }>(unit, plan, { source: { document: supplierInvoice.name }, where: { supplier: seller, supplierNumber: blue, state: 'posted' }, fields: { id: 'id' }, limit: 1 })
  if (!found) throw new Refused(refuse(`被红冲的蓝字发票 ${blue} 没有入账`, `The blue invoice ${blue} that it takes back is not posted`, 'remark', { rule: 'red-without-blue' }))
  return found.id
}

type Line = Omit<OpenLine, 'open'> & { readonly quantity: Decimal }
const goods = { id: 'id', from: 'parent.id', item: 'item', code: 'item.code', name: 'item.name', specification: 'item.specification', quantity: 'quantity' } as const

/** Lines of what was ordered and accepted, and not billed yet: those that the form offers too. */
export async function openLines(house: House, asks: Asks, seller: string): Promise<readonly OpenLine[]> {
  const lines = await runQuery<Line>(asks, house.plan, { source: { document: purchaseOrder.name, lines: 'lines' }, where: { 'parent.supplier': seller, 'parent.state': { in: ['sent', 'closed'] }, 'parent.currency': null }, fields: { ...goods, price: 'netPrice', number: 'parent.number' } })
  const [accepted, billed] = await Promise.all([sumsOf(house, asks, 'accepted', lines), sumsOf(house, asks, 'billed', lines)])
  return lines.map((line) => ({ ...line, open: minus(accepted[line.id]?.quantity ?? '0', billed[line.id]?.quantity ?? '0') })).filter(({ open }) => isPositive(open))
}

/** What is left of the blue invoice. */
async function linesOfBlue(house: House, unit: Unit, blue: string): Promise<readonly OpenLine[]> {
  const lines = await runQuery<Line>(unit, house.plan, { source: { document: supplierInvoice.name, lines: 'lines' }, where: { 'parent.id': blue }, fields: { ...goods, price: 'price', number: 'parent.number' } })
  const credited = await sumsOf(house, unit, 'credited', lines)
  return lines.map((line) => ({ ...line, open: minus(line.quantity, credited[line.id]?.quantity ?? '0') })).filter(({ open }) => isPositive(open))
}

async function sumsOf(house: House, asks: Asks, kind: string, lines: readonly { readonly id: string }[]): Promise<Readonly<Record<string, Fulfilment>>> {
  const { sums } = await learn(asks, house.plan, { sums: fulfilled(kind, lines.map(({ id }) => id)) }, {})
  return sums as Readonly<Record<string, Fulfilment>>
}

/** The original is kept with what it became, byte for byte (财会〔2020〕6号第三条). */
const keepOriginal = (unit: Unit, document: string, record: string, actor: Actor, { file, bytes }: Told) =>
  keepFile(unit, { document, record, name: file.split('/').at(-1) ?? '', mime: bytes[0] === 0x50 ? 'application/ofd' : 'application/xml', bytes, person: actor.person, at: new Date(unit.at) })
