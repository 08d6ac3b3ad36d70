/** A supplier: who may sell us what, admitted by category, with papers that expire. */
import { all, choice, day, document, flag, integer, lines, ref, text, type Moment, type RowOf } from '#declare'
import { admin, duty, employee, itemGroup, party, procurementManager, buyer } from '#commons'
import { refuse, type Day } from '#words'
import { onHold, supplierAdmitted } from '../contract.ts'
import { supplyPolicy } from '../policy.ts'

const selection = supplyPolicy.clause('4.1.1')

export const papers = {
  licence: ['营业执照', 'Business licence'], iso9001: ['质量体系证书', 'Quality system certificate'], hazardous: ['危险化学品经营许可证', 'Hazardous chemicals licence'],
  metrology: ['计量证书', 'Metrology certificate'], other: ['其他', 'Other'],
} as const

const fields = {
  code: text('供应商编码', 'Supplier code', 40).required().unique().searched(),
  name: text('名称', 'Name').required().searched(),
  nameEn: text('英文名称', 'English name', 200).searched(),
  party: ref(party, '往来单位', 'Party'),
  contact: text('联系人', 'Contact', 60),
  phone: text('电话', 'Phone', 40),
  paymentDays: integer('账期（天）', 'Payment term (days)').initially(30),
  preferred: flag('战略供应商', 'Strategic').initially(false),
  rating: integer('信用等级', 'Credit rating'),
  smallFirm: flag('中小企业', 'Small or medium firm').initially(false).because('对中小企业的账款最长 60 日付清', 'Small firms are paid within 60 days at most', supplyPolicy.clause('4.1.3')),
  hold: choice('暂停往来', 'On hold', { none: ['不暂停', 'No'], payments: ['暂停付款', 'Payments'], invoices: ['暂停下单与开票', 'Orders and invoices'], all: ['全部暂停', 'Everything'] }).initially('none').because('争议未决时不再往来或付款', 'Nothing is ordered or paid while a dispute is open'),
  holdUntil: day('暂停至', 'On hold until').because('空着表示一直暂停', 'Empty means until it is lifted'),
  admissions: lines('准入类别', 'Admissions', {
    group: ref(itemGroup, '物料分类', 'Item group').required().unique(),
    from: day('准入日期', 'From').required(),
    to: day('有效期至', 'Valid to'),
  }),
  papers: lines('资质文件', 'Qualification papers', {
    kind: choice('种类', 'Kind', papers).required(),
    number: text('证号', 'Number', 80).required(),
    expires: day('有效期至', 'Expires'),
    needed: flag('必备', 'Required').initially(true).because('过期后不得下单', 'Nothing is ordered once it has expired', selection),
  }),
  reason: text('理由', 'Reason', 500),
}
export type Supplier = RowOf<typeof fields>

export const supplierDocument = document('supply.supplier', {
  label: ['供应商', 'Supplier'], clause: selection, fields,
  states: { proposed: ['待准入', 'Proposed'], admitted: ['合格', 'Admitted'], suspended: ['暂停', 'Suspended'], retired: ['淘汰', 'Retired'] },
  actions: {
    admit: { label: ['准入', 'Admit'], from: 'proposed', to: 'admitted', by: procurementManager, clause: selection, duty: duty.admitSupplier, guard: qualified, announce: supplierAdmitted },
    suspend: { label: ['暂停', 'Suspend'], from: 'admitted', to: 'suspended', by: procurementManager, clause: selection, asks: ['reason'] },
    reinstate: { label: ['恢复', 'Reinstate'], from: 'suspended', to: 'admitted', by: procurementManager, clause: selection, duty: duty.admitSupplier, asks: ['reason'], guard: qualified, announce: supplierAdmitted },
    retire: { label: ['淘汰', 'Retire'], from: ['proposed', 'admitted', 'suspended'], to: 'retired', by: procurementManager, clause: selection, asks: ['reason?'], grave: true },
  },
  access: { see: all(employee), edit: { proposed: [buyer, procurementManager, admin], suspended: [procurementManager], admitted: [procurementManager] } },
  title: 'name',
  list: { columns: ['code', 'name', 'preferred', 'paymentDays', 'state'], filters: ['state', 'preferred'], sort: 'code' },
  form: [['code', 'name', 'nameEn', 'party'], ['contact', 'phone', 'paymentDays'], ['preferred', 'smallFirm', 'rating'], ['hold', 'holdUntil'], ['admissions'], ['papers'], ['reason']],
})

/** 4.1.1: admission names at least one category and rests on papers that have not run out. */
function qualified(row: Supplier, { today }: Moment) {
  if (!row.admissions?.length) return refuse('至少要有一个准入类别', 'Admission needs at least one category', 'admissions')
  if (!row.papers?.some(({ kind }) => kind === 'licence')) return refuse('缺少营业执照', 'The business licence is missing', 'papers')
  return expired(row, today)
}

/** The first required paper that has run out on a day. */
export function expired({ papers: held = [] }: Pick<Supplier, 'papers'>, on: Day) {
  const at = held.findIndex(({ expires, needed }) => needed && expires !== undefined && expires < on)
  const paper = held[at]
  return paper && refuse(`资质“${papers[paper.kind][0]}”已于 ${paper.expires} 过期`, `The paper "${papers[paper.kind][1]}" expired on ${paper.expires}`, `papers.${at}.expires`)
}

/** 4.1.1: why this supplier may not be given an order for these groups on a day; nothing when it may. */
export function notAdmitted(supplier: (Supplier & { readonly state: string }) | undefined, groups: readonly string[], on: Day) {
  if (!supplier) return refuse('请选择供应商', 'Choose a supplier', 'supplier')
  if (onHold(supplier, 'invoices', on)) return refuse(`供应商“${supplier.name}”已暂停往来，不能下单`, `The supplier "${supplier.name}" is on hold; no order may go to it`, 'supplier', { rule: 'supplier-on-hold' })
  if (supplier.state !== 'admitted') return refuse(`供应商“${supplier.name}”未准入或已暂停，不能下单`, `The supplier "${supplier.name}" is not admitted; no order may go to it`, 'supplier')
  const valid = new Set((supplier.admissions ?? []).filter(({ from, to }) => from <= on && (to === undefined || on <= to)).map(({ group }) => group))
  if (groups.some((group) => !valid.has(group))) return refuse(`供应商“${supplier.name}”在所购物料的类别中没有有效准入`, `The supplier "${supplier.name}" holds no valid admission for a category in this order`, 'supplier')
  const paper = expired(supplier, on)
  return paper && { ...paper, field: 'supplier' }
}
