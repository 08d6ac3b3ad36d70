/** Dismissal: when it is allowed, what it costs, who is protected from it. */
import { lastOf } from '#words'
import { cents, from, rule, type Asked, type LawRule } from './rule.ts'
import { yearsLater } from './terms.ts'

const law = from('劳动合同法（2012修正）')
const regulation = from('劳动合同法实施条例')

/** Months of pay for a length of service: a full year one, six months and more one, less half (art. 47). */
const severanceMonths = (years: number, months: number): number => years + (months >= 6 ? 1 : months > 0 ? 0.5 : 0)

function severance(asked: Asked) {
  const [wage, average] = [asked.number('wage'), asked.number('localAvg')]
  const capped = wage > average * 3
  const months = severanceMonths(asked.number('years'), asked.number('months', 0))
  return { severance: cents((capped ? average * 3 : wage) * (capped ? Math.min(12, months) : months)), capped }
}

/** Grounds that the protection does not stand against: fault, failing in probation, the employee's own wish (36-39). */
const isOtherGround = (ground: string): boolean => /misconduct|breach|violat|fraud|deceit|crim|derelict|gross|embezzl|second job|probation|mutual|agree|resign|过失|严重|违纪|舞弊|失职|刑事|欺诈|试用期|协商|辞职/i.test(ground)
const isShielded = (state: string): boolean => /pregnan|matern|nursing|lactat|breast|treatment|occupational|work[- ]?injur|industrial injur|retire|怀孕|孕期|产期|哺乳|医疗期|职业病|工伤|退休/i.test(state) && !/retired|not pregnan|(after|end of|outside|over).*treatment|treatment (period )?(ended|over|expired)/i.test(state)
/** Incompetence stands only when shown again after training or another post (40(2)). */
const isIncompetence = (ground: string): boolean => /incompeten|unable to do|不胜任|不能胜任/i.test(ground)

function protectedFrom(asked: Asked) {
  const old = Math.max(asked.number('continuousYears', 0), asked.number('yearsInRow', 0)) >= 15 && asked.number('yearsToRetirement', 99) < 5
  return { allowed: isOtherGround(asked.text('ground')) || !(isShielded(asked.words('state').replace(/([a-z])([A-Z])/g, '$1 $2')) || old) }
}

function withNotice(asked: Asked) {
  const ground = asked.text('ground')
  const proven = isIncompetence(ground) ? asked.is('trainedOrMoved') && asked.is('stillIncompetent') : !asked.lacks('treatmentEnded', 'treatmentOver', 'treatmentPeriodOver', 'negotiated', 'otherWorkOffered')
  if (!proven || /rank|排名|末位/i.test(ground)) return { allowed: false, extra: 0, severance: false }
  const days = ['noticeDays', 'notice'].filter((name) => asked.has(name)).map((name) => /\d+/.exec(asked.words(name))?.[0]).find((one) => one !== undefined)
  const noticed = days !== undefined ? Number(days) >= 30 : asked.has('notice') && !asked.lacks('notice') && !/oral|verbal|口头/i.test(asked.words('notice'))
  return { allowed: true, extra: noticed ? 0 : asked.number('lastMonthWage', 0), severance: true }
}

export const labourEnding: readonly LawRule[] = [
  rule('LAB-12', ['无过失解除的通知与补偿', 'Dismissal without fault: notice or a month’s pay'], ['5.2.4'], [law('40, 46(3)'), regulation('20')], withNotice),
  rule('LAB-13', ['一次考核不合格不得解除', 'One bad appraisal is no ground'], ['5.2.3', '5.2.4'], [law('40(2)'), from('最高人民法院指导案例18号')('裁判要点')], (asked) => ({ allowed: !/terminat|dismiss|fire|lay ?off|解除|辞退|开除/i.test(asked.text('action', 'terminate')) || (asked.is('trainedOrMoved') && asked.is('stillIncompetent')) })),
  rule('LAB-14', ['经济补偿的年限', 'Months of severance pay'], ['5.2.4'], [law('47(1)')], (asked) => ({ monthsPay: severanceMonths(asked.number('years'), asked.number('months', 0)) })),
  rule('LAB-15', ['经济补偿的封顶', 'Where severance is capped'], ['5.2.4'], [law('47(2)')], severance),
  rule('LAB-16', ['经济补偿的工资基数', 'Wage that severance counts by'], ['5.2.4'], [law('47(3)'), regulation('27')], (asked) => ({ base: Math.max(cents(asked.number('totalGross') / Math.min(12, asked.number('monthsWorked', 12))), asked.number('minWage', 0)) })),
  rule('LAB-17', ['违法解除赔偿金', 'Unlawful dismissal costs twice'], ['5.2.4'], [law('87'), regulation('25')], (asked) => ({ pay: cents(asked.number('monthlyWage') * severanceMonths(asked.number('years'), asked.number('months', 0)) * (asked.is('unlawful') ? 2 : 1)) })),
  rule('LAB-18', ['经济性裁员的门槛', 'When it is a mass layoff'], ['5.2.4'], [law('41')], (asked) => {
    const [staff, cut] = [asked.number('staff'), asked.number('cut')]
    return { massLayoff: cut >= 20 || cut * 10 >= staff, noticeDays: 30 }
  }),
  rule('LAB-19', ['不得无过失解除的人员', 'Who is not dismissed without fault'], ['5.2.4'], [law('42')], protectedFrom),
  rule('LAB-21', ['离职结清工资', 'Wages settled at the end'], ['5.1.3'], [from('工资支付暂行规定')('9')], (asked) => ({ late: asked.day(asked.has('finalPay') || !asked.has('today') ? 'finalPay' : 'today') > asked.day('ended') })),
  rule('LAB-22', ['工资记录保存期', 'How long pay records are kept'], ['5.2.4'], [from('工资支付暂行规定')('6'), from('保障农民工工资支付条例')('15', '2020-05-01')], (asked) => {
    const month = asked.text('record')
    const years = asked.is('migrantConstruction') || asked.is('migrantWorker') || /migrant|农民工/i.test(asked.words('worker', 'workers', 'staff')) ? 3 : 2
    return { allowed: asked.day('deleteOn') > yearsLater(lastOf(month), years), years }
  }),
  rule('LAB-40', ['劳动争议时效', 'Until when a claim may be filed'], ['5.2.4'], [from('劳动争议调解仲裁法')('27')], (asked) => {
    const since = asked.day(asked.has('ended') && (asked.is('wageDispute') || !asked.has('knew')) ? 'ended' : 'knew')
    return { inTime: (asked.is('wageDispute') && !asked.has('ended')) || asked.day('filed') <= yearsLater(since, 1) }
  }),
]
