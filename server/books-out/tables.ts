/** The tables of the books as they leave: our own journal, and those of the national data interface for accounting software (GB/T 24589.1-2010) with its Chinese column names. */
import { journal, journalColumns, periods, trialBalance, type JournalLine, type Book } from '#ledger'
import type { Plan } from '#declare'
import { runQuery } from '#read'
import type { Store } from '#store'
import { minus, type Day, type Decimal } from '#words'
import type { Cell } from '../sheets/index.ts'

export type Asked = { readonly book: Book; readonly store: Store; readonly plan: Plan; /** Months `YYYY-MM`, inclusive. */ readonly from: string; readonly to: string; readonly company: string; readonly taxNumber: string; readonly currency: string }
/** Rows come in parts, so that no table is held in memory whole. */
export type BookTable = { readonly columns: readonly string[]; readonly rows: (asked: Asked) => AsyncIterable<readonly (readonly Cell[])[]> }

const text = (said: string | number | null | undefined): Cell => (said === null || said === undefined || said === '' ? undefined : { text: String(said) })
const number = (amount: Decimal | number | null | undefined): Cell => (amount === null || amount === undefined ? undefined : { decimal: String(amount) })
const day = (said: Day): Cell => ({ day: said })
const yearOf = (month: string): Cell => text(month.slice(0, 4))
const monthOf = (month: string): Cell => text(month.slice(5))

/** How many vouchers are read at a time. */
const batch = 500

async function* vouchers<T>({ book, from, to }: Asked, row: (line: JournalLine) => T): AsyncIterable<readonly T[]> {
  for (let after = 0; ;) {
    const lines = await journal(book, from, to, { after, limit: batch })
    if (lines.length === 0) return
    yield lines.map(row)
    after = lines.at(-1)?.seq ?? after
  }
}

type Account = { readonly code: string; readonly name: string; readonly kind: string; readonly side: string }
const kinds: Readonly<Record<string, string>> = { asset: '资产类', liability: '负债类', equity: '所有者权益类', cost: '成本类', income: '损益类', expense: '损益类' }
const accounts = async ({ book, store, plan }: Asked): Promise<readonly Account[]> =>
  (await runQuery<Account>(store, plan, { source: { document: 'finance.account' }, where: { kind: { in: Object.keys(kinds) } }, fields: { code: 'code', name: 'name', kind: 'kind', side: 'side' }, sort: ['code'] }, undefined, undefined, [book.code]))

async function monthsOf({ book, from, to }: Asked) {
  return (await periods(book)).filter(({ code }) => code >= from && code <= to)
}

async function* once(rows: readonly (readonly Cell[])[]): AsyncIterable<readonly (readonly Cell[])[]> { yield rows }

/** 科目余额及发生额: month by month. */
async function* balances(asked: Asked): AsyncIterable<readonly (readonly Cell[])[]> {
  const side = (net: Decimal) => text(/^-?0*\.?0*$/.test(net) ? '平' : net.startsWith('-') ? '贷' : '借')
  for (const { code } of await monthsOf(asked)) {
    yield (await trialBalance(asked.book, code, code)).map((row) => {
      const [opening, closing] = [minus(row.openingDebit, row.openingCredit), minus(row.closingDebit, row.closingCredit)]
      return [text(row.account), side(opening), side(closing), text(asked.currency), yearOf(code), monthOf(code), number(opening.replace(/^-/, '')), number(row.debit), number(row.credit), number(closing.replace(/^-/, ''))]
    })
  }
}

const own = (line: JournalLine): readonly Cell[] => journalColumns.map((name) => (['debit', 'credit', 'number', 'line', 'inCurrency'].includes(name) ? number(line[name]) : name === 'date' ? day(line.date) : text(line[name])))

const national = (line: JournalLine, currency: string): readonly Cell[] => [
  day(line.date), yearOf(line.period), monthOf(line.period), text(line.word), text(line.number), text(line.line), text(line.summary), text(line.account), text(line.currency === null ? currency : line.unit), number(line.inCurrency), number(line.debit), number(line.credit),
]

export const tables = {
  journal: { columns: journalColumns, rows: (asked) => vouchers(asked, own) },
  电子账簿: { columns: ['电子账簿名称', '会计核算单位', '组织机构代码', '开发单位', '版本号', '本位币', '会计年度', '标准版本号'], rows: (asked) => once([[text('总账'), text(asked.company), text(asked.taxNumber), text('章法'), text('0.1'), text(asked.currency), yearOf(asked.to), text('GB/T 24589.1-2010')]]) },
  会计期间: { columns: ['会计年度', '会计期间号', '会计期间起始日期', '会计期间结束日期'], rows: async function* rows(asked) { yield (await monthsOf(asked)).map(({ code, first, last }) => [yearOf(code), monthOf(code), day(first), day(last)]) } },
  记账凭证类型: { columns: ['记账凭证类型编号', '记账凭证类型名称', '记账凭证类型简称'], rows: () => once([['记', '记账凭证'], ['收', '收款凭证'], ['付', '付款凭证'], ['转', '转账凭证']].map(([word, name]) => [text(word), text(name), text(word)])) },
  会计科目: { columns: ['科目编号', '科目名称', '科目级次', '科目类型', '余额方向'], rows: async function* rows(asked) { yield (await accounts(asked)).map(({ code, name, kind, side }) => [text(code), text(name), number(code.length / 2 - 1), text(kinds[kind]), text(side === 'debit' ? '借' : '贷')]) } },
  科目余额及发生额: { columns: ['科目编号', '期初余额方向', '期末余额方向', '币种编码', '会计年度', '会计期间号', '期初本币余额', '借方本币发生额', '贷方本币发生额', '期末本币余额'], rows: balances },
  记账凭证: { columns: ['记账凭证日期', '会计年度', '会计期间号', '记账凭证类型编号', '记账凭证编号', '记账凭证行号', '记账凭证摘要', '科目编号', '币种编码', '原币金额', '借方本币金额', '贷方本币金额'], rows: (asked) => vouchers(asked, (line) => national(line, asked.currency)) },
} as const satisfies Readonly<Record<string, BookTable>>

export type TableName = keyof typeof tables
export const tableNames = Object.keys(tables) as readonly TableName[]
