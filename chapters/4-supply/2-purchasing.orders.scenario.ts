/** Clauses 4.1.1, 4.2.1 and 4.2.2 told as stories: who may ask, from whom we buy, on which terms, and who approves. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workedOut } from '#check'
import { doorOf } from '../../server/http/testing/door.ts'
import { openCompany, refusalOf, type Company } from '../../tools/testing/company.ts'
import { purchaseOrderDocument } from './2-purchasing/purchase-order.ts'
import { linesOf, orders, purchasing, requisitions, terms, today, type Purchasing } from '../../tools/testing/purchasing.ts'

const inquiries = 'supply.price-inquiry'
let company: Company
let buy: Purchasing
beforeAll(async () => {
  company = await openCompany(`${today}T02:00:00Z`)
  buy = purchasing(company)
})
afterAll(() => company.close())

describe('4.2.1 nothing is bought that nobody asked for and approved', () => {
  test('a requisition of the laboratory goes to its own head, becomes an order by conversion, and is used up by it', async () => {
    const dev = await company.as('dev')
    const asked = await dev.make(requisitions, { title: '样机螺栓', department: company.id('RND'), neededBy: '2026-03-20', lines: [buy.wanted('BOLT', '100', '1.2345')] })
    await dev.act(requisitions, asked.id, 'submit')
    await expect((await company.as('labhead')).decide(asked.id, 'approve')).rejects.toThrow('no task')
    const approved = await (await company.as('rdhead')).decide(asked.id, 'approve')
    expect(approved).toMatchObject({ state: 'approved', total: '123.45' })

    const buyer = await company.as('buyer')
    const line = { ...buy.wanted('BOLT', '60', '1.2345'), requisition: linesOf(approved)[0]?.id }
    const first = await buyer.make(orders, buy.orderOf([line]))
    await buyer.act(orders, first.id, 'submit')
    const second = await buyer.make(orders, buy.orderOf([line]))
    expect(await refusalOf(buyer.act(orders, second.id, 'submit'))).toMatchObject({ field: 'lines.0.quantity', refused: { zh: expect.stringContaining('尚可订购 40') } })
    expect((await refusalOf(dev.act(requisitions, asked.id, 'cancel'))).refused.en).toContain('ordered')
  })
  test('whoever asked may not approve, even as head', async () => {
    const rdhead = await company.as('rdhead')
    const asked = await rdhead.make(requisitions, { title: '自己要的', department: company.id('RND'), neededBy: '2026-03-20', lines: [buy.wanted('BOLT', '10', '1')] })
    await rdhead.act(requisitions, asked.id, 'submit')
    expect((await refusalOf(rdhead.decide(asked.id, 'approve'))).rule).toBe('request/approve')
  })
})

describe('4.2.2 an order drawn from a requisition', () => {
  const agreed = { deliveryPlace: '二号库', quality: '按承认书', liability: '逾期每日千分之一', paymentTerms: 'on-acceptance', paymentDays: 45, overDelivery: '0.05' }
  const drawn = async (lines: readonly object[]) => {
    const dev = await company.as('dev')
    const asked = await dev.make(requisitions, { title: '样机物料', department: company.id('RND'), neededBy: '2026-03-20', lines })
    await dev.act(requisitions, asked.id, 'submit')
    await (await company.as('rdhead')).decide(asked.id, 'approve')
    const door = await doorOf(company.house, { buyer: company.id('buyer') })
    const { status, body } = await door.ask('buyer', 'POST', `/api/documents/${orders}?from=${requisitions}/${asked.id}`)
    await door.close()
    expect(status).toBe(200)
    return body as { values: Record<string, unknown> & { lines: readonly Record<string, unknown>[] }; follows: Record<string, readonly string[]> }
  }
  test('proposes supplier, price and terms of the last order of these goods that was sent, and says which', async () => {
    await buy.sent([buy.wanted('PLATE', '5', '80')], { supplier: company.id('BETA'), date: '2026-02-25' })
    const last = await buy.sent([{ ...buy.wanted('PLATE', '10', '113'), taxRate: '0.06' }], { ...agreed, prices: 'gross', taxRate: '0.13' })
    await (await company.as('buyer')).make(orders, buy.orderOf([buy.wanted('PLATE', '10', '1')], { date: '2026-03-02' }))
    const { values, follows } = await drawn([buy.wanted('PLATE', '4', '90'), buy.wanted('GLOVE', '2', '10')])
    expect(values).toMatchObject({ ...agreed, supplier: company.id('ALPHA'), prices: 'gross', promised: '2026-03-20' })
    // What was never bought stands as it was asked for, told the way this supplier quotes.
    expect(values.lines).toMatchObject([{ item: company.id('PLATE'), quantity: '4', price: '113', taxRate: '0.06' }, { item: company.id('GLOVE'), price: '11.3' }])
    expect([follows['supplier'], follows['quality']]).toEqual([[`沿用 ${last.number}`, `As on ${last.number}`], [`沿用 ${last.number}`, `As on ${last.number}`]])
    expect(follows['lines']?.[0]).toContain(last.number)
    expect(follows).not.toHaveProperty('promised')
  })
  test('without a requisition, once the supplier is chosen: terms and tax of the last order to them, prices by item as they were quoted there', async () => {
    const last = await buy.sent([buy.wanted('GLOVE', '1', '12')], { ...agreed, paymentDays: 20 })
    const door = await doorOf(company.house, { buyer: company.id('buyer'), keeper: company.id('keeper') })
    const ask = (who: string, supplier: string) => door.ask(who, 'POST', `/api/documents/${orders}?from=supply.supplier/${company.id(supplier)}`)
    const { body } = await ask('buyer', 'ALPHA')
    expect(body).toMatchObject({ values: { ...agreed, paymentDays: 20, prices: 'net' }, follows: { paymentDays: [`沿用 ${last.number}`, `As on ${last.number}`] } })
    expect([body.values.exchangeRate, body.values.supplier]).toEqual([undefined, undefined])
    // Quoted with their tax in them, earlier prices say nothing of this one.
    expect(body.lines.lines).toMatchObject({ by: 'item', values: { [company.id('GLOVE')]: { price: '12' } } })
    expect(body.lines.lines.values).not.toHaveProperty(company.id('PLATE'))
    expect((await ask('buyer', 'BETA')).body.lines.lines.values).toEqual({ [company.id('PLATE')]: { price: '80' } })
    expect((await ask('keeper', 'ALPHA')).status).toBe(403)
    // It is no paper that is drawn from a supplier's page.
    expect((await door.ask('buyer', 'GET', `/api/documents/supply.supplier/${company.id('ALPHA')}`)).body.conversions).toEqual([])
    await door.close()
  })
  test('proposes nobody who may not be ordered from today: neither a suspended supplier nor one that is not admitted for all of it', async () => {
    const head = await company.as('buyhead')
    await head.act('supply.supplier', company.id('ALPHA'), 'suspend', { reason: '质量问题' })
    expect((await drawn([buy.wanted('PLATE', '4', '90')])).values).toMatchObject({ supplier: company.id('BETA'), lines: [{ price: '80' }] })
    await head.act('supply.supplier', company.id('BETA'), 'suspend', { reason: '交付异常' })
    const alone = await drawn([buy.wanted('PLATE', '4', '90')])
    expect([alone.values['supplier'], alone.values.lines[0]?.['price'], alone.follows]).toEqual([undefined, '90', {}])
    for (const supplier of ['ALPHA', 'BETA']) await head.act('supply.supplier', company.id(supplier), 'reinstate', { reason: '已整改' })
    expect((await drawn([buy.wanted('PLATE', '4', '90'), buy.wanted('ACID', '1', '5')])).values).not.toHaveProperty('supplier')
  })
})

describe('4.1.1 and 4.2.2 orders', () => {
  test('go to no supplier that is not admitted for what it sells, on that day, with its papers', async () => {
    const buyer = await company.as('buyer')
    const said = async (values: object) => refusalOf(buyer.make(orders, values as never).then(({ id }) => buyer.act(orders, id, 'submit')))
    expect(await said(buy.orderOf([buy.wanted('ACID', '1', '5')]))).toMatchObject({ field: 'supplier', clause: '4.1.1', refused: { en: expect.stringContaining('category') } })
    expect(await said(buy.orderOf([buy.wanted('BOLT', '1', '5')], { date: '2027-01-04', promised: '2027-01-20' }))).toMatchObject({ field: 'supplier', clause: '4.1.1' })
    const head = await company.as('buyhead')
    await head.act('supply.supplier', company.id('BETA'), 'suspend', { reason: '交付异常' })
    expect(await said(buy.orderOf([buy.wanted('BOLT', '1', '5')], { supplier: company.id('BETA') }))).toMatchObject({ refused: { en: expect.stringContaining('not admitted') } })
    await head.act('supply.supplier', company.id('BETA'), 'reinstate', { reason: '已整改' })
  })
  test('need their lawful terms: place, quality and liability stand in the contract', async () => {
    const buyer = await company.as('buyer')
    for (const field of Object.keys(terms)) expect((await refusalOf(buyer.make(orders, { ...buy.orderOf([buy.wanted('BOLT', '1', '5')]), [field]: '' }))).field).toBe(field)
  })
  test('are approved by the lowest authority that covers the amount with tax, never by whoever orders', async () => {
    const buyer = await company.as('buyer')
    const large = await buyer.make(orders, buy.orderOf([buy.wanted('PLATE', '100', '300')]))
    expect((await buyer.act(orders, large.id, 'submit'))['approverRole']).toBe('finance-manager')
    await expect((await company.as('buyhead')).decide(large.id, 'approve')).rejects.toThrow('no task')
    expect((await (await company.as('finhead')).decide(large.id, 'return', '请比价')).state).toBe('draft')
    const head = await company.as('buyhead')
    const own = await head.make(orders, buy.orderOf([buy.wanted('BOLT', '1', '5')]))
    await head.act(orders, own.id, 'submit')
    expect((await refusalOf(head.decide(own.id, 'approve'))).rule).toBe('order/approve')
  })
  test('keep their number when revised, and count the revision; not once goods have come', async () => {
    const order = await buy.sent([buy.wanted('BOLT', '10', '2')])
    const buyer = await company.as('buyer')
    expect(await buyer.act(orders, order.id, 'revise')).toMatchObject({ number: order.number, state: 'draft', revision: 1 })
    const again = await buy.sent([buy.wanted('BOLT', '10', '2')])
    await buy.received(again, ['4'])
    expect((await refusalOf(buyer.act(orders, again.id, 'revise'))).refused.en).toContain('arrived')
  })
  test('with four decimals, tax and freight come out to the last digit', async () => {
    const order = await (await company.as('buyer')).make(orders, buy.orderOf([buy.wanted('BOLT', '3', '45.1200'), buy.wanted('PLATE', '3', '45.5805')], { taxRate: '0.08', freight: '6.8025' }))
    expect(order).toMatchObject({ subTotal: '272.1015', tax: '21.7681', total: '300.6721' })
  })
  test('show while they are typed what keeping them comes to, to the last digit: lines half typed stay out, and nothing rests on what is not known yet', async () => {
    const buyer = await company.as('buyer')
    const decimal = (most: number, places: number) => fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 0, max: 10 ** places - 1 })).map(([whole, part]) => `${whole}.${String(part).padStart(places, '0')}`)
    const line = fc.record({ item: fc.constantFrom('BOLT', 'PLATE'), quantity: decimal(500, 4), price: decimal(900, 6), taxRate: fc.constantFrom(null, '0.13', '0.06', '0') })
    const paper = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 4 }), prices: fc.constantFrom('net', 'gross'), taxRate: fc.constantFrom('0.13', '0.09'), freight: decimal(50, 4) })
    await fc.assert(fc.asyncProperty(paper, async ({ lines, ...more }) => {
      const values = buy.orderOf(lines.map((one) => ({ ...one, item: company.id(one.item) })), more)
      const kept = await buyer.make(orders, values)
      const { supplier: _supplier, quality: _quality, ...halfway } = values
      const [wanted] = values.lines
      const typed = { ...halfway, lines: [{ ...wanted, price: '12.' }, ...values.lines, { ...wanted, quantity: undefined }] }
      expect(workedOut(purchaseOrderDocument, typed, [])).toEqual({
        lines: [null, ...(kept['lines'] as readonly { netPrice: string; amount: string }[]).map(({ netPrice, amount }) => ({ netPrice, amount })), null], subTotal: kept['subTotal'], tax: kept['tax'], total: kept['total'],
      })
    }), { numRuns: 40, seed: 20260302 })
    const values = buy.orderOf([buy.wanted('BOLT', '3', '45.12')])
    const unread = workedOut(purchaseOrderDocument, { ...values, freight: '6,8' }, [])
    expect([unread['tax'], 'total' in unread]).toEqual(['17.5968', false])
    expect(workedOut(purchaseOrderDocument, { ...values, taxRate: '13%' }, [])).toEqual({})
    expect(workedOut(purchaseOrderDocument, values, ['freight'])).not.toHaveProperty('total')
  })
})

describe('4.1.1 prices are asked of several suppliers', () => {
  test('the lowest is chosen by another person than who asked, a dearer one only for a reason that is kept, and nobody who did not quote', async () => {
    const [buyer, head] = [await company.as('buyer'), await company.as('buyhead')]
    const [alpha, beta] = [company.id('ALPHA'), company.id('BETA')]
    const asked = async (lines: readonly object[], more: object = {}) => buyer.act(inquiries, (await buyer.make(inquiries, { subject: '螺栓询价', item: company.id('BOLT'), quantity: '100', lines, ...more })).id, 'ask')
    const both = [{ supplier: alpha, price: '12' }, { supplier: beta, price: '10' }]
    const open = await asked(both)
    expect((await refusalOf(buyer.act(inquiries, open.id, 'award'))).kind).toBe('forbidden')
    expect(await head.act(inquiries, open.id, 'award')).toMatchObject({ chosen: beta, price: '10' })
    const dearer = await asked(both, { preferred: alpha })
    expect((await refusalOf(head.act(inquiries, dearer.id, 'award'))).rule).toBe('not-lowest')
    await head.edit(inquiries, dearer.id, { reason: '交期短一周' })
    expect(await head.act(inquiries, dearer.id, 'award')).toMatchObject({ chosen: alpha, price: '12' })
    const silent = await asked([{ supplier: alpha, price: '12' }, { supplier: beta }], { preferred: beta, reason: '老供应商' })
    expect((await refusalOf(head.act(inquiries, silent.id, 'award'))).field).toBe('preferred')
  })
})
