/** Clause 4.2.4 told as stories: suppliers' electronic invoices are read, checked and become drafts, each with its original file. */
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, edit, make } from '#act'
import { houseActor } from '#allow'
import { flaws, rateOf } from '../../chapters/4-supply/2-purchasing/electronic-invoice.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { linesOf, purchasing, today, type Purchasing } from '../../tools/testing/purchasing.ts'
import { besideFile, takeIn, type Taken } from './index.ts'
import { invoiceOf, invoicesIn } from './read.ts'
import { digital, older, type Written } from './testing/paper.ts'

let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
  const { row: party } = await make(company.house, houseActor, 'commons.party', { code: 'P-ALPHA', name: 'ALPHA 有限公司', taxNumber: '91320500MA1ALPHA01' })
  await edit(company.house, houseActor, 'supply.supplier', company.id('ALPHA'), undefined, { party: party.id })
})
afterAll(() => company.close())

const around = { company: { name: '小公司' }, today }
/** Where each flaw of an invoice lies. */
const wrong = (written: Written) => flaws(invoiceOf(digital(written)), around).map(({ field }) => field)
const take = async (bytes: Uint8Array, { preview = false, name = 'fp.xml', by = 'ap' } = {}): Promise<readonly Taken[]> => takeIn(company.house, (await company.as(by)).actor, { name, bytes, preview })
const delivered = async (quantity: string, price = '10') => {
  const order = await buy.sent([buy.wanted('BOLT', quantity, price)])
  await buy.judged(await buy.received(order, [quantity]))
  return order
}

describe('4.2.4 an electronic invoice', () => {
  test('agrees with itself to the cent, in figures and capitals, and is written to our company', () => {
    expect(wrong({})).toEqual([])
    expect(wrong({ buyer: '别的公司' })).toEqual(['buyer.name'])
    expect(flaws(invoiceOf(digital({ buyerTax: '91320594MA1XH7C2KB' })), { ...around, company: { name: '小公司', creditCode: '91320594MA1XH7C2KA' } })).toMatchObject([{ field: 'buyer.taxNumber', rule: 'invoice-to-another' }])
    expect(wrong({ untaxed: '100.01' })).toEqual(['untaxed', 'total'])
    expect(wrong({ total: '113.01' })).toEqual(['total', 'capitals'])
    expect(wrong({ capitals: '壹佰壹拾肆圆整' })).toEqual(['capitals'])
    expect(wrong({ issued: '2026-03-03 08:00:00' })).toEqual(['issued'])
    expect(flaws(invoiceOf(digital()), { ...around, heldBy: 'FP-202603-0001' })).toMatchObject([{ field: 'number', kind: 'conflict', rule: 'duplicate-invoice' }])
    expect(flaws(invoiceOf(digital()), { ...around, period: { code: '2026-03', state: 'locked' } })).toMatchObject([{ field: 'date', rule: 'period-shut' }])
    expect(wrong({ tax: '12.00', total: '112.00', capitals: '', lines: [{ name: 'BOLT', quantity: '10', amount: '100.00', rate: '13%', tax: '12.00' }] })).toEqual(['lines.0.tax'])
    expect(wrong({ tax: '13.01', total: '113.01', capitals: '', lines: [{ name: 'BOLT', quantity: '10', amount: '100.00', rate: '0.13', tax: '13.01' }] })).toEqual([])
    expect(wrong({ untaxed: '-100.00', tax: '-13.00', total: '-113.00', capitals: '（负数）壹佰壹拾叁圆整', lines: [{ name: 'BOLT', quantity: '-10', amount: '-100.00', rate: '13%', tax: '-13.00' }] })).toEqual(['remark'])
  })
  test('says its rate as a share, in per cent, as free of tax, or not at all', () => {
    expect(['13%', '0.13', '13', '６％', '免税', '不征税', '***', '约13%'].map(rateOf).map((rate) => (typeof rate === 'string' ? Number(rate) : rate))).toEqual([0.13, 0.13, 0.13, 0.06, 0, 0, null, undefined])
  })
  test('is told with its file and element when it cannot be read, and never makes a small file large or reads another', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c SYSTEM "file:///etc/passwd">]><EInvoice>&b;&c;</EInvoice>'
    const said = (text: string | Uint8Array) => { const [one] = invoicesIn('x.xml', typeof text === 'string' ? strToU8(text) : text); return one && 'refusal' in one ? [one.file, one.refusal.field, one.refusal.rule ?? one.refusal.kind] : undefined }
    expect(said(bomb)).toEqual(['x.xml', 'file', 'no-dtd'])
    expect(said('<EInvoice><Header>')).toEqual(['x.xml', 'xml', 'well-formed'])
    expect(said('<Rechnung/>')).toEqual(['x.xml', 'file', undefined])
    expect(said(digital({ issued: '昨天' }))).toEqual(['x.xml', 'EInvoiceData/BasicInformation/RequestTime', undefined])
    expect(said(digital().replace('<Amount>100.00', '<Amount>1e2'))).toEqual(['x.xml', 'EInvoiceData/IssuItemInformation[1]/Amount', undefined])
    expect(said(new Uint8Array(2_000_001).fill(32))).toEqual(['x.xml', 'file', 'too-large'])
    expect(said(zipSync({ 'big.xml': new Uint8Array(40_000_001) }))).toEqual(['x.xml', 'file', 'too-large'])
    expect(said(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toEqual(['x.xml', 'file', undefined])
    expect(said(zipSync({ 'OFD.xml': strToU8('<OFD/>') }))).toEqual(['x.xml', 'file', undefined])
  })
  test('finds its accepted and unbilled order line, is looked at without a trace, and becomes a draft that matches, with the original file', async () => {
    const order = await delivered('10')
    const bytes = strToU8(digital())
    expect(await take(bytes, { preview: true })).toMatchObject([{ file: 'fp.xml', number: '26322000000000000001', issued: '2026-03-01', seller: 'ALPHA 有限公司', total: '113.00', made: { document: 'supply.supplier-invoice', fits: [{ said: '*紧固件*BOLT', number: order.number, item: 'BOLT' }] }, refusals: [] }])
    const [done] = await take(bytes)
    const ap = await company.as('ap')
    expect(await ap.act('supply.supplier-invoice', done?.made?.id ?? '', 'match')).toMatchObject({ state: 'matched', supplierNumber: '26322000000000000001', order: order.id, issued: '2026-03-01', payable: '113', lines: [{ quantity: '10', price: '10' }] })
    expect(await company.house.store.query({ text: 'select name, bytes from house.file where record = $1', values: [done?.made?.id] })).toMatchObject([{ name: 'fp.xml', bytes: Buffer.from(bytes) }])
    expect(await take(bytes)).toMatchObject([{ refusals: [{ field: 'number', rule: 'duplicate-invoice' }] }])
    await act(company.house, ap.actor, { document: 'supply.supplier-invoice', id: done?.made?.id ?? '', action: 'post' })
  })
  test('of a red kind takes back what the blue one billed', async () => {
    const red = (blue: string) => strToU8(digital({ number: '26322000000000000009', untaxed: '-40.00', tax: '-5.20', total: '-45.20', capitals: '', remark: `被红冲蓝字数电发票号码：${blue} 红字发票信息确认单编号：1`, lines: [{ name: 'BOLT', quantity: '-4', price: '10', amount: '-40.00', rate: '13%', tax: '-5.20' }] }))
    expect(await take(red('26322000000000000077'))).toMatchObject([{ refusals: [{ field: 'remark', rule: 'red-without-blue' }] }])
    const [done] = await take(red('26322000000000000001'))
    expect(done?.made?.document).toBe('supply.supplier-credit')
    expect(await (await company.as('ap')).act('supply.supplier-credit', done?.made?.id ?? '', 'post')).toMatchObject({ state: 'posted', total: '45.2', lowersOrder: true })
  })
  test('from a stranger, for nothing that came, or for one of several lines is refused by itself; the others of its archive go on', async () => {
    const [first, second] = [await delivered('7', '3'), await delivered('7', '3')]
    const seven = (more: Written) => strToU8(digital({ untaxed: '21.00', tax: '2.73', total: '23.73', capitals: '', lines: [{ name: 'BOLT', quantity: '7', price: '3', amount: '21.00', rate: '13%', tax: '2.73' }], ...more }))
    const archive = zipSync({
      'a/unknown.xml': seven({ number: '11', sellerTax: '91320500MA1OTHER01', seller: '陌生公司' }), 'b/several.xml': seven({ number: '12' }), 'c/named.xml': seven({ number: '13', remark: `订单 ${second.number}` }),
      'd/twice.xml': seven({ number: '13' }), 'e/nothing.xml': strToU8(digital({ number: '14', lines: [{ name: '*办公*铅笔', quantity: '10', amount: '100.00', rate: '13%', tax: '13.00' }] })),
      'f/cents.xml': strToU8(digital({ number: '15', untaxed: '1000.00', tax: '130.00', total: '1130.00', capitals: '', remark: first.number, lines: [{ name: 'BOLT', quantity: '700000000000', amount: '1000.00', rate: '13%', tax: '130.00' }] })),
      'g/old.ofd': zipSync({ 'OFD.xml': strToU8('<OFD/>'), 'Doc_0/Attachs/original_invoice.xml': strToU8(older()) }), '__MACOSX/._a.xml': strToU8('x'),
    })
    const told = await take(archive, { name: '三月.zip' })
    expect(told.map(({ file, made, refusals }) => [file, made?.fits.map(({ number }) => number) ?? refusals.map(({ field, rule }) => [field, rule])])).toEqual([
      ['三月.zip/a/unknown.xml', [['seller.taxNumber', 'seller-unknown']]], ['三月.zip/b/several.xml', [['lines.0.name', 'several-lines-fit']]], ['三月.zip/c/named.xml', [second.number]],
      ['三月.zip/d/twice.xml', [['number', 'duplicate-invoice']]], ['三月.zip/e/nothing.xml', [['lines.0.name', 'no-line-fits']]], ['三月.zip/f/cents.xml', [['total', undefined]]],
      ['三月.zip/g/old.ofd', [['lines.0.name', 'no-line-fits']]],
    ])
    expect(told[1]?.refusals[0]?.refused.en).toContain(first.number)
  })
  test('among the files of a draft tells what it would fill in, taken over with one edit; where it is another invoice, another seller or another total it is refused', async () => {
    const order = await delivered('10')
    const ap = await company.as('ap')
    const [line] = linesOf(order)
    const draft = async (more: object = {}) => (await make(company.house, ap.actor, 'supply.supplier-invoice', { supplier: company.id('ALPHA'), supplierNumber: '待补', date: today, lines: [{ order: line?.id, item: line?.item, quantity: '9', price: '10' }], ...more })).row
    const look = (row: Parameters<typeof besideFile>[2], written: Written, name = 'fp.xml') => besideFile(company.house, 'supply.supplier-invoice', row, { name, bytes: strToU8(digital({ number: '26322000000000000021', ...written })) })
    const row = await draft()
    const found = await look(row, {})
    expect(found).toMatchObject({ number: '26322000000000000021', seller: 'ALPHA 有限公司', total: '113.00', refusals: [], compared: [
      { field: 'supplierNumber', has: '待补', says: '26322000000000000021', agrees: false }, { field: 'issued', says: '2026-03-01', agrees: false }, { field: 'tax', says: '13.00', agrees: false }, { field: 'lines', has: '90', says: '100', agrees: false },
    ] })
    const { row: taken } = await edit(company.house, ap.actor, 'supply.supplier-invoice', row.id, row.version, found?.values ?? {})
    expect(taken).toMatchObject({ supplierNumber: '26322000000000000021', issued: '2026-03-01', tax: '13.00', payable: '113' })
    const again = await look(taken, {})
    expect([again?.compared?.every(({ agrees }) => agrees), again?.values, again?.refusals]).toEqual([true, {}, []])
    const rules = async (written: Written, more?: object) => { const one = await look(await draft(more), written); return [one?.refusals.map(({ rule, field }) => rule ?? field), one?.values] }
    expect(await rules({ number: '26322000000000000022' }, { supplierNumber: '26322000000000000099' })).toEqual([['another-invoice'], {}])
    expect(await rules({ number: '26322000000000000023', sellerTax: '91320500MA1OTHER01', seller: '陌生公司' })).toEqual([['another-seller'], {}])
    expect(await rules({ number: '26322000000000000024', lines: [{ name: '*办公*铅笔', quantity: '20', amount: '100.00', rate: '13%', tax: '13.00' }] })).toEqual([['another-total', 'no-line-fits'], {}])
    expect(await rules({})).toEqual([['duplicate-invoice'], {}])
    expect(await look(row, {}, 'scan.pdf')).toBeUndefined()
    await ap.act('supply.supplier-invoice', row.id, 'cancel')
  })
  test('is taken in by whoever may write a supplier\'s invoice, and by nobody else', async () => {
    expect((await refusalOf(take(strToU8(digital()), { by: 'keeper' }))).kind).toBe('forbidden')
  })
})
