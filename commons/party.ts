/** A party: a firm or body we deal with, said once for the supplier, the customer and the bank that it may be to us. */
import { all, choice, document, flag, lines, money, text, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { dataCollection } from './clauses.ts'
import { accountant, admin, buyer, cashier, employee, financeManager, payablesAccountant, procurementManager, salesManager } from './roles.ts'

const fields = {
  code: text('编码', 'Code', 30).required().unique().searched(),
  name: text('名称', 'Name', 200).required().searched(),
  nameEn: text('英文名称', 'English name', 200).searched(),
  shortName: text('简称', 'Short name', 60).searched(),
  kind: choice('性质', 'Kind', { company: ['企业', 'Company'], sole: ['个体工商户', 'Sole trader'], public: ['机关事业单位', 'Public body'], person: ['个人', 'Person'] }).initially('company'),
  smallFirm: flag('中小企业', 'Small or medium firm').because('欠款期限受《保障中小企业款项支付条例》保护', 'Their payment terms are protected by regulation'),
  creditLimit: money('信用额度', 'Credit limit').because('已欠与已确认未开票的合计不得超出；空着不限', 'What is owed and what was promised may not exceed it; left empty there is none'),
  taxNumber: text('统一社会信用代码', 'Tax number', 30).searched(),
  address: text('地址', 'Address', 300),
  contact: text('联系人', 'Contact', 60).searched(),
  phone: text('电话', 'Phone', 40),
  email: text('邮箱', 'E-mail', 200),
  groupBook: text('集团内公司账簿', 'Book in the group', 10).because('往来单位是本集团的公司时填其账簿编码（主账簿为 main），合并时抵销', 'Where the party is a company of the group, the code of its book (main for the main one): what stands against it is eliminated'),
  bankName: text('开户行', 'Bank', 100),
  bankAccount: text('银行账号', 'Bank account', 60),
  contacts: lines('其他联系人', 'Other contacts', { name: text('姓名', 'Name', 60).required(), role: text('职务', 'Post', 60), phone: text('电话', 'Phone', 40), email: text('邮箱', 'E-mail', 200) }),
}

export const partyDocument = document('commons.party', {
  label: ['往来单位', 'Party'], clause: dataCollection, fields,
  check: (row) => (row.taxNumber !== undefined && row.kind === 'company' && !/^[0-9A-Z-]{6,30}$/i.test(row.taxNumber) ? refuse('税号只能含字母和数字', 'A tax number holds letters and digits only', 'taxNumber') : undefined),
  states: { active: ['启用', 'Active'], retired: ['停用', 'Retired'] },
  actions: {
    retire: { label: ['停用', 'Retire'], from: 'active', to: 'retired', by: [procurementManager, financeManager] },
    activate: { label: ['启用', 'Activate'], from: 'retired', to: 'active', by: [procurementManager, financeManager] },
  },
  access: {
    see: all(employee), edit: { active: [admin, buyer, procurementManager, salesManager, payablesAccountant] },
    mask: { bankAccount: [buyer, procurementManager, accountant, payablesAccountant, cashier, financeManager] },
  },
  title: 'name',
  list: { columns: ['code', 'name', 'kind', 'contact', 'phone', 'state'], filters: ['kind', 'state'], sort: 'code' },
  form: [['code', 'name', 'nameEn', 'shortName'], ['kind', 'smallFirm', 'creditLimit', 'taxNumber'], ['address', 'contact', 'phone', 'email'], ['bankName', 'bankAccount', 'groupBook'], ['contacts']],
})
export type Party = RowOfDocument<typeof partyDocument>
