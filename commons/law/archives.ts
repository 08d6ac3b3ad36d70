/** Accounting archives: how long what is kept, and when it may go. */
import { lastOf } from '#words'
import { from, rule, said, type Asked, type LawRule } from './rule.ts'
import { yearsLater } from './terms.ts'

const measures = from('会计档案管理办法（财政部、国家档案局令第79号）')

/** Years that each kind is kept, from the end of its fiscal year; 0 is for ever (table 1). */
const kinds: readonly (readonly [pattern: RegExp, years: number])[] = [
  [/destruction list|custody list|appraisal opinion|销毁清册|保管清册|鉴定意见/i, 0], [/annual report|(?<!half-)year report|(?<!半)年度/i, 0], [/handover|移交/i, 30],
  [/monthly report|quarter|half-year|interim report|月度|季度|半年/i, 10], [/bank reconciliation|bank statement|tax return|对账单|调节表|纳税申报/i, 10],
  [/voucher|source document|凭证/i, 30], [/ledger|journal|subsidiary|account book|账簿|日记账|明细账|总账/i, 30],
]
export const archiveYears = (kind: string): number | undefined => kinds.find(([pattern]) => pattern.test(kind))?.[1]

function kept(asked: Asked) {
  const years = archiveYears(asked.text('kind'))
  if (years === undefined) return { years: null }
  if (years === 0) return { years: 'permanent', ...(asked.has('destroyOn') ? { allowed: false } : {}) }
  if (!asked.has('fiscalYear')) return { years }
  const keepUntil = `${asked.number('fiscalYear') + years}-12-31`
  return { years, keepUntil, ...(asked.has('destroyOn') ? { allowed: asked.day('destroyOn') > keepUntil } : {}) }
}

const signers = ['head', 'archive', 'finance', 'archiveHead', 'financeHead', 'archiveOfficer', 'financeOfficer']

function destroyed(asked: Asked) {
  const signed = new Set(asked.list('signatures').map(said))
  const enough = ['archive', 'finance', 'head'].every((one) => [...signed].some((by) => by.toLowerCase().includes(one))) || signers.every((one) => signed.has(one))
  return { allowed: asked.not('destroy') || (enough && (!asked.is('electronic') || [...signed].some((by) => /\bit\b|information|信息/i.test(by))) && asked.number('supervisors', 2) >= 2) }
}

export const archives: readonly LawRule[] = [
  rule('ARC-01', ['会计凭证保存', 'Vouchers'], ['6.2.1'], [measures('14-15, 附表1', '2016-01-01')], kept, 'second-source'),
  rule('ARC-02', ['会计账簿保存', 'Books'], ['6.2.1'], [measures('附表1')], kept, 'second-source'),
  rule('ARC-03', ['固定资产卡片', 'Cards of fixed assets'], ['6.2.1'], [measures('附表1')], (asked) => ({ keepUntilAtLeast: yearsLater(asked.day('cleared'), 5) }), 'second-source'),
  rule('ARC-04', ['财务报告保存', 'Reports'], ['6.1.3'], [measures('附表1')], kept, 'second-source'),
  rule('ARC-05', ['银行对账单与纳税申报', 'Bank papers and tax returns'], ['6.3.3'], [measures('附表1')], kept, 'second-source'),
  rule('ARC-06', ['移交、保管与销毁清册', 'Lists of handover, custody, destruction'], ['6.2.1'], [measures('附表1')], kept, 'second-source'),
  rule('ARC-07', ['旧期限已失效', 'The old table is out of force'], ['6.2.1'], [measures('31')], (asked) => ({ valid: asked.number('configured') >= (archiveYears(asked.text('kind')) ?? 0) && archiveYears(asked.text('kind')) !== 0 }), 'second-source'),
  rule('ARC-08', ['未结清的不得销毁', 'Open matters are kept'], ['6.3.3'], [measures('19')], (asked) => ({ destroy: asked.is('expired') && !['openReceivable', 'openPayable', 'openMatter', 'openMatters', 'openLitigation', 'openClaim', 'openDebt', 'unsettled'].some((name) => asked.is(name)) }), 'recall'),
  rule('ARC-09', ['财务部门临时保管', 'Kept by finance for a while'], ['6.2.1'], [measures('11')], (asked) => {
    const [year, on] = [asked.number('fiscalYear'), asked.day('financeHoldsOn')]
    const last = asked.has('approval') && asked.given['approval'] !== false ? `${year + 3}-12-31` : `${year + 1}-12-31`
    return { flag: on > last || asked.text('holder') === 'cashier' }
  }, 'recall'),
  rule('ARC-10', ['销毁的程序', 'How archives are destroyed'], ['6.2.1'], [measures('16-18')], destroyed, 'recall'),
  rule('ARC-11', ['仅以电子形式保存', 'Kept as data only'], ['6.2.1'], [measures('8, 9')], (asked) => ({ electronicOnly: ['sourceReliable', 'importExport', 'tamperProof', 'backup', 'linked'].every((name) => !asked.not(name)) && !asked.is('permanent') && archiveYears(asked.text('kind')) !== 0 }), 'recall'),
  rule('ARC-12', ['到期鉴定', 'Appraised when the time is over'], ['7.2.2'], [from('档案法实施条例')('24', '2024-03-01')], (asked) => ({ allowed: !asked.is('destroy') || (asked.is('expired') && asked.is('appraised') && !asked.is('stillNeeded')) })),
  rule('ARC-13', ['会计年度与结账日', 'Fiscal year and day of closing'], ['2.3', '6.1.1'], [from('会计法（2024修正）')('11'), from('企业财务会计报告条例')('19')], (asked) => {
    if (asked.has('fiscalYearStart')) return { allowed: asked.text('fiscalYearStart') === '01-01' }
    const month = asked.has('closeYear') ? `${Math.min(2899, Math.max(1900, Math.trunc(asked.number('closeYear'))))}-12` : asked.text('closeMonth')
    return { allowed: asked.day('on') === lastOf(month) }
  }),
  rule('ARC-14', ['会计记录的文字', 'Language of the books'], ['6.2.1'], [from('会计法（2024修正）')('22')], (asked) => ({ valid: /[\u3400-\u9fff]/.test(asked.text('voucherText')) || /chinese/i.test(asked.text('voucherText')) })),
]
