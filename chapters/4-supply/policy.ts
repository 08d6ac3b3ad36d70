/** Chapter 4, Supply chain: the written policy, clause by clause. */
import { policy } from '#declare'

export const supplyPolicy = policy(4, ['供应链管理', 'Supply chain'], {
  '4.1': ['供应商管理', 'Supplier management'],
  '4.2': ['采购管理', 'Purchasing'],
  '4.3': ['库存管理', 'Inventory management'],
}, {
  '4.1.1': {
    title: ['供应商选择与评估', 'Supplier selection and evaluation'],
    text: [
      '采购部门从资质、口碑、质量、价格和交付能力等方面定出准入标准，以招标、询价或现场考察择优选用，一家供应商一份档案。供应商只能在获准的品类内接单。',
      'Procurement sets criteria of qualification, reputation, quality, price and delivery, picks by tender, enquiry or site visit, and keeps a file for each supplier. A supplier receives orders only in the categories it is admitted for.',
    ],
    kind: 'must', owner: 'procurement-manager', rhythm: 'per-case', process: 'supplier-admission',
    records: ['supplier', 'supplier-qualification', 'sourcing-event', 'bid', 'site-visit', 'supplier-file'],
    measures: ['qualified-suppliers', 'expiring-qualifications'],
    proof: ['没有向在该品类无有效准入的供应商下达过订单。', 'No order went to a supplier without a valid admission in its category.'],
  },
  '4.1.2': {
    title: ['供应商绩效考核', 'Supplier performance'],
    text: [
      '每季度以实际收货和检验数据考核供应商的质量、交付和服务，按等级决定奖励、整改或减少份额。',
      'Every quarter receipts and inspections show how suppliers did in quality, delivery and service; the grade decides on reward, correction or a smaller share.',
    ],
    kind: 'must', owner: 'procurement-manager', rhythm: 'quarterly', process: 'supplier-scorecard',
    records: ['supplier-scorecard', 'reward-or-penalty'],
    measures: ['supplier-score', 'on-time-rate', 'defect-ppm'],
    proof: ['本季度有往来的供应商均由收货和检验数据评出得分，每个等级都落实了相应后果。', 'Each active supplier was scored in the quarter from receipts and inspections, and each grade had its consequence.'],
  },
  '4.1.3': {
    title: ['供应商关系管理', 'Supplier relations'],
    text: [
      '对战略供应商以框架协议维系长期合作，每半年回顾一次；出现的问题由双方一起分析、约定办法并确认解决。',
      'Framework agreements keep strategic suppliers in long-term cooperation, reviewed every half-year; problems are analysed by both sides, who agree on a remedy and confirm that it worked.',
    ],
    kind: 'must', owner: 'procurement-manager', rhythm: 'half-yearly', process: 'supplier-relation',
    records: ['framework-agreement', 'supplier-issue', 'joint-improvement'],
    measures: ['issues-open', 'agreements-expiring'],
    proof: ['本半年战略供应商均已回顾，问题由双方确认关闭。', 'Strategic suppliers were reviewed in the half-year, and issues closed by both sides.'],
  },
  '4.2.1': {
    title: ['采购计划制定', 'Procurement plan'],
    text: [
      '采购需求每月由生产计划、现有库存、在途订单和采购提前期推算得出，列明物料、规格、数量和到货日期，批准后执行。',
      'What is to be bought is computed each month from production plan, stock on hand, open orders and lead times; the plan lists item, specification, quantity and date, and runs once approved.',
    ],
    kind: 'must', owner: 'planner', rhythm: 'monthly', process: 'procurement-planning',
    records: ['demand', 'production-plan', 'material-plan', 'procurement-plan', 'purchase-requisition'],
    measures: ['plan-coverage', 'urgent-share'],
    proof: ['本月有依需求、库存、在途订单和提前期得出并获批准的计划或请购。', 'The month has an approved plan or requisition made from demand, stock, open orders and lead times.'],
  },
  '4.2.2': {
    title: ['采购订单下达', 'Purchase order'],
    text: [
      '采购订单须来源于已批准的计划或请购，合同条款合法、齐备，由有相应权限的人批准后方可发出。',
      'An order stems from an approved plan or requisition, bears lawful and complete contract terms, and is sent only after somebody with the authority has approved it.',
    ],
    kind: 'must', owner: 'buyer', rhythm: 'per-case', process: 'purchase-to-pay',
    records: ['purchase-order', 'purchase-contract'],
    measures: ['order-cycle-time', 'price-variance'],
    proof: ['每张订单都可追溯到已批准的计划或请购，必备条款齐全，审批未超越权限。', 'Every order traces to an approved plan or requisition, bears the required terms, and was approved within the limits of authority.'],
  },
  '4.2.3': {
    title: ['采购过程监控', 'Order tracking'],
    text: [
      '订单发出后由采购员按约定节点跟踪到货；出现延误或异常立即催办、协调，并留下记录。',
      'From sending to arrival the buyer follows the order by its milestones; delays and upsets are chased and settled at once, and noted.',
    ],
    kind: 'must', owner: 'buyer', rhythm: 'continuous', process: 'purchase-to-pay',
    records: ['order-milestone', 'expediting-note'],
    measures: ['on-time-delivery', 'late-lines'],
    proof: ['每条逾期的订单行都在规定时间内催办过。', 'Each late line was expedited within its time.'],
  },
  '4.2.4': {
    title: ['采购验收与付款', 'Receiving inspection and payment'],
    text: [
      '到货须清点数量、核对规格并检验质量，合格方可入库。付款以合同和验收为据；请购、审批、收货、登记发票和付款分别由不同的人办理。',
      'Arriving goods are counted, compared with the specification and inspected, and enter stock only when accepted. Payment rests on contract and acceptance; requesting, approving, receiving, recording the invoice and paying are done by different people.',
    ],
    kind: 'must', owner: 'warehouse-keeper', rhythm: 'per-case', process: 'purchase-to-pay',
    records: ['goods-receipt', 'quality-inspection', 'supplier-invoice', 'payment-request', 'payment'],
    measures: ['inspection-reject-rate', 'match-exceptions', 'payment-on-time'],
    proof: ['每笔付款都有相符的订单、合格验收和发票，或有记录在案的例外。', 'Every payment had order, accepted receipt and invoice in agreement, or a recorded exception.'],
  },
  '4.3.1': {
    title: ['库存规划与控制', 'Inventory planning and control'],
    text: [
      '按需求预测和生产安排为每种库存物料设定安全库存、补货点和批量，使库存既不过多也不断供；偏离时及时处理。',
      'Forecast and production plan set safety stock, reorder point and lot for each stocked item, so that there is neither overstock nor shortage; deviations are handled as they show.',
    ],
    kind: 'must', owner: 'planner', rhythm: 'monthly', process: 'inventory-planning',
    records: ['inventory-policy', 'demand-forecast', 'reorder-rule', 'stock-move'],
    measures: ['service-level', 'stock-out-rate', 'overstock-value'],
    proof: ['每种库存物料都有由其需求算出的库存策略，异常均已处理。', 'Each stocked item has a policy computed from its demand, and exceptions were handled.'],
  },
  '4.3.2': {
    title: ['库存盘点与清查', 'Stocktaking'],
    text: [
      '仓储部门每季度按物料等级清点库存；账面与实物不符的，查明原因、经他人批准后调整，并采取措施防止再次发生。',
      'The warehouse counts stock every quarter as the class of the item demands; a difference between books and goods is explained, approved by another person, posted, and kept from happening again.',
    ],
    kind: 'must', owner: 'warehouse-manager', rhythm: 'quarterly', process: 'stocktaking',
    records: ['stocktake', 'count-sheet', 'stock-adjustment'],
    measures: ['count-accuracy', 'adjustment-value'],
    proof: ['各库位已按等级要求盘点，每项差异都有原因、批准和过账记录。', 'Every location was counted as its class demands; each difference has its cause, approval and posting.'],
  },
  '4.3.3': {
    title: ['库存成本控制', 'Inventory cost control'],
    text: [
      '每月分析库存的结构、库龄、损耗和周转，决定如何处置呆滞物料、减少损耗并释放占用的资金。',
      'Structure, age, loss and turnover of stock are analysed each month, and it is decided how to dispose of dead stock, lower losses and free the capital tied up.',
    ],
    kind: 'must', owner: 'warehouse-manager', rhythm: 'monthly', process: 'inventory-cost-review',
    records: ['inventory-analysis', 'disposal-request'],
    measures: ['turnover-days', 'dead-stock-value', 'loss-rate', 'carrying-cost'],
    proof: ['本月有库存分析（ABC/XYZ、库龄、周转、损耗），且措施已经决定。', 'The month has an analysis (ABC/XYZ, age, turnover, loss) with measures decided.'],
  },
})
