/** The sample company's twelve suppliers: what they sell, which papers they hold, how long the papers last. */

export type PaperSeed = { readonly kind: 'licence' | 'iso9001' | 'hazardous' | 'metrology'; readonly number: string; /** Days from the day the sample is loaded until the paper expires. */ readonly daysLeft: number }
export type SupplierSeed = {
  readonly code: string; readonly zh: string; readonly en: string; readonly short: string; readonly taxNumber: string; readonly address: string; readonly contact: string; readonly phone: string
  readonly bank: string; readonly account: string; readonly small: boolean
  /** Item groups they may be admitted for. */
  readonly groups: readonly string[]
  readonly papers: readonly PaperSeed[]
  readonly standing: 'admitted' | 'proposed' | 'expired'
}

const licence = (number: string, daysLeft = 2400): PaperSeed => ({ kind: 'licence', number, daysLeft })
const iso = (number: string, daysLeft: number): PaperSeed => ({ kind: 'iso9001', number, daysLeft })

export const suppliers: readonly SupplierSeed[] = [
  { code: 'S001', zh: '苏州铂测电子元件有限公司', en: 'Suzhou Bocell Electronic Components', short: '铂测电子', taxNumber: '91320505MA1X00001A', address: '苏州市高新区科技城锦峰路8号', contact: '顾晓东', phone: '0512-66880001', bank: '中国银行苏州高新支行', account: '467258880001', small: true, groups: ['SENS'], papers: [licence('91320505MA1X00001A'), iso('QMS-2024-0117', 640)], standing: 'admitted' },
  { code: 'S002', zh: '上海睿感敏感元件有限公司', en: 'Shanghai Ruigan Sensing Components', short: '睿感元件', taxNumber: '91310114MA1G00002B', address: '上海市嘉定区叶城路1288号', contact: '施雯', phone: '021-59160002', bank: '交通银行上海嘉定支行', account: '310066880002', small: true, groups: ['SENS'], papers: [licence('91310114MA1G00002B'), iso('QMS-2025-0230', 830)], standing: 'admitted' },
  { code: 'S003', zh: '深圳华芯供应链股份有限公司', en: 'Shenzhen Huaxin Supply Chain', short: '华芯供应链', taxNumber: '91440300MA5D00003C', address: '深圳市南山区科苑南路2666号', contact: '梁志豪', phone: '0755-86330003', bank: '招商银行深圳南山支行', account: '755988880003', small: false, groups: ['ELEC', 'CABL'], papers: [licence('91440300MA5D00003C'), iso('QMS-2023-1905', 300)], standing: 'admitted' },
  { code: 'S004', zh: '无锡精印电路板有限公司', en: 'Wuxi Jingyin Circuit Boards', short: '精印电路', taxNumber: '91320214MA1M00004D', address: '无锡市新吴区长江南路35号', contact: '华敏', phone: '0510-85210004', bank: '江苏银行无锡新区支行', account: '210188880004', small: true, groups: ['ELEC'], papers: [licence('91320214MA1M00004D'), iso('QMS-2024-0876', 18)], standing: 'admitted' },
  { code: 'S005', zh: '宁波海精五金制造有限公司', en: 'Ningbo Haijing Hardware', short: '海精五金', taxNumber: '91330206MA2A00005E', address: '宁波市北仑区大碶街道庐山路66号', contact: '俞国平', phone: '0574-86110005', bank: '宁波银行北仑支行', account: '510128880005', small: true, groups: ['HOUS'], papers: [licence('91330206MA2A00005E'), iso('QMS-2025-0412', 500)], standing: 'admitted' },
  { code: 'S006', zh: '东莞诚塑精密注塑有限公司', en: 'Dongguan Chengsu Precision Moulding', short: '诚塑精密', taxNumber: '91441900MA4W00006F', address: '东莞市长安镇振安中路118号', contact: '叶丽芳', phone: '0769-85330006', bank: '东莞银行长安支行', account: '580078880006', small: true, groups: ['HOUS', 'PACK'], papers: [licence('91441900MA4W00006F')], standing: 'admitted' },
  { code: 'S007', zh: '扬州安联线缆有限公司', en: 'Yangzhou Anlian Cable', short: '安联线缆', taxNumber: '91321012MA1P00007G', address: '扬州市江都区仙女镇文昌东路99号', contact: '殷红梅', phone: '0514-86540007', bank: '中国农业银行扬州江都支行', account: '101628880007', small: true, groups: ['CABL'], papers: [licence('91321012MA1P00007G'), iso('QMS-2024-1533', 410)], standing: 'admitted' },
  { code: 'S008', zh: '上海沪试化学试剂有限公司', en: 'Shanghai Hushi Chemical Reagents', short: '沪试化学', taxNumber: '91310120MA1H00008H', address: '上海市奉贤区海湾路777号', contact: '钱伟', phone: '021-57120008', bank: '上海银行奉贤支行', account: '031688880008', small: false, groups: ['CHEM'], papers: [licence('91310120MA1H00008H'), { kind: 'hazardous', number: '沪危化经字[2024]00088', daysLeft: 260 }], standing: 'admitted' },
  { code: 'S009', zh: '大连特气标准气体有限公司', en: 'Dalian Teqi Standard Gases', short: '特气标准', taxNumber: '91210213MA0Q00009J', address: '大连市甘井子区营城子街道工兴路12号', contact: '丛志刚', phone: '0411-86690009', bank: '中国建设银行大连甘井子支行', account: '212015880009', small: true, groups: ['CHEM'], papers: [licence('91210213MA0Q00009J'), { kind: 'hazardous', number: '辽危化经字[2023]00099', daysLeft: -12 }], standing: 'expired' },
  { code: 'S010', zh: '杭州绿源包装制品有限公司', en: 'Hangzhou Lvyuan Packaging', short: '绿源包装', taxNumber: '91330110MA2B00010K', address: '杭州市余杭区良渚街道金昌路10号', contact: '金燕', phone: '0571-88770010', bank: '杭州银行余杭支行', account: '330104880010', small: true, groups: ['PACK', 'CONS'], papers: [licence('91330110MA2B00010K')], standing: 'admitted' },
  { code: 'S011', zh: '北京科仪耗材商贸有限公司', en: 'Beijing Keyi Laboratory Supplies', short: '科仪耗材', taxNumber: '91110108MA0000011L', address: '北京市海淀区知春路56号', contact: '白雪', phone: '010-62510011', bank: '北京银行海淀支行', account: '010903880011', small: true, groups: ['CONS', 'CHEM'], papers: [licence('91110108MA0000011L')], standing: 'admitted' },
  { code: 'S012', zh: '合肥新锐光电科技有限公司', en: 'Hefei Xinrui Optoelectronics', short: '新锐光电', taxNumber: '91340100MA2R00012M', address: '合肥市蜀山区望江西路800号', contact: '方舟', phone: '0551-65320012', bank: '徽商银行合肥高新支行', account: '102301880012', small: true, groups: ['SENS', 'HOUS'], papers: [licence('91340100MA2R00012M')], standing: 'proposed' },
]
