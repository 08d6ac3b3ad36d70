/** What stands on every paper, in both languages. */
import { inLanguage, type Label, type Language } from '#words'

const words = {
  number: ['编号', 'No.'], state: ['状态', 'State'], department: ['所属部门', 'Department'], enteredBy: ['录入人', 'Entered by'], line: ['行', '#'], sum: ['合计', 'Total'], yes: ['是', 'Yes'], no: ['否', 'No'],
  'in-figures': ['金额（小写）', 'Amount'], 'in-capitals': ['金额（大写）', 'In Chinese capitals'],
  handled: ['经办与审批', 'Handled and decided by'], step: ['事项', 'Step'], who: ['人员', 'Who'], outcome: ['结果', 'Outcome'], opinion: ['意见', 'Opinion'], when: ['时间', 'When'], behalf: ['（代{0}）', ' (for {0})'], house: ['章法', 'Zhangfa'],
  ground: ['依据条款', 'Under the policy'], printed: ['打印：{0}　{1}', 'Printed by {0}, {1}'], again: ['　补打，第 {0} 份', ' · reprint, copy {0}'], page: ['第 {0} 页 / 共 {1} 页', 'Page {0} of {1}'], continued: ['（续）', ' (continued)'],
  voucher: ['记 账 凭 证', 'Accounting voucher'], unit: ['单位：', 'Company: '], 'voucher-number': ['{0}字第 {1} 号', '{0} No. {1}'], attached: ['附单据 {0} 张', '{0} papers attached'], 'voucher-page': ['（{0}/{1}）', ' ({0}/{1})'],
  summary: ['摘要', 'Summary'], account: ['会计科目', 'Account'], debit: ['借方金额', 'Debit'], credit: ['贷方金额', 'Credit'], manager: ['财务主管', 'Finance head'], poster: ['记账', 'Posted by'], checker: ['审核', 'Checked by'], maker: ['制单', 'Made by'],
  trial: ['科目余额表', 'Trial balance'], consolidated: ['合并工作底稿', 'Consolidation'], eliminated: ['内部抵销', 'Eliminated'], group: ['合并数', 'Group'], item: ['项目', 'Item'], span: ['期间', 'Period'], 'account-name': ['科目名称', 'Name'], openingDebit: ['期初借方', 'Opening debit'], openingCredit: ['期初贷方', 'Opening credit'], closingDebit: ['期末借方', 'Closing debit'], closingCredit: ['期末贷方', 'Closing credit'],
  date: ['{0} 年 {1} 月 {2} 日', '{0}-{1}-{2}'],
} as const satisfies Readonly<Record<string, Label>>

export type Word = keyof typeof words

export const word = (key: Word, language: Language, ...given: readonly (string | number)[]): string =>
  inLanguage(words[key], language).replaceAll(/\{(\d)\}/g, (_, at: string) => String(given[Number(at)] ?? ''))
