/** What the sample company buys, makes and keeps: units, groups, sixty items, and where they lie. */

export const units: readonly (readonly [code: string, zh: string, en: string, places: number])[] = [
  ['EA', '个', 'Piece', 0], ['SET', '套', 'Set', 0], ['BOX', '盒', 'Box', 0], ['ROL', '卷', 'Roll', 0], ['BTL', '瓶', 'Bottle', 0], ['CYL', '钢瓶', 'Cylinder', 0],
  ['M', '米', 'Metre', 2], ['KG', '千克', 'Kilogram', 3], ['L', '升', 'Litre', 3], ['SHT', '张', 'Sheet', 0],
]

export type GroupSeed = readonly [code: string, zh: string, en: string, valuation: 'moving-average' | 'fifo' | 'standard', account: 'inventory' | 'finished-goods' | 'supplies']
export const groups: readonly GroupSeed[] = [
  ['SENS', '敏感元件', 'Sensing elements', 'moving-average', 'inventory'],
  ['ELEC', '电子元器件', 'Electronic parts', 'moving-average', 'inventory'],
  ['HOUS', '壳体与结构件', 'Housings and mechanical parts', 'moving-average', 'inventory'],
  ['CABL', '线缆与接插件', 'Cables and connectors', 'moving-average', 'inventory'],
  ['CHEM', '试剂与标准气体', 'Reagents and standard gases', 'fifo', 'inventory'],
  ['PACK', '包装材料', 'Packaging', 'moving-average', 'supplies'],
  ['CONS', '低值易耗品', 'Consumables', 'moving-average', 'supplies'],
  ['PROD', '传感器成品', 'Finished sensors', 'standard', 'finished-goods'],
]

export type ItemSeed = {
  readonly code: string; readonly zh: string; readonly en: string; readonly specification: string; readonly group: string; readonly unit: string
  /** Standard cost without tax, in CNY. */
  readonly cost: string; readonly safety: number; readonly reorder: number; readonly leadDays: number; readonly opening: number
}
type Short = readonly [code: string, zh: string, en: string, specification: string, unit: string, cost: string, safety: number, reorder: number, leadDays: number, opening: number]
const of = (group: string, all: readonly Short[]): readonly ItemSeed[] => all.map(([code, zh, en, specification, unit, cost, safety, reorder, leadDays, opening]) =>
  ({ code, zh, en, specification, group, unit, cost, safety, reorder, leadDays, opening }))

export const items: readonly ItemSeed[] = [
  ...of('SENS', [
    ['SE-1001', '铂电阻元件', 'Platinum resistor element', 'Pt100 A级 1.6×3.2mm', 'EA', '18.5000', 400, 800, 21, 620],
    ['SE-1002', '铂电阻元件', 'Platinum resistor element', 'Pt1000 B级 2.0×2.3mm', 'EA', '12.8000', 300, 600, 21, 450],
    ['SE-1003', 'pH玻璃敏感膜', 'pH glass membrane', '球形 φ9.5mm 0–14pH', 'EA', '46.0000', 150, 300, 30, 180],
    ['SE-1004', '银/氯化银参比电极芯', 'Ag/AgCl reference core', 'φ1.0×40mm', 'EA', '32.4000', 150, 300, 30, 210],
    ['SE-1005', '溶解氧荧光膜片', 'Optical DO membrane', 'φ12mm 630nm', 'EA', '88.0000', 80, 160, 35, 95],
    ['SE-1006', '电容式湿度芯片', 'Capacitive humidity chip', '0–100%RH ±1.8%', 'EA', '21.6000', 200, 400, 28, 340],
    ['SE-1007', '压阻式压力芯体', 'Piezoresistive pressure core', '0–1MPa 316L', 'EA', '135.0000', 60, 120, 35, 72],
    ['SE-1008', '电化学氧气传感元', 'Electrochemical oxygen cell', '0–30%VOL 4系列', 'EA', '168.0000', 40, 80, 40, 38],
    ['SE-1009', '红外二氧化碳探头', 'NDIR CO2 probe', '0–5000ppm', 'EA', '242.0000', 40, 80, 40, 46],
    ['SE-1010', '四极电导池', 'Four-pole conductivity cell', 'K=0.5 石墨', 'EA', '96.5000', 60, 120, 30, 84],
  ]),
  ...of('ELEC', [
    ['EL-2001', '微控制器', 'Microcontroller', 'Cortex-M4 64脚 LQFP', 'EA', '14.2000', 500, 1000, 42, 860],
    ['EL-2002', '24位模数转换器', '24-bit ADC', 'Σ-Δ 4通道 TSSOP20', 'EA', '26.7500', 300, 600, 42, 410],
    ['EL-2003', '仪表放大器', 'Instrumentation amplifier', '低失调 SOIC8', 'EA', '9.8600', 400, 800, 35, 690],
    ['EL-2004', '隔离RS-485收发器', 'Isolated RS-485 transceiver', '2.5kV SOIC16', 'EA', '11.4000', 300, 600, 35, 520],
    ['EL-2005', '低压差稳压器', 'LDO regulator', '3.3V 300mA SOT23', 'EA', '0.9200', 1000, 2000, 21, 2600],
    ['EL-2006', '精密电阻', 'Precision resistor', '10kΩ 0.1% 0805', 'EA', '0.3400', 3000, 6000, 21, 7800],
    ['EL-2007', '陶瓷电容', 'Ceramic capacitor', '10µF 25V X7R 0805', 'EA', '0.1850', 5000, 10000, 21, 13500],
    ['EL-2008', '蓝牙模块', 'Bluetooth module', 'BLE 5.2 贴片', 'EA', '17.9000', 150, 300, 28, 190],
    ['EL-2009', '液晶显示屏', 'LCD display', '128×64 点阵 FSTN', 'EA', '23.5000', 120, 240, 28, 160],
    ['EL-2010', '四层电路板', 'Four-layer board', '变送器主板 V3.2', 'EA', '19.6000', 300, 600, 18, 480],
    ['EL-2011', '两层电路板', 'Two-layer board', '电源板 V2.0', 'EA', '6.3000', 300, 600, 18, 560],
    ['EL-2012', '锂亚电池', 'Lithium battery', '3.6V ER14505', 'EA', '13.2000', 200, 400, 21, 330],
  ]),
  ...of('HOUS', [
    ['HS-3001', '不锈钢探头外壳', 'Stainless probe housing', '316L φ12×120mm', 'EA', '38.0000', 200, 400, 25, 260],
    ['HS-3002', '不锈钢探头外壳', 'Stainless probe housing', '316L φ6×80mm', 'EA', '27.5000', 200, 400, 25, 310],
    ['HS-3003', '工程塑料壳体', 'Plastic housing', 'ABS 变送器 120×80×55mm', 'EA', '12.4000', 250, 500, 20, 420],
    ['HS-3004', '聚四氟乙烯隔膜', 'PTFE diaphragm', 'φ10mm 0.2mm', 'EA', '4.6000', 400, 800, 20, 730],
    ['HS-3005', '氟橡胶密封圈', 'FKM O-ring', 'φ9.5×1.8mm', 'EA', '0.8500', 1500, 3000, 15, 3900],
    ['HS-3006', '蓝宝石窗片', 'Sapphire window', 'φ14×1.5mm', 'EA', '64.0000', 50, 100, 35, 62],
    ['HS-3007', '防水接头', 'Cable gland', 'PG9 尼龙 IP68', 'EA', '1.9500', 600, 1200, 12, 1450],
    ['HS-3008', '安装支架', 'Mounting bracket', '304 不锈钢 U型', 'EA', '8.8000', 150, 300, 18, 240],
  ]),
  ...of('CABL', [
    ['CB-4001', '四芯屏蔽电缆', 'Four-core shielded cable', 'RVVP 4×0.3mm²', 'M', '4.2000', 500, 1000, 10, 1320],
    ['CB-4002', '硅橡胶高温线', 'Silicone cable', '200℃ 3×0.2mm²', 'M', '6.9000', 300, 600, 12, 700],
    ['CB-4003', 'M12航空插头', 'M12 connector', '4芯 公头 IP67', 'EA', '9.6000', 300, 600, 15, 450],
    ['CB-4004', 'M12航空插座', 'M12 receptacle', '4芯 母座 IP67', 'EA', '10.4000', 300, 600, 15, 420],
    ['CB-4005', 'BNC接头', 'BNC connector', '50Ω 压接', 'EA', '5.3000', 200, 400, 12, 280],
    ['CB-4006', '排线', 'Flat cable', '10P 1.0mm 100mm', 'EA', '0.7800', 800, 1600, 10, 2100],
    ['CB-4007', '热缩管', 'Heat-shrink tube', 'φ6mm 黑色', 'M', '0.6500', 400, 800, 7, 950],
  ]),
  ...of('CHEM', [
    ['CH-5001', 'pH标准缓冲液', 'pH buffer', 'pH 4.00 (25℃) 500mL', 'BTL', '36.0000', 30, 60, 10, 48],
    ['CH-5002', 'pH标准缓冲液', 'pH buffer', 'pH 6.86 (25℃) 500mL', 'BTL', '36.0000', 30, 60, 10, 52],
    ['CH-5003', 'pH标准缓冲液', 'pH buffer', 'pH 9.18 (25℃) 500mL', 'BTL', '38.5000', 30, 60, 10, 44],
    ['CH-5004', '电导率标准溶液', 'Conductivity standard', '1413µS/cm 500mL', 'BTL', '58.0000', 20, 40, 14, 26],
    ['CH-5005', '氯化钾溶液', 'Potassium chloride solution', '3mol/L 500mL', 'BTL', '29.0000', 20, 40, 10, 33],
    ['CH-5006', '氮中二氧化碳标准气体', 'CO2 in N2 standard gas', '1000ppm 8L', 'CYL', '980.0000', 2, 4, 20, 3],
    ['CH-5007', '环氧灌封胶', 'Epoxy potting compound', '双组分 A+B', 'KG', '86.0000', 10, 20, 15, 22],
    ['CH-5008', '无水乙醇', 'Anhydrous ethanol', '分析纯 500mL', 'BTL', '18.5000', 20, 40, 7, 36],
  ]),
  ...of('PACK', [
    ['PK-6001', '彩盒', 'Gift box', '传感器 220×120×60mm', 'EA', '3.4000', 400, 800, 10, 960],
    ['PK-6002', '珍珠棉内衬', 'Foam insert', '探头型', 'EA', '1.8000', 400, 800, 10, 1020],
    ['PK-6003', '防静电袋', 'Antistatic bag', '100×150mm 100只/包', 'BOX', '24.0000', 20, 40, 7, 45],
    ['PK-6004', '产品说明书', 'Manual', 'A5 16页 骑马钉', 'EA', '1.2000', 500, 1000, 7, 1380],
  ]),
  ...of('CONS', [
    ['CS-7001', '无铅焊锡丝', 'Lead-free solder', '0.8mm 500g', 'ROL', '148.0000', 6, 12, 7, 14],
    ['CS-7002', '丁腈手套', 'Nitrile gloves', 'M码 100只/盒', 'BOX', '32.0000', 20, 40, 5, 38],
    ['CS-7003', '无尘布', 'Cleanroom wipe', '9英寸 150片/包', 'BOX', '27.0000', 15, 30, 5, 25],
    ['CS-7004', '校准标签', 'Calibration label', '25×15mm 1000枚/卷', 'ROL', '42.0000', 5, 10, 7, 9],
  ]),
  ...of('PROD', [
    ['FG-9001', '实验室pH传感器', 'Laboratory pH sensor', 'HZ-PH200 0–14pH', 'EA', '268.0000', 40, 80, 0, 86],
    ['FG-9002', '溶解氧传感器', 'Dissolved-oxygen sensor', 'HZ-DO300 0–20mg/L', 'EA', '486.0000', 25, 50, 0, 41],
    ['FG-9003', '电导率传感器', 'Conductivity sensor', 'HZ-EC150 0–200mS/cm', 'EA', '312.0000', 30, 60, 0, 58],
    ['FG-9004', '精密温度传感器', 'Precision temperature sensor', 'HZ-T100 -50–200℃', 'EA', '128.0000', 80, 160, 0, 175],
    ['FG-9005', '温湿度变送器', 'Temperature and humidity transmitter', 'HZ-TH60 4–20mA', 'EA', '196.0000', 50, 100, 0, 112],
    ['FG-9006', '二氧化碳变送器', 'CO2 transmitter', 'HZ-CO2-50 0–5000ppm', 'EA', '538.0000', 20, 40, 0, 27],
    ['FG-9007', '压力传感器', 'Pressure sensor', 'HZ-P10 0–1MPa', 'EA', '295.0000', 30, 60, 0, 49],
  ]),
]

export type LocationSeed = { readonly code: string; readonly zh: string; readonly en: string; readonly kind: 'warehouse' | 'area' | 'shelf'; readonly purpose?: 'inspection' | 'rejected'; readonly parent?: string }
export const locations: readonly LocationSeed[] = [
  { code: 'RM', zh: '原材料库', en: 'Raw material store', kind: 'warehouse' },
  { code: 'RM-A', zh: '电子料区', en: 'Electronics area', kind: 'area', parent: 'RM' },
  { code: 'RM-A-01', zh: '电子料架01', en: 'Electronics shelf 01', kind: 'shelf', parent: 'RM-A' },
  { code: 'RM-A-02', zh: '电子料架02', en: 'Electronics shelf 02', kind: 'shelf', parent: 'RM-A' },
  { code: 'RM-B', zh: '结构件区', en: 'Mechanical area', kind: 'area', parent: 'RM' },
  { code: 'RM-B-01', zh: '结构件架01', en: 'Mechanical shelf 01', kind: 'shelf', parent: 'RM-B' },
  { code: 'RM-B-02', zh: '结构件架02', en: 'Mechanical shelf 02', kind: 'shelf', parent: 'RM-B' },
  { code: 'RM-C', zh: '化学品间', en: 'Chemicals room', kind: 'area', parent: 'RM' },
  { code: 'RM-Q', zh: '待检区', en: 'Inspection area', kind: 'area', purpose: 'inspection', parent: 'RM' },
  { code: 'RM-X', zh: '不合格品区', en: 'Rejected goods', kind: 'area', purpose: 'rejected', parent: 'RM' },
  { code: 'FG', zh: '成品库', en: 'Finished goods store', kind: 'warehouse' },
  { code: 'FG-A', zh: '成品区', en: 'Finished goods area', kind: 'area', parent: 'FG' },
]
