/** An exchange rate: what one unit of a currency is worth in the currency of the books, from a day on until a later rate. */
import { all, day, document, rate, record, ref, text, type Moment, type RowOfDocument } from '#declare'
import { isPositive, refuse } from '#words'
import { dataCollection } from './clauses.ts'
import type { Currency } from './currency.ts'
import * as names from './names.ts'
import { accountant, admin, employee, financeManager, treasurer } from './roles.ts'

const fields = {
  currency: ref(names.currency, '币种', 'Currency').required(),
  date: day('生效日期', 'From').required(),
  rate: rate('汇率', 'Rate', 8).required().because('一单位该币种折合多少本位币（直接标价）', 'What one unit of it is worth in the currency of the books'),
  source: text('来源', 'Source', 100).because('如中国人民银行授权公布的中间价', 'Such as the central parity that the People\'s Bank of China announces'),
}

export const exchangeRateDocument = document('commons.exchange-rate', {
  label: ['汇率', 'Exchange rate'], clause: dataCollection, numbered: 'HL-{yyyy}{MM}-{0000}', fields,
  check: (row) => (isPositive(row.rate) ? undefined : refuse('汇率须大于零', 'The rate must be above zero', 'rate')),
  known: { quoted: (row: { readonly currency: string }) => record<Currency>(names.currency as { name: string }, row.currency) },
  states: { draft: ['草稿', 'Draft'], active: ['启用', 'In force'], withdrawn: ['撤销', 'Withdrawn'] },
  actions: {
    enact: { label: ['启用', 'Enact'], from: 'draft', to: 'active', by: [accountant, financeManager, treasurer], needs: ['quoted'], guard: foreign },
    withdraw: { label: ['撤销', 'Withdraw'], from: 'active', to: 'withdrawn', by: financeManager, grave: true },
  },
  access: { see: all(employee), edit: { draft: [accountant, financeManager, treasurer, admin] } },
  list: { columns: ['number', 'currency', 'date', 'rate', 'source', 'state'], filters: ['currency', 'date', 'state'], sort: '-date' },
  form: [['currency', 'date', 'rate'], ['source']],
})
export type ExchangeRate = RowOfDocument<typeof exchangeRateDocument>

function foreign(_row: unknown, { quoted, currency }: { quoted: Currency | undefined } & Moment) {
  return quoted?.code === currency ? refuse('本位币没有汇率', 'The currency of the books has no rate', 'currency') : undefined
}
