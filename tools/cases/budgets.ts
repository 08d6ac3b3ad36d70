/** Cases of budget control, verb by verb. */
import type { AnyRow } from '#act'
import { isZero, negated, plus, Refused } from '#words'
import { money, text } from './budget-kept.ts'
import { Spent } from './budget-spent.ts'
import { unspoken, type See, type Speaker, type Step, type Telling } from './case.ts'
import type { Sense } from './firm.ts'
import { heardInBudgets } from './money-words.ts'
import { openPlan, planVerbs } from './plans.ts'
import { openStage, today } from './stage.ts'

/** What no longer fits a budget, or is neither spent nor set aside. */
const spent = ({ rule, clause, field }: Refused['refusal']): boolean => rule === 'ZF012' || rule === 'budget-used' || (clause === '6.1.3' && field === 'budget')
const words: readonly Sense[] = [
  [/exceed|over|above|kpi|item|total|unit|enough|insuff|free|used|left|limit|budget$|not_available/i, spent], [/releas|controlled|granted|approved|confirmed|draft/i, ({ rule, field }) => rule === 'budget-not-granted' || rule === 'ZF012' || field === 'budget'],
  [/amount|alloc|no_budget|zero/i, ({ field, rule }) => field === 'amount' || rule === 'budget-not-granted'], [/outside|out_of|date|valid|period|range|life|ended/i, ({ rule }) => rule === 'budget-ended'], [/same|person|dut/i, ({ rule = '' }) => rule.includes('/')],
]

class Spending extends Spent implements Telling {
  async open(): Promise<this> {
    await this.furnish()
    await this.stage.years([...(this.given.unit_valid ?? []), ...this.of.steps.flatMap(({ date, commit_date: on }) => [date, on].filter((one) => one !== undefined).map(String))])
    await this.item('X', { source: 'service', inspected: false })
    const [department] = await this.stage.house.store.query<{ id: string }>({ text: 'select id from commons.department limit 1' })
    this.person = (await this.stage.make('commons.person', { code: 'P', login: 'p', name: '员工', department: department?.id, joinedOn: '2000-01-01' })).id
    await this.rebuild(text(this.of.steps.find((step) => step['control'] !== undefined)?.['control']) ?? 'unit')
    const used = this.given.used ?? this.given.actual
    if (used && !isZero(used)) await this.expense({ op: 'expense', amount: used })
    if (this.given.committed && !isZero(this.given.committed)) await this.ordered({ op: 'purchase_order', amount: this.given.committed })
    return this
  }
  trying = (work: (step: Step) => Promise<AnyRow | void>) => (step: Step): Promise<See> => {
    let row: AnyRow | void
    return this.tried(async () => { row = await work(step) }, [...words, [new RegExp(`^${this.given.unit ?? 'unit'}$`), spent]], async (name) => {
      if (name === 'logged_as') return row?.['warned'] ? 'exception' : 'none'
      if (name === 'commit_date') return row?.['date']
      return this.see(name)
    }).then((see) => (name, wanted) => (name === 'logged_as' ? (row && (row['beyond'] === true || row['warned']) ? wanted : 'nothing') : see(name, wanted)))
  }
  readonly verbs: Telling['verbs'] = {
    expense: this.trying((step) => this.expense(step)), purchase_request: this.trying((step) => this.request(step)), purchase_order: this.trying((step) => this.ordered(step)),
    order_from_request: this.trying((step) => this.ordered({ ...step, op: 'order' }, this.last('supply.purchase-requisition'))), close_request: this.trying(async () => { await this.stage.act('supply.purchase-requisition', this.last('supply.purchase-requisition').id, 'close') }),
    close_commitment: this.trying(async () => { await this.stage.act('supply.purchase-order', this.last('supply.purchase-order').id, 'close', { closing: 'short' }) }),
    bill: this.trying((step) => this.billed(step)), bill_order: this.trying((step) => this.billOrder(step)), recompute: () => undefined, credit_note: this.trying((step) => this.expense({ ...step, amount: negated(String(step['amount'])) })),
    reverse: this.trying((step) => this.cancel(String(step['doc']))), cancel: this.trying((step) => this.cancel(String(step['doc'] ?? ''))),
    approve_claim: this.trying(async (step) => { const row = await this.stage.done('finance.expense-claim', 'submit', this.claim(String(step['amount']))); return this.kept(step, 'finance.expense-claim', await this.stage.act('finance.expense-claim', row.id, 'approve')) }),
    post_claim: this.trying(async () => { await this.stage.act('finance.expense-claim', this.last('finance.expense-claim').id, 'post') }), back_to_draft: this.trying(async () => { const [last] = [...this.docs.values()].slice(-1); if (last?.document === 'finance.employee-advance') return this.backFrom(last.row); await this.stage.act('finance.expense-claim', this.last('finance.expense-claim').id, 'reverse') }),
    cancel_claim: this.trying(async () => this.undoClaim(this.last('finance.expense-claim'))),
    approve_advance: this.trying((step) => this.advance(step)), pay_advance: this.trying(async () => { await this.stage.act('finance.employee-advance', this.last('finance.employee-advance').id, 'pay') }),
    approve_and_pay_advance: this.trying(async (step) => { const row = await this.advance(step); await this.stage.act('finance.employee-advance', row.id, 'pay') }),
    return_advance: this.trying(async (step) => { await this.stage.act('finance.employee-advance', this.last('finance.employee-advance').id, 'return', { returnedNow: money(String(step['amount'])) }) }),
    approve_clearing: this.trying(async (step) => {
      const advance = this.last('finance.employee-advance')
      if ((await this.stage.read('finance.employee-advance', advance.id)).state === 'approved') await this.stage.act('finance.employee-advance', advance.id, 'pay')
      const row = await this.stage.done('finance.expense-claim', 'submit', { ...this.claim('0'), advance: advance.id, lines: (step['lines'] as readonly string[]).map((amount) => ({ what: 'x', amount: money(amount) })) })
      return this.kept(step, 'finance.expense-claim', await this.stage.act('finance.expense-claim', row.id, 'approve'))
    }),
    refuse: this.trying(async (step) => this.undoClaim(this.docs.get(String(step['doc']))?.row ?? this.last('finance.expense-claim'))),
    allocate: async (step) => { await this.stage.edit('finance.budget', this.budgets.get('') as string, { amount: money(String(step['amount'])) }) },
    release: this.trying(async () => { const id = this.budgets.get('') ?? unspoken('no budget'); await this.stage.act('finance.budget', id, 'grant') }),
    request_change: async (step) => { this.adjustments.set(String(step['id']), await this.stage.done('finance.budget-adjustment', 'request', { budget: this.charged(step), date: today, change: money(String(step['add'])), reason: String(step['reason']) })) },
    review_finance: async (step) => { await (await this.stage.as(String(step['by']), 'finance-manager')).act('finance.budget-adjustment', this.adjustments.get(String(step['doc']))?.id as string, 'review') },
    approve: this.trying(async (step) => {
      const row = this.adjustments.get(String(step['doc'])) as AnyRow
      await (await this.stage.as(String(step['by']), 'general-manager')).act('finance.budget-adjustment', row.id, 'approve')
      this.versions.push(plus(this.versions.at(-1) ?? '0', String(row['change'])))
    }),
    transfer: this.trying(async (step) => {
      const row = await this.stage.done('finance.budget-adjustment', 'request', { budget: this.budgets.get(String(step['to'])), from: this.budgets.get(String(step['from'])), date: today, change: money(String(step['amount'])), reason: '调剂' })
      for (const action of ['review', 'approve']) await this.stage.act('finance.budget-adjustment', row.id, action)
    }),
    parallel: async (step) => {
      const { op, amount } = step['do'] as { op: string; amount: string }
      if (op !== 'purchase_order') unspoken(`parallel ${op}`)
      const item = await this.item()
      const drafts: AnyRow[] = []
      for (let at = 0; at < Number(step['times']); at++) drafts.push(await this.stage.make('supply.purchase-order', { supplier: this.supplier, date: today, promised: '2026-12-31', deliveryPlace: '主仓', quality: '按图纸', liability: '按合同', lines: [{ item, quantity: '1', price: amount, budget: this.budgets.get('') }] }))
      const told = await Promise.allSettled(drafts.map(({ id }) => this.stage.act('supply.purchase-order', id, 'submit')))
      const broken = told.find((one) => one.status === 'rejected' && !(one.reason instanceof Refused))
      if (broken?.status === 'rejected') throw broken.reason
      this.results = { succeeded: told.filter(({ status }) => status === 'fulfilled').length, refused: told.filter(({ status }) => status === 'rejected').length }
    },
  }
}

export const spending: Speaker = { topics: ['budget'], begin: async (of) => { heardInBudgets(of); return of.steps.some(({ op }) => planVerbs.includes(op)) ? openPlan(of) : new Spending(await openStage(), of).open() } }
