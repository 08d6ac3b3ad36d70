/** The company whose house this is: as it is registered, as it signs, in which currency and hours it works. */
import { all, choice, document, text } from '#declare'
import { refuse } from '#words'
import { dataCollection } from './clauses.ts'
import { admin, employee, generalManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 30).required().unique(),
  name: text('名称', 'Name', 200).required().searched(),
  nameEn: text('英文名称', 'English name', 200).searched(),
  creditCode: text('统一社会信用代码', 'Unified social credit code', 18),
  legalRepresentative: text('法定代表人', 'Legal representative', 60),
  size: choice('规模', 'Size', { large: ['大型', 'Large'], medium: ['中型', 'Medium'], small: ['小型', 'Small'], micro: ['微型', 'Micro'] }).because('按《中小企业划型标准》，决定付款期限等法定义务', 'Decides statutory duties such as terms of payment'),
  address: text('注册地址', 'Registered address', 300),
  phone: text('电话', 'Phone', 40),
  bankName: text('开户行', 'Bank', 100),
  bankAccount: text('银行账号', 'Bank account', 60),
  currency: text('本位币', 'Currency of the books', 3).required().fixed(),
  zone: text('时区', 'Time zone', 60).required().fixed(),
}

export const companyDocument = document('commons.company', {
  label: ['公司', 'Company'], clause: dataCollection, fields,
  check: (row) => (row.creditCode !== undefined && !isCreditCode(row.creditCode) ? refuse('统一社会信用代码不正确', 'The unified social credit code is not valid', 'creditCode') : undefined),
  states: { active: ['存续', 'Active'], closed: ['注销', 'Closed'] },
  actions: {
    close: { label: ['注销', 'Close'], from: 'active', to: 'closed', by: generalManager, grave: true },
  },
  access: { see: all(employee), edit: { active: [admin, generalManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'creditCode', 'currency', 'state'], filters: ['state'], sort: 'code' },
  form: [['code', 'name', 'nameEn'], ['creditCode', 'legalRepresentative', 'size'], ['address', 'phone'], ['bankName', 'bankAccount'], ['currency', 'zone']],
})

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Whether a unified social credit code is whole: 18 places whose last is the check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18 || [...code].some((one) => !alphabet.includes(one))) return false
  const rest = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code[at] as string), 0) % 31
  return alphabet[(31 - rest) % 31] === code[17]
}
