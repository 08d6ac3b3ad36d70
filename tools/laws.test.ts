/** The register of law against cases kept elsewhere, and how it answers what it cannot read. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { archiveYears, archiveRetention, askLaw, dutyPairs, lawRules, protectionLevels } from '#commons'
import { Refused } from '#words'
import { judgeLaws } from './laws.ts'

const folder = join(process.env['ZHANGFA_SHARED'] ?? '', 'law')

describe('1.3.1 the register of law', () => {
  test.skipIf(!process.env['ZHANGFA_SHARED'] || !existsSync(folder))('answers every case of the rules it holds (needs ZHANGFA_SHARED)', () => {
    const all = judgeLaws(folder)
    expect(all.filter(({ faults, unknown }) => faults.length > 0 || unknown)).toEqual([])
    expect(all.filter(({ unknown }) => !unknown).length).toBeGreaterThanOrEqual(279)
  })
  test('holds each rule once, with a source and a clause it serves', () => {
    expect(new Set(lawRules.map(({ id }) => id)).size).toBe(lawRules.length)
    expect(lawRules.filter(({ sources, clauses }) => sources.length === 0 || clauses.length === 0)).toEqual([])
  })
  test('says what it is not sure of, and refuses what it cannot read by its name', () => {
    expect(askLaw('BID-14', { kind: 'goods', amount: 1 })).toMatchObject({ verified: 'recall', confirmed: false })
    const refusal = (() => { try { askLaw('LAB-01', { termMonths: 'many', probationMonths: 1 }); return undefined } catch (error) { return error instanceof Refused ? error.refusal : undefined } })()
    expect(refusal).toMatchObject({ field: 'termMonths', refused: { en: '"termMonths" must be a number' } })
    expect(() => askLaw('NOT-1', {})).toThrow(Refused)
  })
  test('names what it had no use for, and refuses a name that looks like one it looked for', () => {
    expect(askLaw('LAB-01', { termMonths: 11, probationMonths: 1, city: '上海' }).unread).toEqual(['city'])
    expect(askLaw('LAB-01', { termMonths: 11, probationMonths: 1 }).unread).toEqual([])
    const refusal = (given: Readonly<Record<string, unknown>>) => { try { askLaw('LAB-01', { probationMonths: 1, ...given }); return undefined } catch (error) { return error instanceof Refused ? error.refusal : undefined } }
    expect(refusal({ termMonths: 11, secondProbaton: true })).toMatchObject({ field: 'secondProbaton', refused: { zh: '没有“secondProbaton”这一项，是否指“secondProbation”', en: 'There is no "secondProbaton"; "secondProbation" may be meant' } })
    expect(refusal({ termMonths: 11, second_probation: true })).toMatchObject({ field: 'second_probation' })
    expect(refusal({ termMonths: 11, years: 1 })).toBeUndefined()
  })
  test.each<readonly [role: string, bound: boolean]>([
    ['engineer', false], ['sales manager', false], ['部门经理', false], ['工程师', false], ['non-senior engineer', false], ['总经理助理', false], ['assistant to the general manager', false],
    ['senior engineer', true], ['高级工程师', true], ['总工程师', true], ['deputy general manager', true], ['副总裁', true], ['财务负责人', true], ['董事会秘书', true], ['secretary to the board of directors', true],
  ])('7.3.3 who may be bound not to compete: %s without a duty of secrecy %s', (role, bound) => {
    expect(askLaw('LAB-23', { role, months: 24 }).answer).toEqual({ ok: bound, maxMonths: bound ? 24 : 0 })
    expect(askLaw('LAB-23', { role, secrecyDuty: true, months: 24 }).answer).toEqual({ ok: true, maxMonths: 24 })
  })
  test('5.1.3 an eleven-month contract has one month of probation, three years have six', () => {
    expect([askLaw('LAB-01', { termMonths: 11, probationMonths: 3 }).answer, askLaw('LAB-01', { termMonths: 36, probationMonths: 6 }).answer]).toEqual([{ ok: false, max: 1 }, { ok: true, max: 6 }])
  })
  test.each<readonly [title: string, rule: string, given: Readonly<Record<string, unknown>>, answer: Readonly<Record<string, unknown>>]>([
    ['1.3.1 a term into the year without a notice is told provisionally', 'CAL-12', { from: '2026-12-30', workdays: 3 }, { due: '2027-01-05', provisional: true }],
    ['1.3.2 a month ends on the corresponding day, and after the holiday if that is one', 'CAL-09', { from: '2026-09-05', months: 1 }, { rawLast: '2026-10-05', due: '2026-10-08' }],
    ['4.1.1 a bond one half cent above its share is too high', 'BID-05', { estimate: 1234567.89, bond: 24691.36 }, { ok: false, max: 24691.35 }],
    ['4.2.4 a term of payment that ends on a Sunday ends on the Monday', 'BID-15', { buyer: 'large', supplier: 'SME', delivered: '2025-12-31', agreed: null }, { due: '2026-03-02' }],
    ['4.1.1 an objection is answered on the working day after a Sunday', 'BID-04', { deadline: '2026-03-30', objection: '2026-03-19' }, { replyBy: '2026-03-23' }],
    ['5.2.4 work on new year’s eve of 2024 was ordinary work, a year later threefold', 'CAL-10', { date: '2025-01-28' }, { dayType: 'statutory', rate: 3 }],
    ['2.1.1 at fourteen nobody asks the guardian', 'PII-04', { age: 14, guardianConsent: false }, { allowed: true }],
    ['7.2.2 one sensitive record sent abroad asks for a contract', 'PII-15', { persons: 1, sensitive: 1 }, { route: 'contract-or-certificate' }],
    ['7.2.2 ten thousand sensitive ones ask for an assessment', 'PII-15', { persons: 10_000, sensitive: 10_000 }, { route: 'security-assessment' }],
    ['8.2.2 an incident found at half past eleven at night is reported the next day', 'SEC-02', { operator: 'CII', grade: '重大', found: '2026-05-06T23:30', reported: '2026-05-07T00:31' }, { dueBy: '2026-05-07T00:30', late: true }],
    ['7.2.2 a system of level two is not asked for two factors', 'SEC-08', { level: 2, adminLogin: 'password only' }, { compliant: true }],
    ['7.3.3 a state secret of the middle grade lasts twenty years at most', 'SEC-26', { label: '机密', years: 20 }, { valid: true }],
    ['2.2.5 a deputy of a deputy may turn out to be the requester', 'ICS-04', { requester: 'u1', approver: 'u2', deputyChain: ['u3', 'u1'] }, { allowed: false }],
    ['6.3.2 whoever keeps the finance seal keeps no cheques', 'ICS-06', { user: 'u1', holds: ['finance seal', 'cheque book'] }, { allowed: false }],
    ['1.3.3 the pairs of the register bind in the words of their table', 'ICS-02', { duties: ['制度起草', '制度审批'] }, { allowed: false }],
    ['8.1.2 a rare blow that may end the company is never medium', 'RSK-07', { L: 1, I: 5 }, { grade: 'high', why: 'impact floor' }],
    ['8.3.1 an indicator that is better high turns red below its limit', 'RSK-11', { dir: 'lower-worse', value: 4, yellow: 10, red: 5 }, { state: 'red', valid: true }],
    ['8.3.2 the worst measure of an accident decides its level', 'RSK-13', { dead: 29, hurt: 100 }, { level: '特别重大' }],
    ['6.1 the reserve stops at half of the registered capital', 'GOV-03', { profitAfterTax: 1_000_000, reserve: 4_950_000, capital: 10_000_000 }, { allocate: 50_000 }],
  ])('%s', (_title, id, given, answer) => { expect(askLaw(id, given).answer).toMatchObject(answer) })
  test('7.2.2 the tables are whole: sixty-eight pairs, thirty-three requirements, and the archive rule keeps what its table says', () => {
    expect([dutyPairs.length, protectionLevels.length]).toEqual([68, 33])
    for (const [[kind], kept] of archiveRetention) if (typeof kept !== 'object') expect([kind, archiveYears(kind)]).toEqual([kind, kept === 'for ever' ? 0 : kept])
  })
  test('a number is read as people write it; a share, a sum of several and what is no number are refused', () => {
    const read = (text: string) => { try { return askLaw('LAB-01', { termMonths: text, probationMonths: 1 }).answer['max'] } catch (error) { return error instanceof Refused ? 'refused' : error } }
    expect(['36', '36个月', '三十六个月', 'twelve months', '十一', '1,000'].map(read)).toEqual([6, 6, 6, 2, 1, 6])
    expect(['50%', '三年五个月', 'three and a half', '1 2', '半年', 'many', '一百', '5个半月'].map(read)).toEqual(Array.from({ length: 8 }, () => 'refused'))
  })
  test.each<readonly [title: string, rule: string, given: Readonly<Record<string, unknown>>, answer: Readonly<Record<string, unknown>>]>([
    ['7.2.2 yes and no are read as people write them', 'SEC-09', { user: '张三', shared: '是' }, { allowed: false }],
    ['7.2.2 a dormant account is one too many', 'SEC-09', { user: 'dormant account of a leaver', active: 'yes' }, { flag: true }],
    ['7.2.2 voice and a hardware token are two factors, one of them cryptographic', 'SEC-08', { level: 3, adminLogin: '声纹 + 硬件令牌' }, { compliant: true }],
    ['7.2.2 clear text over a tunnel is no clear text', 'SEC-07', { level: 3, adminOver: 'telnet over ipsec' }, { allowed: true }],
    ['7.2.2 unencrypted is', 'SEC-07', { level: 3, adminOver: 'unencrypted web console' }, { allowed: false }],
    ['7.2.2 wiping the log is tampering, whatever the word', 'SEC-10', { level: 2, role: 'system administrator', action: 'wipe the audit log' }, { allowed: false }],
    ['7.2.2 so is it in Chinese', 'SEC-10', { level: 2, role: 'system administrator', action: '清空审计日志' }, { allowed: false }],
    ['7.1.4 a backup carried away every night is none in real time', 'SEC-18', { level: 3, local: true, offsite: 'every night' }, { compliant: false }],
    ['7.2.2 a restore that was never tried is told', 'SEC-18', { level: 2, local: true, offsite: true, lastRestoreTest: 'never' }, { flag: 'restore never proven' }],
    ['2.2.5 a loan is decided together', 'ICS-03', { matter: '长期借款 5000 万元', signers: 1 }, { final: false }],
    ['5.1.3 an open-ended contract has six months of probation, a task has none', 'LAB-01', { contractType: '无固定期限', probationMonths: 7 }, { ok: false, max: 6 }],
    ['5.2.4 thirty days told ahead cost no extra month, less does', 'LAB-12', { ground: 'changed circumstances', notice: '10 days', lastMonthWage: 9000 }, { allowed: true, extra: 9000, severance: true }],
    ['5.2.4 protection stands against an overtaken post, not against fraud', 'LAB-19', { state: 'work injury with lost capacity', ground: 'changed circumstances' }, { allowed: false }],
    ['5.2.4 nor does it shield fraud', 'LAB-19', { state: 'pregnant', ground: 'serious misconduct' }, { allowed: true }],
    ['5.2.3 whoever ranks last is not let go by another word', 'LAB-13', { appraisal: 'last', action: 'dismiss' }, { allowed: false }],
    ['7.3.3 an engineer without secrets may compete', 'LAB-23', { role: 'junior engineer', secrecyDuty: false, months: 12 }, { ok: false }],
    ['5.3.2 special training paid for may bind', 'LAB-24', { training: 'special professional training abroad', bond: true }, { ok: true }],
    ['5.2.2 with a child of one year the hour for nursing ends', 'LAB-36', { childMonths: 12, assign: 'night shift' }, { allowed: true, nursingHours: 0 }],
    ['5.1.1 an advertisement asks for no marriage either', 'LAB-37', { adText: '会计一名，已婚已育优先' }, { publishable: false }],
    ['5.1.3 safety training that was not passed opens no post', 'LAB-43', { safetyTraining: 'not passed', assignPost: true }, { allowed: false }],
    ['4.1.1 candidates stay published over the Sunday', 'BID-10', { report: '2026-04-13', published: '2026-04-16', until: '2026-04-19' }, { ok: false }],
    ['4.1.1 what is split to stay below counts as one', 'BID-14', { scope: 'state-funded construction', kind: 'materials', lots: [1_200_000, '90万'] }, { mustTender: true }],
    ['4.2.4 a public institution pays within thirty days', 'BID-15', { buyer: '事业单位', supplier: 'SME', delivered: '2026-03-02', agreed: null }, { due: '2026-04-01', days: 30 }],
    ['4.2.4 nobody waits for the customer’s customer', 'BID-15', { buyer: 'large', supplier: 'SME', clause: '待业主付款后支付' }, { clauseAllowed: false }],
    ['6.2.1 an audit is no information technology', 'ARC-10', { destroy: true, electronic: true, signatures: ['archive', 'finance', 'head', 'audit'] }, { allowed: false }],
    ['2.2.5 what is insignificant is not', 'ICS-03', { matter: 'insignificant repair', signers: 1 }, { final: true }],
  ])('%s', (_title, id, given, answer) => { expect(askLaw(id, given).answer).toMatchObject(answer) })
  test('whatever is sent, a rule answers or refuses', () => {
    const oddities: readonly unknown[] = [null, '', [], {}, { toString: 1 }, [{ toString: 1 }], 1e308, -1, 'x'.repeat(20_000), '2026-02-31', '9999-12-31', true]
    const names = ['duties', 'grant', 'holds', 'date', 'from', 'days', 'months', 'year', 'password', 'level', 'signatures', 'api', 'L', 'I', 'controls', 'noticeFields', 'found', 'grade', 'log', 'label', 'system', 'approvers', 'text', 'given']
    for (const { id } of lawRules) for (const odd of oddities) {
      try { askLaw(id, Object.fromEntries(names.map((name) => [name, odd]))) } catch (error) { if (!(error instanceof Refused)) throw new Error(`${id} ${JSON.stringify(odd)?.slice(0, 40)}: ${String(error)}`, { cause: error }) }
    }
  })
})
