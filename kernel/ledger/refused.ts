/** What the rules of the books refuse, in words. */
import { Refused, refuse, type Label, type Refusal, type RefusalKind } from '#words'

type Told = { readonly said: (detail: string) => Label; readonly field?: string; readonly kind?: RefusalKind; readonly clause?: (detail: string) => string }

/** A refusal for what a person may run into; any other error is given back as it is, for it is a fault of a rule. */
export function refusalOf(error: unknown): unknown {
  const { code = '', detail = '', constraint = '' } = error as { code?: string; detail?: string; constraint?: string }
  const told = code === '23505' ? twice[constraint] : rules[code]
  if (!told) return error
  const { said, field, kind = 'conflict', clause = () => '6.2.1' } = told
  const [zh, en] = said(detail)
  return new Refused(refuse(zh, en, field, { kind, clause: clause(detail), rule: code === '23505' ? constraint : code } satisfies Omit<Refusal, 'refused' | 'field'>))
}

const rules: Readonly<Record<string, Told>> = {
  ZF010: { said: (day) => [`${day} 没有会计期间`, `No accounting period holds ${day}`], field: 'date', kind: 'unfit' },
  ZF011: { said: (period) => [`会计期间 ${period} 未开放，不能记账`, `The accounting period ${period} is not open for posting`], field: 'date', kind: 'unfit' },
  ZF012: { said: (detail) => { const [zh, en, short] = parts(detail); return [`“${zh}”余额不足，短缺 ${short}`, `"${en}" would fall below zero: short by ${short}`] }, clause: (detail) => belowZero[parts(detail)[3] ?? ''] ?? '6.3.2' },
  ZF013: { said: (role) => [`科目用途“${role}”尚未对应科目`, `No account is mapped to "${role}"`], kind: 'unfit' },
  ZF014: { said: (detail) => { const [zh, en] = parts(detail); return [`“${zh}”释放的多于已预留的`, `More is released on "${en}" than was reserved`] } },
  ZF015: { said: (period) => [`会计期间 ${period} 与已有期间冲突`, `The accounting period ${period} conflicts with another`], field: 'period' },
  ZF016: { said: (period) => [`会计期间 ${period} 已结账，不能再改`, `The accounting period ${period} is closed for good`], field: 'period' },
  ZF017: { said: () => ['应先结清更早的期间', 'Earlier periods must be closed first'], field: 'period' },
  ZF018: { said: (account) => [`科目 ${account} 已有凭证，不能改变性质或删除`, `Account ${account} bears entries and keeps its meaning`], field: 'number' },
  ZF019: { said: (detail) => { const [zh, en, need] = parts(detail); return [`科目“${zh}”须有辅助核算：${names[need ?? '']?.[0] ?? need}`, `Account "${en}" needs the dimension ${names[need ?? '']?.[1] ?? need}`] }, kind: 'unfit' },
  ZF020: { said: (detail) => { const [zh, en] = parts(detail); return [`科目“${zh}”已停用，不能记账`, `Account "${en}" is closed and takes no entries`] }, field: 'account', kind: 'unfit' },
}

/** What must not fall below zero: goods in a store, what a budget allows; else money. */
const belowZero: Readonly<Record<string, string>> = { goods: '4.3.1', budget: '6.1.3' }

const twice: Readonly<Record<string, Told>> = {
  book_pkey: { said: () => ['该账簿编码已使用', 'There is a book of this code already'], field: 'code', kind: 'conflict' },
  book_department_key: { said: () => ['该部门已有自己的账簿', 'The department keeps its own book already'], field: 'top', kind: 'conflict' },
  entry_posting_key: { said: () => ['该单据的这一版本已经记账', 'This version of the document is posted already'] },
  entry_line_reversed_once: { said: () => ['该分录已经冲销', 'The line is reversed already'] },
}

const names: Readonly<Record<string, Label>> = {
  party: ['往来单位', 'party'], item: ['物料', 'item'], place: ['地点', 'place'], department: ['部门', 'department'],
  budget_item: ['预算项目', 'budget item'], project: ['项目', 'project'], cash_item: ['现金流量项目', 'cash-flow item'], batch: ['批次', 'batch'],
}

function parts(detail: string): readonly string[] {
  return detail.startsWith('[') ? (JSON.parse(detail) as string[]) : [detail, detail, '']
}
