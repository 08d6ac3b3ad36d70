/** Cases of the journal itself: receipts taken back, vouchers that do not balance, many people posting at once. */
import type { AnyRow } from '#act'
import { seal, verify } from '#host'
import { negated, Refused, sum, type Decimal } from '#words'
import { onAccounts, openAccounts } from './accounts.ts'
import { unspoken, type Case, type Json, type See, type Speaker, type Step, type Telling } from './case.ts'
import { Firm, type Bought, type Received, type Words } from './firm.ts'
import { heardInLedger } from './money-words.ts'
import { openStage, today, type Stage } from './stage.ts'

const named = { stock: '1405', goods_received_not_invoiced: '220202' } as const
const words: Words = [[/balanc|differ|unequal|sum|zero/i, ({ field = '', rule = '' }) => /debits|credits|lines/.test(field) || rule === 'ZF002']]
/** Accounts that cases call by name; any other is one of the company's own. */
const called: Readonly<Record<string, string>> = { bank: '1002', cash: '1001', capital: '4001', sales: '6001', receivable: '1122', payable: '2202', expense: '6602', stock: '1405' }
type Many = { readonly succeeded: number; readonly refused: Readonly<Record<string, number>>; readonly broken: number }

const forgeries: Readonly<Record<string, { readonly table: string; readonly change: (entry: string) => string }>> = {
  amount: { table: 'entry_line', change: (entry) => `update house.entry_line set amount = amount * 2 where entry = ${entry}` }, account: { table: 'entry_line', change: (entry) => `update house.entry_line set account = '1001' where account = '1002' and entry = ${entry}` },
  debit: { table: 'entry_line', change: (entry) => `update house.entry_line set amount = amount + 1 where side = 'debit' and entry = ${entry}` }, credit: { table: 'entry_line', change: (entry) => `update house.entry_line set amount = amount - 1 where side = 'credit' and entry = ${entry}` },
  summary: { table: 'entry', change: (entry) => `update house.entry set summary_zh = summary_zh || '！' where id = ${entry}` }, number: { table: 'entry', change: (entry) => `update house.entry set number = number + 1000 where id = ${entry}` },
  date: { table: 'entry', change: (entry) => `update house.entry set date = date + 1 where id = ${entry}` },
}

class Journal extends Firm implements Telling {
  readonly receipts = new Map<string, Received>()
  many: Many | undefined
  constructor(stage: Stage, of: Case) { super(stage, of) }
  async open(): Promise<this> {
    await this.furnish()
    const [held, entries] = [this.of.given['on_hand'], this.of.given['entries_posted']]
    for (let at = 0; at < Number(entries ?? 0); at++) { await this.posted(await this.drafted([{ account: '1002', debit: '1' }, { account: '4001', credit: '1' }])); await seal(this.stage.house.store) }
    if (held !== undefined) await this.stage.done('supply.stock-receipt', 'post', { date: today, purpose: 'other', lines: [{ item: await this.item(), place: this.place, quantity: String(held), price: '1' }] })
    return this
  }
  readonly verbs: Telling['verbs'] = {
    post_receipt: async (step) => {
      const { lines } = this.of.given['receipt'] as unknown as { lines: readonly Bought[] }
      const received = await this.receive(await this.order(lines), lines.map(({ qty }) => qty))
      this.receipts.set(String(step['id']), received)
      const gl = await this.gl(received.inspection.id, named)
      return (name) => (name === 'gl' ? gl : unspoken(`expected ${name}`))
    },
    cancel: async (step) => { await this.takeBack(this.receipts.get(String(step['id'])) as Received) },
    post_entry: (step) => this.tried(async () => {
      const lines = (step['lines'] as readonly { account: string; debit?: string; credit?: string }[]).map(({ account, debit = '0', credit = '0' }) => ({ account: /^\d{4}/.test(account) ? account : (called[account] ?? '1002'), debit, credit }))
      await this.posted(await this.drafted(lines))
    }, words, (name, wanted) => this.see(name, wanted)),
    parallel: (step) => this.parallel(step), verify_chain: () => this.verified(), edit_row_behind_the_api: (step) => this.forged(step),
  }
  async drafted(lines: readonly { readonly account: string; readonly debit?: string; readonly credit?: string }[]): Promise<AnyRow> {
    return this.stage.done('finance.voucher', 'submit', { date: today, summary: '案例', lines })
  }
  posted = (row: AnyRow): Promise<AnyRow> => this.stage.act('finance.voucher', row.id, 'post')

  /** Each entry has a seal of its own here, so the first seal that is broken tells the entry. */
  async verified(): Promise<See> {
    await seal(this.stage.house.store)
    const { broken: [first], unsealed } = await verify(this.stage.house.store)
    return (name) => (name === 'ok' ? first === undefined && unsealed === 0 : name === 'first_bad' ? String(first?.seal) : unspoken(`expected ${name}`))
  }
  /** Somebody who owns the database takes its guards down, changes a row, and puts them up again. */
  async forged(step: Step): Promise<void> {
    const row = Number(step['row'])
    const said = forgeries[String(step['field']).replace(/^(text|description|memo)$/, 'summary')] ?? unspoken(`a forged ${String(step['field'])}`)
    await this.stage.house.store.query({ text: `alter table house.${said.table} disable trigger append_only; ${said.change(`(select id from house.entry where document = 'finance.voucher' order by seq limit 1 offset ${row - 1})`)}; alter table house.${said.table} enable trigger append_only` })
  }

  /** Papers are drawn up first; then so many workers carry them out at once. */
  async parallel(step: Step): Promise<void> {
    const { op, amount = '1', qty = '1' } = step['do'] as unknown as { op: string; amount?: string; qty?: string }
    const work: (() => Promise<unknown>)[] = []
    for (let at = 0; at < Number(step['times']); at++) {
      if (op === 'post_voucher') { const row = await this.drafted([{ account: '1002', debit: amount }, { account: '4001', credit: amount }]); work.push(() => this.posted(row)) }
      else if (op === 'issue') { const row = await this.stage.make('supply.stock-issue', { date: today, purpose: 'production', lines: [{ item: await this.item(), place: this.place, quantity: qty }] }); work.push(() => this.stage.act('supply.stock-issue', row.id, 'post')) }
      else unspoken(`parallel ${op}`)
    }
    const results: unknown[] = []
    const next = async (): Promise<void> => { for (let one = work.shift(); one; one = work.shift()) results.push(await one().then(() => 'done', (error: unknown) => error)) }
    await Promise.all(Array.from({ length: Number(step['workers']) }, next))
    const refused = results.filter((one) => one instanceof Refused)
    this.many = { succeeded: results.filter((one) => one === 'done').length, refused: { insufficient_stock: refused.filter(({ refusal }) => refusal.rule === 'ZF012').length }, broken: results.length - refused.length - results.filter((one) => one === 'done').length }
  }
  async count(document: string): Promise<{ readonly count: number; readonly first: number; readonly last: number; readonly different: number; readonly debit: Decimal }> {
    const [row] = await this.stage.house.store.query<{ count: number; first: number; last: number; different: number; debit: Decimal }>({
      text: `select count(*)::integer as count, min(number) as first, max(number) as last, count(distinct number)::integer as different, (select trim_scale(coalesce(sum(l.amount), 0))::text from house.entry_line l join house.entry o on o.id = l.entry where o.document = $1 and l.side = 'debit' and l.unit = 'CNY') as debit from house.entry where document = $1`, values: [document],
    })
    return row ?? { count: 0, first: 0, last: 0, different: 0, debit: '0' }
  }
  see = async (name: string, wanted: Json): Promise<unknown> => {
    const vouchers = () => this.count('finance.voucher')
    switch (name) {
      case 'original_entries_still_readable': return (await this.gl([...this.receipts.values()][0]?.inspection.id ?? '', {}))['1405'] !== undefined
      case 'sum_of_all_entries': return { stock: await this.stage.account('1405'), goods_received_not_invoiced: await this.stage.account('220202') }
      case 'entries': return String((await vouchers()).count)
      case 'numbers': { const { count, first, last, different } = await vouchers(); return count === different && first === 1 && last === count && String(wanted).includes(`..${last}`) ? wanted : `${first}..${last}, ${different} of ${count}` }
      case 'debit_total': return (await vouchers()).debit
      case 'credit_total': { const balance = negated(await this.stage.account('4001')); return balance }
      case 'succeeded': return String(this.many?.succeeded)
      case 'refused_with': return this.many?.refused
      case 'server_errors': return String(this.many?.broken)
      case 'on_hand': return sum([await this.stage.account('Q101'), await this.stage.account('Q105')])
      case 'stock_entries': return String((await this.count('supply.stock-issue')).count)
      default: return unspoken(`expected ${name}`)
    }
  }
}

const spoken = new Set(['post_receipt', 'cancel', 'post_entry', 'parallel', 'verify_chain', 'edit_row_behind_the_api'])
export const journal: Speaker = { topics: ['ledger'], begin: async (of) => { heardInLedger(of); if (onAccounts(of)) return openAccounts(of); const odd = of.steps.find(({ op }) => !spoken.has(op)); return odd ? unspoken(odd.op) : new Journal(await openStage(), of).open() } }

