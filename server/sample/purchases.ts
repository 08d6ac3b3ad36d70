/** Three months of buying at the sample company: who wanted what, from whom, how it went, and how far it has come. */

/** How far a purchase has come, in order; each step includes those before it. */
export const steps = [
  'requested', 'request-approved', 'ordered', 'order-submitted', 'order-approved', 'sent', 'received', 'inspected', 'invoiced', 'matched', 'posted', 'payment-requested', 'payment-approved', 'paid',
] as const
export type Step = (typeof steps)[number]

export type Wanted = { readonly item: string; readonly quantity: number; /** Unit price without tax; the standard cost when left out. */ readonly price?: string }
export type Twist =
  /** The first delivery brings this share of every line, a second one the rest. */
  | { readonly partial: number }
  /** Pieces refused at inspection, of the first line. */
  | { readonly rejects: number }
  /** The supplier bills the first line at this price. */
  | { readonly billedAt: string }
  /** The supplier bills this many of the first line. */
  | { readonly billedQuantity: number }
  /** The keeper first tries to take in this many more of the first line than ordered, and is refused. */
  | { readonly tooMany: number }
export type Purchase = {
  /** Days before the sample is loaded on which it was asked for. */
  readonly ago: number
  readonly by: string; readonly supplier: string; readonly why: string; readonly lines: readonly Wanted[]; readonly upTo: Step; readonly twist?: Twist
}

const buy = (ago: number, by: string, supplier: string, why: string, upTo: Step, lines: readonly (readonly [string, number, string?])[], twist?: Twist): Purchase =>
  ({ ago, by, supplier, why, upTo, lines: lines.map(([item, quantity, price]) => ({ item, quantity, ...(price ? { price } : {}) })), ...(twist ? { twist } : {}) })

export const purchases: readonly Purchase[] = [
  buy(88, 'planner', 'S001', '九月生产计划：温度传感器', 'paid', [['SE-1001', 600], ['SE-1002', 300]]),
  buy(87, 'planner', 'S003', '九月生产计划：主控与模拟前端', 'paid', [['EL-2001', 800], ['EL-2002', 400], ['EL-2003', 500], ['EL-2005', 1500]]),
  buy(85, 'planner', 'S005', '九月生产计划：探头外壳', 'paid', [['HS-3001', 400], ['HS-3002', 300], ['HS-3005', 2000]], { rejects: 18 }),
  buy(84, 'planner', 'S004', '变送器主板补货', 'paid', [['EL-2010', 600], ['EL-2011', 500]]),
  buy(81, 'assembly', 'S010', '车间耗材', 'paid', [['CS-7002', 40], ['CS-7003', 30], ['PK-6003', 20]]),
  buy(80, 'planner', 'S007', '屏蔽电缆补货', 'paid', [['CB-4001', 1200], ['CB-4002', 600]], { partial: 0.5 }),
  buy(77, 'hardware', 'S002', '新款溶解氧传感器试制', 'paid', [['SE-1005', 60, '92.5000'], ['SE-1010', 40]]),
  buy(76, 'metrology', 'S008', '计量室标准溶液', 'paid', [['CH-5001', 40], ['CH-5002', 40], ['CH-5003', 40], ['CH-5004', 20]]),
  buy(73, 'planner', 'S003', '显示与通讯器件', 'paid', [['EL-2004', 500], ['EL-2008', 200], ['EL-2009', 150]]),
  buy(71, 'planner', 'S006', '变送器壳体', 'paid', [['HS-3003', 500], ['HS-3007', 1000]], { rejects: 25 }),
  buy(69, 'metrology', 'S009', '二氧化碳校准气体', 'paid', [['CH-5006', 3]]),
  buy(66, 'planner', 'S001', '湿度与铂电阻元件', 'paid', [['SE-1006', 400], ['SE-1001', 400]], { billedAt: '22.0000' }),
  buy(63, 'planner', 'S010', '包装材料', 'paid', [['PK-6001', 800], ['PK-6002', 800], ['PK-6004', 1000]]),
  buy(60, 'assembly', 'S011', '焊接与标签耗材', 'paid', [['CS-7001', 12], ['CS-7004', 10]]),
  buy(58, 'planner', 'S002', 'pH敏感膜与参比芯', 'paid', [['SE-1003', 300], ['SE-1004', 300]]),
  buy(55, 'planner', 'S003', '阻容件补货', 'paid', [['EL-2006', 6000], ['EL-2007', 10000], ['CB-4006', 1500]], { tooMany: 2000 }),
  buy(52, 'planner', 'S005', '安装支架与蓝宝石窗片', 'paid', [['HS-3008', 300], ['HS-3006', 80]]),
  buy(49, 'hardware', 'S002', '压力芯体样件', 'paid', [['SE-1007', 80]], { partial: 0.6 }),
  buy(47, 'assembly', 'S008', '灌封胶与清洗剂', 'paid', [['CH-5007', 30], ['CH-5008', 60]]),
  buy(45, 'planner', 'S007', '航空插头插座', 'payment-approved', [['CB-4003', 500], ['CB-4004', 500], ['CB-4005', 300]]),
  buy(42, 'planner', 'S004', '电路板补货', 'payment-approved', [['EL-2010', 800], ['EL-2011', 600]], { rejects: 32 }),
  buy(40, 'planner', 'S003', '十一月生产计划：主控', 'payment-requested', [['EL-2001', 1200], ['EL-2002', 600]]),
  buy(37, 'planner', 'S001', '十一月生产计划：铂电阻', 'payment-requested', [['SE-1001', 800], ['SE-1002', 500]]),
  buy(35, 'planner', 'S005', '十一月生产计划：外壳', 'posted', [['HS-3001', 500], ['HS-3002', 500]]),
  buy(33, 'hardware', 'S002', '氧气与二氧化碳传感元', 'matched', [['SE-1008', 60], ['SE-1009', 60]]),
  buy(30, 'planner', 'S006', '防水接头与隔膜', 'invoiced', [['HS-3007', 1500], ['HS-3004', 800]]),
  buy(28, 'planner', 'S007', '高温线', 'matched', [['CB-4002', 800], ['CB-4007', 500]], { billedAt: '7.4000' }),
  buy(27, 'planner', 'S010', '彩盒补货', 'matched', [['PK-6001', 1000]], { billedQuantity: 1100 }),
  buy(24, 'metrology', 'S008', 'pH缓冲液', 'inspected', [['CH-5001', 30], ['CH-5002', 30], ['CH-5003', 30]], { rejects: 4 }),
  buy(22, 'planner', 'S003', '蓝牙模块与显示屏', 'inspected', [['EL-2008', 300], ['EL-2009', 200]]),
  buy(20, 'planner', 'S001', '湿度芯片', 'received', [['SE-1006', 500]]),
  buy(18, 'planner', 'S005', '密封圈与外壳', 'received', [['HS-3005', 3000], ['HS-3001', 300]], { partial: 0.5 }),
  buy(16, 'planner', 'S004', '主板V3.3首批', 'sent', [['EL-2010', 500, '20.4000']]),
  buy(14, 'planner', 'S002', 'pH敏感膜', 'sent', [['SE-1003', 250], ['SE-1004', 250]]),
  buy(12, 'assembly', 'S011', '无铅焊锡丝', 'sent', [['CS-7001', 20]]),
  buy(10, 'planner', 'S003', '仪表放大器与收发器', 'order-approved', [['EL-2003', 800], ['EL-2004', 600]]),
  buy(9, 'metrology', 'S009', '二氧化碳校准气体补充', 'ordered', [['CH-5006', 2]]),
  buy(8, 'planner', 'S001', '年底备货：铂电阻', 'order-submitted', [['SE-1001', 4000], ['SE-1002', 2500]]),
  buy(7, 'planner', 'S007', '屏蔽电缆', 'order-submitted', [['CB-4001', 1500]]),
  buy(6, 'hardware', 'S002', '多参数探头研发样件', 'order-submitted', [['SE-1005', 150], ['SE-1010', 120], ['SE-1007', 100]]),
  buy(5, 'planner', 'S006', '变送器壳体', 'ordered', [['HS-3003', 600]]),
  buy(4, 'assembly', 'S010', '丁腈手套与无尘布', 'request-approved', [['CS-7002', 50], ['CS-7003', 40]]),
  buy(3, 'metrology', 'S008', '电导率标准溶液', 'requested', [['CH-5004', 30], ['CH-5005', 40]]),
  buy(2, 'hardware', 'S002', '红外二氧化碳探头样件', 'requested', [['SE-1009', 20]]),
  buy(1, 'planner', 'S003', '年底备货：主控与模拟前端', 'requested', [['EL-2001', 1500], ['EL-2002', 500]]),
]
