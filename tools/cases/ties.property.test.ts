/** Property: whatever people do with papers of buying, selling and spending, in any order and with any mistake, every tie of the books holds. */
import { expect, test } from 'vitest'
import type { AnyRow } from '#act'
import { bookOf, ties } from '#ledger'
import { minus, plus, Refused, sum, type Decimal } from '#words'
import { Firm, linesOf, type Received } from './firm.ts'
import { openStage, today } from './stage.ts'

const seed = Number(process.env['ZHANGFA_SEED'] ?? 20261126)
/** The same numbers for the same seed (mulberry32). */
function dice(state: number) {
  const next = () => { state = (state + 0x6d2b79f5) | 0; let t = Math.imul(state ^ (state >>> 15), 1 | state); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296 }
  return { upTo: (most: number) => 1 + Math.floor(next() * most), one: <T>(of: readonly T[]): T | undefined => of[Math.floor(next() * of.length)] }
}

test(`6.2.1 books of random papers tie after every tenth of them (seed ${seed})`, { timeout: 180_000 }, async () => {
  const stage = await openStage()
  const firm = new Firm(stage, { id: 'P', topic: '', title: '', level: 'property', given: {}, steps: [], expect: {} })
  const { upTo, one } = dice(seed)
  try {
    await firm.furnish()
    const [department] = await stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
    const customer = (await stage.make('commons.party', { code: 'C', name: '客户' })).id
    const claimant = (await stage.make('commons.person', { code: 'P', login: 'p', name: '员工', department: department?.id, joinedOn: '2015-01-01' })).id
    const budget = (await stage.done('finance.budget', 'grant', { title: '预算', department: department?.id, year: 2026, from: '2026-01-01', amount: '3000.00', monthly: 'stop', months: [{ month: 3, share: '1' }] })).id
    const [orders, received, bills, sales, receipts, done]: [AnyRow[], Received[], AnyRow[], AnyRow[], AnyRow[], { document: string; id: string }[]] = [[], [], [], [], [], []]
    const kept = (document: string, row: AnyRow) => { done.push({ document, id: row.id }); return row }
    const money = (most: number): Decimal => `${upTo(most)}.${String(upTo(99)).padStart(2, '0')}`
    const deeds: readonly (() => Promise<unknown>)[] = [
      async () => orders.push(await firm.order([{ item: `I${upTo(3)}`, qty: String(upTo(20)), price: money(9) }], { overBilling: '0.2', overPrice: '0.2' })),
      async () => { const draft = await firm.draft([{ item: 'I1', qty: String(upTo(10)), price: money(99) }]); await stage.edit('supply.purchase-order', draft.id, { lines: linesOf(draft).map((line) => ({ ...line, budget })) }); orders.push(await firm.sent(draft)) },
      async () => { const of = one(orders); if (of) received.push(await firm.receive(of, [String(upTo(12))])) },
      async () => { const of = one(orders); if (of) bills.push(kept('supply.supplier-invoice', await firm.bill(of, [{ at: 0, qty: String(upTo(12)), price: upTo(3) === 1 ? money(9) : undefined }], { accept: upTo(2) === 1, tax: money(3) }))) },
      async () => { const of = one(bills); const line = of && linesOf(of)[0]; if (line) kept('supply.supplier-credit', await stage.done('supply.supplier-credit', 'post', { supplier: firm.supplier, invoice: of.id, supplierNumber: `C-${done.length}`, date: today, lowersOrder: upTo(2) === 1, lines: [{ invoice: line.id, item: line.item, quantity: String(upTo(3)), price: line.price }] })) },
      async () => { const line = linesOf(one(received)?.inspection ?? ({ lines: [] } as never))[0]; if (line) kept('supply.supplier-return', await stage.done('supply.supplier-return', 'post', { supplier: firm.supplier, date: today, reason: '退货', lines: [{ accepted: line.id, item: line.item, place: firm.place, quantity: String(upTo(4)) }] })) },
      async () => { const [item] = [await firm.item(`I${upTo(3)}`)]; kept('supply.stock-issue', await stage.done('supply.stock-issue', 'post', { date: today, purpose: 'production', lines: [{ item, place: firm.place, quantity: String(upTo(8)) }] })) },
      async () => { const of = one(bills); if (!of) return; const request = await stage.done('finance.payment-request', 'submit', { supplier: firm.supplier, due: today, reason: '货款', lines: [{ invoice: of.id, amount: money(40) }] }); await stage.act('finance.payment-request', request.id, 'approve'); if (upTo(3) === 1) await stage.act('finance.payment-request', request.id, 'cancel'); else kept('finance.payment', await stage.done('finance.payment', 'pay', { request: request.id, supplier: firm.supplier, date: today, amount: String(request['total']) })) },
      async () => sales.push(kept('finance.sales-invoice', await stage.done('finance.sales-invoice', 'post', { customer, date: today, lines: [{ what: 'x', quantity: String(upTo(5)), net: money(300) }] }))),
      async () => { const of = one(sales); receipts.push(kept('finance.money-receipt', await stage.done('finance.money-receipt', 'post', { customer, date: today, amount: money(200), lines: of && upTo(2) === 1 ? [{ invoice: of.id, amount: money(100), discount: '0' }] : [] }))) },
      async () => { const of = one(sales); if (of) kept('finance.settlement', await stage.done('finance.settlement', 'post', { customer, date: today, lines: [{ invoice: of.id, amount: money(80) }] })) },
      async () => { const row = await stage.done('finance.expense-claim', 'submit', { claimant, date: today, reason: '费用', budget, lines: [{ what: 'x', amount: money(400) }] }); await stage.act('finance.expense-claim', row.id, upTo(5) === 1 ? 'approve-beyond' : 'approve'); if (upTo(3) > 1) kept('finance.expense-claim', await stage.act('finance.expense-claim', row.id, 'post')) },
      async () => { const of = one(received); if (of) await firm.takeBack(of) },
      async () => { const of = one(orders); if (of) await stage.act('supply.purchase-order', of.id, upTo(2) === 1 ? 'close' : 'cancel', upTo(2) === 1 ? { closing: 'short' } : {}) },
      async () => { const of = one(done); if (of) await stage.act(of.document, of.id, 'reverse') },
      async () => { const of = one(done); if (of) await stage.act(of.document, of.id, 'reverse') },
    ]
    let [went, refused] = [0, 0]
    for (let count = 1; count <= 120; count++) {
      await (one(deeds) as () => Promise<unknown>)().then(() => went++, (error: unknown) => { if (!(error instanceof Refused)) throw error; refused++ })
      if (count % 10 === 0) expect((await ties(bookOf(stage.house.store), '2026-12')).filter(({ key, open }) => key !== 'profit' && open > 0), `after ${count} papers`).toEqual([])
    }
    expect([went > 30, refused > 10]).toEqual([true, true])
    const asked = async (text: string, values: readonly unknown[] = []) => (await stage.house.store.query<{ amount: Decimal }>({ text, values: [...values] }))[0]?.amount ?? '0'
    const linked = (kind: string) => asked('select coalesce(sum(amount), 0)::text as amount from house.link where kind = $1', [kind])
    const posted = (table: string, column: string) => asked(`select coalesce(sum(${column}), 0)::text as amount from ${table} where state in ('posted', 'paid')`)
    const owed = sum([await posted('supply.supplier_invoice', 'payable'), minus('0', await linked('paid')), minus('0', minus(await linked('returned'), await linked('returned-unbilled')))])
    expect(Number(plus(await stage.account('220201'), owed)), 'open invoices and the payables account').toBeCloseTo(0, 1)
    expect(Number(minus(await stage.account('1122'), minus(await posted('finance.sales_invoice', 'total'), await linked('settled')))), 'open sales invoices and the receivables account').toBe(0)
    const [left, used, granted] = [sum([await stage.account('B101'), await stage.account('B104')]), await stage.account('B103'), await stage.account('B201')]
    expect(Number(sum([left, used, granted])), 'budget granted is left or used').toBe(0)
  } finally {
    await stage.close()
  }
})
