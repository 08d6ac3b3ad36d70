/** Approvals to begin with, as companies here usually walk them; once taken, every step may be drawn otherwise. */
import type { Label } from '#words'
import type { Approve, Copy, Facts, Fork, Step, Vertical } from './flow.ts'

export type Template = {
  readonly key: string; readonly name: Label; readonly why: Label
  /** Fields that its conditions speak of; it is offered where the document has them. */
  readonly asks: readonly string[]
  readonly steps: readonly Step[]
}

export const templates: readonly Template[] = [
  { key: 'leave', name: ['请假', 'Leave'], why: ['负责人审批，3 天以上再到人事经理', 'The head decides; three days and more go on to HR'], asks: ['from', 'until'], steps: [
    ofHead(), above('long', ['天数', 'How long'], 'date(until) - date(from) >= duration("P2D")', ['3 天及以上', 'Three days or more'], [byRole('hr', ['人事经理审批', 'HR manager'], 'hr-manager')]),
    told('told', ['告知申请人', 'Tell the starter'], 'starter'),
  ] },
  { key: 'expense', name: ['报销', 'Expenses'], why: ['负责人、财务经理审批，2 万元以上再到总经理，抄送出纳', 'The head, then finance; above 20,000 the general manager; the cashier is told'], asks: ['amount'], steps: [
    ofHead(), byRole('finance', ['财务经理审核', 'Head of finance'], 'finance-manager'), above('large', ['金额', 'Amount'], 'amount > 20000', ['2 万元以上', 'Above 20,000'], [general()]),
    told('told', ['抄送出纳', 'Tell the cashier'], 'role:cashier'),
  ] },
  { key: 'purchase', name: ['采购', 'Purchase'], why: ['负责人、采购经理审批，5 万元以上再到财务经理和总经理', 'The head, then procurement; above 50,000 finance and the general manager'], asks: ['amount'], steps: [
    ofHead(), byRole('procurement', ['采购经理审批', 'Head of procurement'], 'procurement-manager'),
    above('large', ['金额', 'Amount'], 'amount > 50000', ['5 万元以上', 'Above 50,000'], [byRole('finance', ['财务经理审批', 'Head of finance'], 'finance-manager'), general()]),
  ] },
  { key: 'seal', name: ['用印', 'Use of a seal'], why: ['负责人审批，运营总监核准用印', 'The head decides; the head of operations lets the seal be used'], asks: [], steps: [
    ofHead(), byRole('keeper', ['运营总监核准用印', 'Head of operations lets it be used'], 'operations-director', { due: 'P1D' }), told('told', ['通知申请人用印', 'Tell the starter to come'], 'starter'),
  ] },
  { key: 'contract', name: ['合同', 'Contract'], why: ['负责人审批，财务与运营会签，10 万元以上再到总经理', 'The head, then finance and operations both; above 100,000 the general manager'], asks: ['amount'], steps: [
    ofHead(), decided('both', ['财务、运营会签', 'Finance and operations'], 'role:finance-manager,role:operations-director', { mode: 'all', due: 'P3D' }),
    above('large', ['金额', 'Amount'], 'amount > 100000', ['10 万元以上', 'Above 100,000'], [general()]),
    told('told', ['告知申请人', 'Tell the starter'], 'starter'),
  ] },
]

/** The drawing with the steps of a template in place of its own. */
export const begunFrom = (flow: Vertical, { steps }: Template): Vertical => ({ ...flow, steps })

function decided(id: string, [name, en]: Label, approvers: string, more: Facts = {}): Approve { return { kind: 'approve', id, name, facts: { en, approvers, due: 'P2D', ...more } } }
function told(id: string, [name, en]: Label, copy: string): Copy { return { kind: 'copy', id, name, facts: { en, copy } } }
function byRole(id: string, label: Label, role: string, more: Facts = {}): Approve { return decided(id, label, `role:${role}`, more) }
/** Who heads the department and asks for something themselves is decided on by the head above. */
function ofHead(): Approve { return decided('head', ['部门负责人审批', 'Department head'], 'head:1', { starter: 'head' }) }
function general(): Approve { return byRole('general', ['总经理审批', 'General manager'], 'general-manager') }
function above(id: string, [name, en]: Label, condition: string, [branch, branchEn]: Label, steps: readonly Step[]): Fork {
  return { kind: 'choice', id, name, facts: { en }, branches: [
    { id: `${id}_branch_1`, name: branch, facts: { en: branchEn }, condition, steps }, { id: `${id}_branch_2`, name: '其他情况', facts: { en: 'Otherwise' }, steps: [] },
  ] }
}
