/** Chapter 4, Supply chain: the written policy, clause by clause. */
import { policy } from '#declare'

export const supplyPolicy = policy(4, ['供应链管理', 'Supply chain'], {
  '4.1': ['供应商管理', 'Supplier management'],
  '4.2': ['采购管理', 'Purchasing'],
  '4.3': ['库存管理', 'Inventory'],
}, {
  '4.1.1': {
    title: ['供应商选择与评估', 'Supplier selection and evaluation'],
    text: [
      '按资质、信誉、质量、价格与交期评估供应商，采用招标、询价、考察等方式择优准入，并建立档案。',
      'Suppliers are judged by qualification, reputation, quality, price and delivery, chosen by tender, enquiry or visit, admitted by category and kept on file.',
    ],
    kind: 'must', owner: 'procurement-manager', rhythm: 'per-case', process: 'supplier-admission',
    records: ['supplier', 'supplier-qualification', 'sourcing-event', 'bid', 'site-visit', 'supplier-file'],
    measures: ['qualified-suppliers', 'expiring-qualifications'],
    proof: ['未在该类别有效准入的供应商不得下单。', 'No order goes to a supplier without a valid admission in its category.'],
  },
  '4.1.2': {
    title: ['供应商绩效考核', 'Supplier performance'],
    text: [
      '每季度按实际质量、交期与服务给供应商评分，依结果奖惩。',
      'Every quarter suppliers are scored on the quality, delivery and service they really gave; the result rewards or punishes.',
    ],
    kind: 'must', owner: 'procurement-manager', rhythm: 'quarterly', process: 'supplier-scorecard',
    records: ['supplier-scorecard', 'reward-or-penalty'],
    measures: ['supplier-score', 'on-time-rate', 'defect-ppm'],
    proof: ['本季度有往来的供应商均有评分，等级对应处理措施。', 'Each active supplier was scored in the quarter, and each grade had its consequence.'],
  },
  '4.1.3': {
    title: ['供应商关系管理', 'Supplier relations'],
    text: [
      '与重点供应商保持长期稳定合作，共同解决供货中的问题。',
      'Key suppliers are kept in long and stable cooperation, and problems are settled together.',
    ],
    kind: 'must', owner: 'procurement-manager', rhythm: 'half-yearly', process: 'supplier-relation',
    records: ['framework-agreement', 'supplier-issue', 'joint-improvement'],
    measures: ['issues-open', 'agreements-expiring'],
    proof: ['战略供应商每半年评审一次，问题由双方确认关闭。', 'Strategic suppliers were reviewed in the half-year; issues closed by both sides.'],
  },
  '4.2.1': {
    title: ['采购计划制定', 'Procurement plan'],
    text: [
      '采购计划依据生产计划与库存编制，写明物料、规格、数量和需求日期。',
      'Procurement is planned from production plan and stock: which item and specification, how much, by when.',
    ],
    kind: 'must', owner: 'planner', rhythm: 'monthly', process: 'procurement-planning',
    records: ['demand', 'production-plan', 'material-plan', 'procurement-plan', 'purchase-requisition'],
    measures: ['plan-coverage', 'urgent-share'],
    proof: ['本月有依据需求、库存、在途和提前期形成并获批的计划或请购。', 'The month has an approved plan or requisition made from demand, stock, open orders and lead times.'],
  },
  '4.2.2': {
    title: ['采购订单下达', 'Purchase order'],
    text: [
      '采购订单须有批准的计划或请购依据，合同条款合法完整，并按权限审批。',
      'An order rests on an approved plan or requisition, carries lawful and complete terms, and is approved within the limits of authority.',
    ],
    kind: 'must', owner: 'buyer', rhythm: 'per-case', process: 'purchase-to-pay',
    records: ['purchase-order', 'purchase-contract'],
    measures: ['order-cycle-time', 'price-variance'],
    proof: ['每张订单都能追溯到依据、具备必备条款并经有权人批准。', 'Each order traces to its ground, bears the required terms and was approved by somebody with the authority.'],
  },
  '4.2.3': {
    title: ['采购过程监控', 'Order tracking'],
    text: [
      '跟踪订单执行，及时处理异常，保证按期交付。',
      'Orders are followed until they are delivered, and what goes wrong is dealt with in time.',
    ],
    kind: 'must', owner: 'buyer', rhythm: 'continuous', process: 'purchase-to-pay',
    records: ['order-milestone', 'expediting-note'],
    measures: ['on-time-delivery', 'late-lines'],
    proof: ['每一条逾期交货都已在时限内催办。', 'Each late line was chased within its time.'],
  },
  '4.2.4': {
    title: ['采购验收与付款', 'Receiving inspection and payment'],
    text: [
      '到货时核对质量、数量和规格，合格后方可入库；付款以验收和合同为依据。',
      'Quality, quantity and specification are checked on arrival before goods enter stock; payment follows acceptance and contract.',
    ],
    kind: 'must', owner: 'warehouse-keeper', rhythm: 'per-case', process: 'purchase-to-pay',
    records: ['goods-receipt', 'quality-inspection', 'supplier-invoice', 'payment-request', 'payment'],
    measures: ['inspection-reject-rate', 'match-exceptions', 'payment-on-time'],
    proof: ['无订单、验收与发票一致或经批准的例外，不得付款。', 'Nothing was paid without order, acceptance and invoice in agreement, or a recorded exception.'],
  },
  '4.3.1': {
    title: ['库存规划与控制', 'Inventory planning and control'],
    text: [
      '依据需求预测和生产计划设定库存水平，避免积压与缺货。',
      'Stock levels follow forecast and production plan, so that there is neither surplus nor want.',
    ],
    kind: 'must', owner: 'planner', rhythm: 'monthly', process: 'inventory-planning',
    records: ['inventory-policy', 'demand-forecast', 'reorder-rule', 'stock-move'],
    measures: ['service-level', 'stock-out-rate', 'overstock-value'],
    proof: ['每种库存物料都有由需求算出的策略，异常已处理。', 'Each stocked item has a policy computed from its demand, and exceptions were handled.'],
  },
  '4.3.2': {
    title: ['库存盘点与清查', 'Stocktaking'],
    text: [
      '每季度盘点库存，账实不符查明原因并按规定处理。',
      'Stock is counted every quarter; differences are explained and dealt with.',
    ],
    kind: 'must', owner: 'warehouse-manager', rhythm: 'quarterly', process: 'stocktaking',
    records: ['stocktake', 'count-sheet', 'stock-adjustment'],
    measures: ['count-accuracy', 'adjustment-value'],
    proof: ['本季度完成盘点，差异经他人批准并有原因。', 'The quarter\'s count is complete, and each difference has a cause and another person\'s approval.'],
  },
  '4.3.3': {
    title: ['库存成本控制', 'Inventory cost control'],
    text: [
      '控制库存资金占用与损耗，分析呆滞物料并采取措施。',
      'Money tied up in stock and losses are kept down; slow-moving goods are analysed and acted upon.',
    ],
    kind: 'must', owner: 'warehouse-manager', rhythm: 'monthly', process: 'inventory-cost-review',
    records: ['inventory-analysis', 'disposal-request'],
    measures: ['turnover-days', 'dead-stock-value', 'loss-rate', 'carrying-cost'],
    proof: ['每月库存价值与账面一致，呆滞料有处理意见。', 'Each month stock value ties with the books, and slow movers have a decision.'],
  },
})
