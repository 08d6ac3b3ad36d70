/** What supply measures: stock in pieces and in money, what is on order and late, how inspections and matches went, what was bought from whom. */
import { accountant, buyer, financeManager, generalManager, internalAuditor, item, itemGroup, location, operationsDirector, payablesAccountant, planner, procurementManager, qaManager, qualityInspector, rdManager, warehouseKeeper, warehouseManager } from '#commons'
import { all, figure, type Figure } from '#declare'
import { goodsReceipt, purchaseOrder, qualityInspection, refusedGoods, supplier, supplierInvoice } from './contract.ts'
import { supplyPolicy } from './policy.ts'

const readers = all(warehouseKeeper, warehouseManager, buyer, procurementManager, planner, rdManager, operationsDirector, accountant, financeManager, generalManager, internalAuditor)
const buying = all(buyer, procurementManager, planner, warehouseManager, operationsDirector, payablesAccountant, financeManager, generalManager, internalAuditor)
const theItem = { label: ['物料', 'Item'], kind: 'ref', to: item.name } as const
const thePlace = { label: ['位置', 'Place'], kind: 'ref', to: location.name } as const
const theSupplier = { label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name } as const
const theOwner = { label: ['货主', 'Owner'], kind: 'ref', to: supplier.name } as const
const theOrder = { label: ['采购订单', 'Purchase order'], kind: 'ref', to: purchaseOrder.name } as const

export const figures: readonly Figure[] = [
  figure('supply.stock-on-hand', {
    label: ['库存数量', 'Stock on hand'], clause: supplyPolicy.clause('4.3.1'), see: readers,
    narrow: { item: { path: 'item', ...theItem }, place: { path: 'place', ...thePlace }, group: { path: 'item.group', label: ['分类', 'Group'], kind: 'ref', to: itemGroup.name } },
    query: { source: { journal: 'balances' }, where: { role: { in: ['store', 'open-store'] } }, fields: { item: 'item', place: 'place' }, measures: { quantity: { sum: 'settled' }, reserved: { sum: 'reserved' } }, sort: ['item'] },
    columns: { item: theItem, place: thePlace, quantity: { label: ['数量', 'Quantity'], kind: 'quantity' }, reserved: { label: ['已预留', 'Set aside'], kind: 'quantity' } },
    drill: { entries: true, with: { item: '{item}', place: '{place}' } },
  }),
  figure('supply.stock-consigned', {
    label: ['受托寄存', 'Goods held for owners'], clause: supplyPolicy.clause('4.3.1'), see: readers,
    narrow: { item: { path: 'item', ...theItem }, place: { path: 'place', ...thePlace }, owner: { path: 'party', ...theOwner } },
    query: { source: { journal: 'balances' }, where: { role: 'consigned' }, fields: { owner: 'party', item: 'item', place: 'place' }, measures: { quantity: { sum: 'settled' } }, sort: ['owner', 'item'] },
    columns: { owner: theOwner, item: theItem, place: thePlace, quantity: { label: ['数量', 'Quantity'], kind: 'quantity' } },
    drill: { entries: true, with: { party: '{owner}', item: '{item}' } },
  }),
  figure('supply.refused-goods', {
    label: ['待处理不合格品', 'Refused goods to be settled'], clause: supplyPolicy.clause('4.2.4'), see: readers,
    narrow: { item: { path: 'item', ...theItem }, supplier: { path: 'party', ...theSupplier } },
    query: { source: { journal: 'balances' }, where: { role: 'rejected' }, fields: { supplier: 'party', item: 'item' }, measures: { quantity: { sum: 'settled' } }, sort: ['supplier', 'item'] },
    columns: { supplier: theSupplier, item: theItem, quantity: { label: ['数量', 'Quantity'], kind: 'quantity' } },
    drill: { document: refusedGoods.name, with: { supplier: '{supplier}' } },
  }),
  figure('supply.stock-value', {
    label: ['库存金额', 'Stock value'], clause: supplyPolicy.clause('4.3.3'), see: readers,
    narrow: { item: { path: 'item', ...theItem }, group: { path: 'item.group', label: ['分类', 'Group'], kind: 'ref', to: itemGroup.name } },
    query: { source: { journal: 'balances' }, where: { role: { in: ['inventory', 'finished-goods', 'supplies'] } }, fields: { item: 'item', group: 'item.group', account: 'account' }, measures: { value: { sum: 'settled' } }, sort: ['-value'] },
    columns: { item: theItem, group: { label: ['分类', 'Group'], kind: 'ref', to: itemGroup.name }, account: { label: ['科目', 'Account'], kind: 'text' }, value: { label: ['金额', 'Value'], kind: 'money', total: true } },
    drill: { entries: true, with: { item: '{item}' } },
  }),
  figure('supply.stock-age', {
    label: ['库龄', 'Age of stock'], clause: supplyPolicy.clause('4.3.3'), see: readers,
    narrow: { item: { path: 'item', ...theItem }, group: { path: 'item.group', label: ['分类', 'Group'], kind: 'ref', to: itemGroup.name }, since: { path: 'since', label: ['入库日期', 'Lying since'], kind: 'day' } },
    query: { source: { journal: 'stock-ages' }, fields: { item: 'item', since: 'since' }, measures: { quantity: { sum: 'quantity' } }, sort: ['since', 'item'] },
    columns: { item: theItem, since: { label: ['入库日期', 'Lying since'], kind: 'day' }, quantity: { label: ['数量', 'Quantity'], kind: 'quantity' } },
    drill: { entries: true, with: { item: '{item}' } },
  }),
  figure('supply.awaiting-inspection', {
    label: ['待检物料', 'Goods awaiting inspection'], clause: supplyPolicy.clause('4.2.4'), see: all(qualityInspector, qaManager, warehouseKeeper, warehouseManager, buyer, procurementManager, planner, operationsDirector, generalManager, internalAuditor),
    narrow: { item: { path: 'item', ...theItem }, place: { path: 'place', ...thePlace } },
    query: { source: { journal: 'balances' }, where: { role: 'inspection' }, fields: { item: 'item', place: 'place' }, measures: { quantity: { sum: 'settled' } }, sort: ['-quantity'] },
    columns: { item: theItem, place: thePlace, quantity: { label: ['数量', 'Quantity'], kind: 'quantity' } },
    drill: { entries: true, with: { item: '{item}', place: '{place}' } },
  }),
  figure('supply.orders-by-supplier', {
    label: ['供应商采购额', 'Orders by supplier'], clause: supplyPolicy.clause('4.2.2'), see: buying,
    narrow: { supplier: { path: 'supplier', ...theSupplier }, date: { path: 'date', label: ['订单日期', 'Order date'], kind: 'day' } },
    query: { source: { document: purchaseOrder.name }, where: { state: { in: ['approved', 'sent', 'closed'] } }, fields: { supplier: 'supplier' }, measures: { orders: { count: true }, total: { sum: 'total' } }, sort: ['-total'] },
    columns: { supplier: theSupplier, orders: { label: ['订单数', 'Orders'], kind: 'integer', total: true }, total: { label: ['价税合计', 'Total'], kind: 'money', total: true } },
    drill: { document: purchaseOrder.name, with: { supplier: '{supplier}', state: 'approved,sent,closed' } },
  }),
  figure('supply.open-orders', {
    label: ['未完成订单', 'Open orders'], clause: supplyPolicy.clause('4.2.3'), see: buying,
    narrow: { supplier: { path: 'supplier', ...theSupplier }, promised: { path: 'promised', label: ['约定交货日', 'Promised'], kind: 'day' } },
    query: { source: { document: purchaseOrder.name }, where: { state: { in: ['submitted', 'approved', 'sent'] } }, fields: { order: 'id', supplier: 'supplier', date: 'date', promised: 'promised', total: 'total', number: 'number' }, sort: ['promised', 'number'] },
    columns: { order: theOrder, supplier: theSupplier, date: { label: ['订单日期', 'Order date'], kind: 'day' }, promised: { label: ['约定交货日', 'Promised'], kind: 'day' }, total: { label: ['价税合计', 'Total'], kind: 'money', total: true } },
    drill: { document: purchaseOrder.name, with: { q: '{number}' } },
  }),
  figure('supply.received-by-month', {
    label: ['每月到货与验收', 'Received and accepted by month'], clause: supplyPolicy.clause('4.2.4'), see: buying,
    narrow: { supplier: { path: 'parent.supplier', ...theSupplier } },
    query: { source: { document: qualityInspection.name, lines: 'lines' }, where: { 'parent.state': 'concluded' }, fields: { month: 'parent.date.month', supplier: 'parent.supplier' }, measures: { quantity: { sum: 'quantity' }, accepted: { sum: 'accepted' } }, sort: ['-month'] },
    columns: { month: { label: ['月份', 'Month'], kind: 'text' }, supplier: theSupplier, quantity: { label: ['送检数量', 'Inspected'], kind: 'quantity' }, accepted: { label: ['合格数量', 'Accepted'], kind: 'quantity' } },
    drill: { document: goodsReceipt.name, with: { supplier: '{supplier}' } },
  }),
  figure('supply.match-exceptions', {
    label: ['发票匹配结果', 'Results of the match'], clause: supplyPolicy.clause('4.2.4'), see: buying,
    narrow: { supplier: { path: 'supplier', ...theSupplier }, date: { path: 'date', label: ['入账日期', 'Posting date'], kind: 'day' } },
    query: { source: { document: supplierInvoice.name }, where: { state: { in: ['exception', 'accepted'] } }, fields: { supplier: 'supplier', state: 'state' }, measures: { invoices: { count: true }, total: { sum: 'total' } }, sort: ['-total'] },
    columns: { supplier: theSupplier, state: { label: ['状态', 'State'], kind: 'text' }, invoices: { label: ['发票数', 'Invoices'], kind: 'integer', total: true }, total: { label: ['价税合计', 'Total'], kind: 'money', total: true } },
    drill: { document: supplierInvoice.name, with: { supplier: '{supplier}', state: '{state}' } },
  }),
]
