/** Numbers as policies and laws write them: 三百零八, 二〇二六, 12, １２. */
const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 壹: 1, 贰: 2, 貳: 2, 叁: 3, 參: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9 }
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10 }

/** The ten stems, by which 甲、乙、丙 count. */
export const stems = '甲乙丙丁戊己庚辛壬癸'

/** Characters a Chinese number is written with, for use inside a pattern. */
export const numeral = '零〇一二两三四五六七八九十百千壹贰貳叁參肆伍陆陸柒捌玖拾'

/** The number that Chinese numerals or digits of either width write; nothing when they write none. */
export function numberOf(written: string): number | undefined {
  const plain = written.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  let [total, last] = [0, 0]
  for (const sign of plain) {
    const digit = digits[sign]
    const unit = units[sign]
    if (digit !== undefined) last = total === 0 && last > 0 ? last * 10 + digit : digit
    else if (unit !== undefined) { total += (last || 1) * unit; last = 0 } else return undefined
  }
  return plain === '' ? undefined : total + last
}
