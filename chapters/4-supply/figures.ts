/** What supply measures: stock by place, stock value, orders and their amounts by supplier. */
import { accountant, buyer, financeManager, generalManager, internalAuditor, item, location, operationsDirector, planner, procurementManager, rdManager, warehouseKeeper, warehouseManager } from '#commons'
import { all, figure, type Figure } from '#declare'
import { purchaseOrder, supplier } from './contract.ts'
import { supplyPolicy } from './policy.ts'

const readers = all(warehouseKeeper, warehouseManager, buyer, procurementManager, planner, rdManager, operationsDirector, accountant, financeManager, generalManager, internalAuditor)

export const figures: readonly Figure[] = [
  figure('supply.stock-on-hand', {
    label: ['库存数量', 'Stock on hand'], clause: supplyPolicy.clause('4.3.1'), see: readers,
    narrow: { item: { path: 'item', label: ['物料', 'Item'], kind: 'ref', to: item.name }, place: { path: 'place', label: ['位置', 'Place'], kind: 'ref', to: location.name } },
    query: { source: { journal: 'balances' }, where: { role: 'store' }, fields: { item: 'item', place: 'place' }, measures: { quantity: { sum: 'settled' } }, sort: ['item'] },
    columns: { item: { label: ['物料', 'Item'], kind: 'ref', to: item.name }, place: { label: ['位置', 'Place'], kind: 'ref', to: location.name }, quantity: { label: ['数量', 'Quantity'], kind: 'quantity' } },
    drill: { entries: true, with: { item: '{item}', place: '{place}' } },
  }),
  figure('supply.stock-value', {
    label: ['库存金额', 'Stock value'], clause: supplyPolicy.clause('4.3.3'), see: readers,
    narrow: { item: { path: 'item', label: ['物料', 'Item'], kind: 'ref', to: item.name } },
    query: { source: { journal: 'balances' }, where: { role: { in: ['inventory', 'finished-goods', 'supplies'] } }, fields: { item: 'item', account: 'account' }, measures: { value: { sum: 'settled' } }, sort: ['-value'] },
    columns: { item: { label: ['物料', 'Item'], kind: 'ref', to: item.name }, account: { label: ['科目', 'Account'], kind: 'text' }, value: { label: ['金额', 'Value'], kind: 'money', total: true } },
    drill: { entries: true, with: { item: '{item}', account: '{account}' } },
  }),
  figure('supply.orders-by-supplier', {
    label: ['供应商采购额', 'Orders by supplier'], clause: supplyPolicy.clause('4.2.2'), see: readers,
    narrow: { supplier: { path: 'supplier', label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name } },
    query: { source: { document: purchaseOrder.name }, where: { state: { in: ['approved', 'sent', 'closed'] } }, fields: { supplier: 'supplier' }, measures: { orders: { count: true }, total: { sum: 'total' } }, sort: ['-total'] },
    columns: { supplier: { label: ['供应商', 'Supplier'], kind: 'ref', to: supplier.name }, orders: { label: ['订单数', 'Orders'], kind: 'integer' }, total: { label: ['价税合计', 'Total'], kind: 'money', total: true } },
    drill: { document: purchaseOrder.name, with: { supplier: '{supplier}', state: 'approved,sent,closed' } },
  }),
]
