/** Electronic signatures and originals, state secrets and trade secrets. */
import { from, rule, type Asked, type LawRule } from './rule.ts'

const signatures = from('电子签名法（2019修正）')

/** Exclusive to the signer, in the signer's sole control, any later change to signature or text found: all four (13). */
function reliable(asked: Asked) {
  const bare = /click|typed|image|picture|scan|tick|checkbox|e-?mail reply|点击|图片|扫描/i.test(asked.text('approval'))
  return { reliable: !bare && !asked.lacks('textHashBound', 'textChangeDetectable', 'signatureChangeDetectable', 'keyExclusive', 'exclusiveKey', 'exclusive', 'soleControl', 'signerControl', 'controlledBySigner') && !asked.is('sharedKey') }
}

function original(asked: Asked) {
  const whole = !asked.lacks('hashMatches', 'hashStored', 'retrievable', 'shown', 'complete', 'unchanged', 'evidenceFile')
  return { original: whole, retained: whole && !asked.lacks('sameFormat', 'format', 'contentProvable', 'sender', 'receiver', 'recipient', 'times', 'sentAt', 'receivedAt', 'timestamps') }
}

function electronic(asked: Asked) {
  const paper = asked.text('document')
  const family = /adopt|marriage|marital|divorce|inherit|succession|\bwill\b|testament|guardianship|收养|婚姻|结婚|离婚|继承|遗嘱/i.test(paper)
  const utility = /(stop|suspen|cut|terminat|disconnect).*(water|heat|gas|electric|power|suppl|utilit)|(water|heat|gas|electric|power|utilit).*(stop|suspen|cut|terminat|disconnect)|停(水|电|气|热|止供)/i.test(paper)
  return { eSignAllowed: !family && !utility && !asked.is('excludedByLaw') }
}

/** Longest terms of the three grades (20); none of them belongs in an ordinary business system. */
const grades: readonly (readonly [RegExp, years: number])[] = [[/绝密|top secret/i, 30], [/机密|(?<!top |trade |company |business )\bsecret\b|highly secret/i, 20], [/(?<!商业|公司|企业|机)秘密|ordinary secret|confidential state/i, 10]]
function stateSecret(asked: Asked) {
  const years = grades.find(([pattern]) => pattern.test(asked.text('label')))?.[1]
  const place = asked.words('system', 'storeIn', 'storedIn')
  const inSystem = place !== '' && !/classified|涉密/i.test(place)
  return { valid: years === undefined || (asked.number('years', 0) <= years && !inSystem), maxYears: years ?? null, allowed: years === undefined || !inSystem, stateSecret: years !== undefined }
}

function tradeSecret(asked: Asked) {
  const open = /^(all|everyone|public|anyone|全员|公开)$/i.test(asked.words('accessList'))
  return { protectable: !open && !asked.is('public') && !asked.is('published') && !asked.lacks('label', 'nda', 'accessList', 'measures', 'agreement', 'commercialValue', 'value') }
}

export const securityPapers: readonly LawRule[] = [
  rule('SEC-23', ['可靠的电子签名', 'A reliable electronic signature'], ['2.2.5', '4.2.2', '5.2.1'], [signatures('13, 14', '2019-04-23')], reliable),
  rule('SEC-24', ['数据电文的原件与保存', 'Electronic originals and their keeping'], ['7.2.2'], [signatures('5, 6', '2019-04-23')], original),
  rule('SEC-25', ['不适用电子签名的文书', 'Where no electronic signature serves'], ['5.1.3'], [signatures('3', '2019-04-23')], electronic),
  rule('SEC-26', ['国家秘密', 'State secrets'], ['7.3.3'], [from('保守国家秘密法（2024修订）')('14, 20', '2024-05-01')], stateSecret),
  rule('SEC-27', ['商业秘密三要件', 'What makes a trade secret'], ['7.3.3'], [from('反不正当竞争法（2019修正；2025修订后条号变动）')('9', '2019-04-23')], tradeSecret),
]
