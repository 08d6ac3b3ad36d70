/** Network security: who comes in and what they may do - identities, passwords, administrators, labels (等保 level by level). */
import { from, rule, type Asked, type LawRule } from './rule.ts'

export const protection = from('GB/T 22239-2019 网络安全等级保护基本要求')
/** Whether a requirement that begins at a level is asked of this system; a system whose level was not told is asked everything. */
export const asksFrom = (level: number, asked: Asked): boolean => !asked.has('level') || asked.number('level') >= level

/** Assessors' practice behind "complex and changed regularly"; a company may ask for more, never for less. */
const practice = { length: 8, classes: 3, days: 90, last: 5 } as const
const classesIn = (password: string): number => [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((one) => one.test(password)).length

function passwordFaults(asked: Asked): readonly string[] {
  const password = asked.text('password')
  const same = (value: unknown) => typeof value === 'string' && value.toLowerCase() === password.toLowerCase()
  const before = ['history', 'previous', 'lastPasswords', 'last'].flatMap((name) => (Array.isArray(asked.given[name]) ? asked.list(name).slice(-practice.last) : []))
  return [
    ...([...password].length < Math.max(practice.length, asked.number('minLength', 0)) ? ['length'] : []),
    ...(classesIn(password) < Math.max(practice.classes, asked.number('minClasses', 0)) ? ['classes'] : []),
    ...(same(asked.given['login']) || same(asked.given['user']) ? ['login'] : []),
    ...(before.includes(password) || (asked.has('reusedFromLast') && asked.number('reusedFromLast') <= practice.last) ? ['history'] : []),
    ...(asked.number('ageDays', 0) > practice.days ? ['age'] : []),
  ]
}
const password = (asked: Asked) => { const faults = passwordFaults(asked); return { ok: faults.length === 0, faults, mustChange: faults.includes('age') } }

function identity(asked: Asked) {
  if (asked.has('password')) return { allowed: passwordFaults(asked).length === 0, faults: passwordFaults(asked) }
  const doubled = /same (login|name|identity|id|account|user)|duplicate|existing login|already (taken|used|exists)|shared|share a|common account|one account for|reus\w* .*(login|account|id)|同名|重复|共用|共享/i.test(asked.text('action')) || asked.is('loginExists')
  return { allowed: !doubled && !/without (a )?(login|log-?in|auth|password|sign)|anonymous|no (login|password)|guest|unauthenticated|匿名|免登录|未经鉴别|游客/i.test(asked.text('action')) }
}

/** Five tries and half an hour are what assessors ask; the standard names no number, only that it must be on. */
function loginFailure(asked: Asked) {
  const [tries, idle] = [Math.min(5, asked.number('maxTries', 5)), Math.min(30, asked.number('idleLimit', 30))]
  const off = asked.is('lockDisabledByAdmin') || asked.is('timeoutDisabledByAdmin') || asked.is('disabled')
  const loose = asked.number('maxTries', 5) > 5 || asked.number('idleLimit', 30) > 30
  return {
    complianceFlag: off || loose ? 'non-compliant' : 'compliant',
    ...(asked.has('failedLogins') ? { locked: !off && asked.number('failedLogins') >= tries } : {}),
    ...(asked.has('idleMinutes') ? { session: asked.number('idleMinutes') > idle ? 'ended' : 'active' } : {}),
  }
}

function remote(asked: Asked) {
  const over = asked.text('adminOver')
  const open = /^(http|telnet|ftp|tftp|rsh|rlogin|rexec|vnc|plain|clear|unencrypted|smtp|pop3|snmp ?v?[12]c?|明文)/i.test(over) && !/^https|over (tls|ssl|ssh|vpn|ipsec)|(tunnel|wrap)\w* (in|by|through|over) /i.test(over)
  return { allowed: !asksFrom(2, asked) || (!open && !asked.lacks('terminalRestricted', 'terminalsLimited', 'addressLimited')) }
}

const kinds: readonly (readonly [RegExp, cryptographic: boolean])[] = [
  [/password|passphrase|\bpin\b|口令|密码(?!钥)/i, false], [/\bsms\b|text message|phone code|e-?mail (code|link)|短信|邮箱验证码/i, false], [/fingerprint|\bface|facial|iris|retina|palm|vein|voice ?print|biometric|指纹|人脸|虹膜|掌纹|声纹/i, false],
  [/certificate|u-?key|usb[- ]?key|smart ?card|token|otp|fido|passkey|\bsm2\b|cryptograph|signature|证书|令牌|密钥/i, true],
]
function twoFactors(asked: Asked) {
  const used = kinds.filter(([pattern]) => pattern.test(asked.words('adminLogin', 'login', 'factors')))
  return { compliant: !asksFrom(3, asked) || (used.length >= 2 && used.some(([, cryptographic]) => cryptographic)), kinds: used.length }
}

function accounts(asked: Asked) {
  const left = (asked.has('daysSinceExit') && asked.number('daysSinceExit') > 0 && !asked.not('active')) || (/left|leaver|resigned|departed|dismissed|terminated|expired|surplus|unused|orphan|dormant|离职|离任|过期|多余|闲置|停用/i.test(asked.text('user')) && asked.is('active') && !asked.has('daysSinceExit'))
  const shared = asked.is('shared') || asked.number('persons', 1) > 1 || /shared|generic|common|group account|共用|共享|公用/i.test(asked.text('user'))
  const initial = /^(default|initial|factory|vendor|preset|unchanged|默认|初始|出厂|缺省)/i.test(asked.text('password')) || asked.is('defaultPassword')
  return { flag: left || shared || initial || asked.is('defaultAccount'), loginForcesChange: initial, allowed: !shared && !left }
}

/** What each of the three administrators is there for; nothing else is theirs, and the trail is nobody's to change. */
const offices: readonly (readonly [RegExp, RegExp])[] = [
  [/audit/i, /(read|view|review|search|export|analy|keep|check).*(audit|log|trail|record)|审计/i],
  [/security/i, /grant|revoke|role|permission|rights|polic|label|access rule|password rule|授权|策略/i],
  [/system|admin/i, /back ?up|restore|configur|restart|start|stop service|patch|upgrade|install|monitor|deploy|network|storage|account|user|备份|配置|升级/i],
]
function administrator(asked: Asked) {
  const [role, action] = [asked.text('role'), asked.text('action')]
  const own = offices.find(([who]) => who.test(role))
  const tampering = /(delet|remov|eras|wip|alter|chang|edit|modif|clear|purg|disabl|stop|switch(es|ing)? off|turn(s|ing)? off|overwrit|truncat|drop|tamper|rewrit|falsif).*(audit|log|trail)|(删除|修改|清空|篡改|覆盖|停用|关闭).*(审计|日志|记录)/i.test(action)
  const onBusiness = /business|salar|wage|payroll|customer|client|supplier|order|invoice|payment|voucher|ledger|contract|price|approve|业务|工资|薪|客户|供应商|订单|发票|付款|合同|凭证|审批/i.test(action)
  return { allowed: !asksFrom(2, asked) || (!tampering && !onBusiness && (own ? own[1].test(action) : true)) }
}

const posts = (text: string): readonly string[] => [['system', /^sys(tem)?[- _]?adm|系统管理/i], ['audit', /^audit(or)?[- _]?adm|审计管理/i], ['security', /^sec(urity)?[- _]?adm|安全管理/i]].filter(([, pattern]) => (pattern as RegExp).test(text)).map(([name]) => name as string)
function threeAdministrators(asked: Asked) {
  const held = ['grant', 'holds', 'has', 'roles'].flatMap((name) => [asked.given[name]].flat()).filter((one) => typeof one === 'string') as readonly string[]
  const apart = new Set(held.flatMap(posts))
  const alone = asked.has('level') && asked.number('level') >= 3 && apart.has('security') && (new Set(held).size > 1 || asked.is('otherPost') || asked.has('otherPosts') || asked.not('fullTime'))
  return { allowed: !asksFrom(2, asked) || (apart.size < 2 && !alone) }
}

const labels: readonly RegExp[] = [/public|公开/i, /internal|内部/i, /confidential|秘密|保密/i, /(?<!top )secret(?!ary)|机密/i, /top secret|绝密/i]
const rankOf = (text: string): number => labels.findLastIndex((one) => one.test(text))
const labelled = (asked: Asked) => ({ read: !asksFrom(3, asked) || rankOf(asked.words('user', 'clearance')) >= rankOf(asked.words('object', 'label')) })

const seven = ['7.2.2']
export const securityAccess: readonly LawRule[] = [
  rule('SEC-04', ['身份唯一并经鉴别', 'One identity each, authenticated'], seven, [protection('8.1.4.1 a', '2019-12-01')], identity, 'second-source'),
  rule('SEC-05', ['登录失败与超时处理', 'Failed logins and time-outs'], seven, [protection('8.1.4.1 b（数值为测评惯例，非标准条文）', '2019-12-01')], loginFailure, 'second-source'),
  rule('SEC-06', ['口令复杂度惯例', 'What is usually asked of passwords'], seven, [protection('8.1.4.1 a（测评惯例）', '2019-12-01')], password, 'recall'),
  rule('SEC-07', ['远程管理防窃听', 'Remote management is not overheard'], seven, [protection('8.1.4.1 c; 8.1.4.4 c', '2019-12-01')], remote, 'second-source'),
  rule('SEC-08', ['三级双因素鉴别', 'Two factors from level three'], seven, [protection('8.1.4.1 d', '2019-12-01')], twoFactors, 'second-source'),
  rule('SEC-09', ['默认、过期与共享账户', 'Default, expired and shared accounts'], seven, [protection('8.1.4.2 b, c', '2019-12-01')], accounts, 'second-source'),
  rule('SEC-10', ['管理员最小权限与权限分离', 'Least rights, separated, for administrators'], seven, [protection('8.1.4.2 d', '2019-12-01')], administrator, 'second-source'),
  rule('SEC-11', ['三员分立', 'Three administrators apart'], seven, [protection('8.1.7.1-8.1.7.2; 8.1.5.1-8.1.5.3', '2019-12-01')], threeAdministrators, 'second-source'),
  rule('SEC-12', ['授权主体与安全标记', 'Authorised subjects and labels'], seven, [protection('8.1.4.2 e, f, g', '2019-12-01')], labelled, 'second-source'),
]
