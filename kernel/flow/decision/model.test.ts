/** Decision models as DMN 1.5 has them: hit policies, knowledge models, services and boxed expressions, each on a model of a few lines. */
import { describe, expect, test } from 'vitest'
import { ask } from './requirement.ts'
import type { Scope } from './feel.ts'

const model = (...inner: readonly string[]) => ask(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="house" name="house">${inner.join('')}</definitions>`)
const said = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const literal = (text: string) => `<literalExpression><text>${said(text)}</text></literalExpression>`
const input = (name: string, type = 'Any') => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
const needs = (kind: 'Input' | 'Decision', ...ids: readonly string[]) => ids.map((id) => `<informationRequirement><required${kind} href="#${id}"/></informationRequirement>`).join('')
const knows = (id: string) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`
const decision = (name: string, logic: string, requires = '', type = 'Any') => `<decision id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/>${requires}${logic}</decision>`
const knowledge = (name: string, parameters: Readonly<Record<string, string>>, logic: string) => `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>${Object.entries(parameters).map(([parameter, type]) => `<formalParameter name="${parameter}" typeRef="${type}"/>`).join('')}${logic}</encapsulatedLogic></businessKnowledgeModel>`

/** Outputs as `name|values|default`; rules as a test and what each output says. */
const table = (policy: string, outputs: readonly string[], rules: readonly (readonly string[])[]) => {
  const [hit = '', how] = policy.split(' of ')
  const part = (element: string, text = '') => text && `<${element}><text>${text}</text></${element}>`
  const columns = outputs.map((output) => output.split('|')).map(([name, values, otherwise]) => `<output name="${name}">${part('outputValues', values)}${part('defaultOutputEntry', otherwise)}</output>`)
  return `<decisionTable hitPolicy="${hit}"${how ? ` aggregation="${how}"` : ''}><input><inputExpression><text>n</text></inputExpression></input>${columns.join('')}${rules.map(([asked = '', ...answers]) => `<rule>${part('inputEntry', said(asked))}${answers.map((answer) => part('outputEntry', answer)).join('')}</rule>`).join('')}</decisionTable>`
}
const decided = (policy: string, outputs: readonly string[], rules: readonly (readonly string[])[], n: unknown) => model(input('n'), decision('D', table(policy, outputs, rules), needs('Input', 'n')))('D', { n })

describe('1.3.3 a table answers as its hit policy says (8.2.10)', () => {
  const grades = [['> 1', '"low"', '1'], ['> 2', '"high"', '3'], ['> 3', '"high"', '2']]
  const ranked = ['grade|"high", "low"', 'step|1, 2, 3']
  test.each<readonly [string, readonly string[], readonly (readonly string[])[], unknown]>([
    ['PRIORITY', ranked, grades, { grade: 'high', step: 2 }], ['OUTPUT ORDER', ranked, grades, [{ grade: 'high', step: 2 }, { grade: 'high', step: 3 }, { grade: 'low', step: 1 }]],
    ['RULE ORDER', ['a'], [['> 1', '4'], ['> 9', '5'], ['> 2', '2']], [4, 2]], ['FIRST', ['a', 'b'], [['> 1', '4', '1'], ['> 2', '2', '2']], { a: 4, b: 1 }],
    ['ANY', ['a', 'b'], [['> 1', '1', '2'], ['> 2', '1', '2']], { a: 1, b: 2 }], ['ANY', ['a'], [['> 1', '1'], ['> 2', '2']], null], ['UNIQUE', ['a'], [['> 1', '1'], ['> 2', '2']], null],
    ['UNIQUE', ['a||7', 'b||"none"', 'c'], [['> 9', '1', '"x"', '0']], { a: 7, b: 'none', c: null }], ['UNIQUE', ['a'], [['> 9', '1']], null], ['RULE ORDER', ['a'], [['> 9', '1']], []], ['COLLECT', ['a'], [['> 9', '1']], []],
    ['COLLECT', ['a', 'b'], [['> 1', '1', '2'], ['> 2', '1', '3']], [{ a: 1, b: 2 }, { a: 1, b: 3 }]], ['COLLECT of SUM', ['a'], [['> 1', '1'], ['> 2', '2']], 3], ['COLLECT of COUNT', ['a'], [['> 1', '1'], ['> 2', '1']], 2], ['COLLECT of COUNT', ['a'], [['> 9', '1']], 0], ['COLLECT of SUM', ['a'], [['> 9', '1']], null],
  ])('%s of %s by %s', (policy, outputs, rules, expected) => { expect(decided(policy, outputs, rules, 5)).toEqual(expected) })
  test('what was not given is met by a dash and by null alone', () => { expect([decided('FIRST', ['a'], [['> 1', '1'], ['null', '2']], null), decided('FIRST', ['a'], [['not(null)', '1'], ['-', '2']], null)]).toEqual([2, 2]) })
})

test('1.3.3 a knowledge model and a service are functions that are null when what they are given does not fit', () => {
  const label = knowledge('label', { n: 'number', unit: 'string' }, literal('string(n) + unit'))
  const asked = (call: string, ...more: readonly string[]) => model(label, ...more, decision('D', literal(call), `${knows('label')}${knows('service')}`))('D', {})
  expect(['label(1, "m")', 'label(unit: "m", n: 2)', 'label("1", "m")', 'label([3], "m")', 'label(1)'].map((call) => asked(call))).toEqual(['1m', '2m', null, '3m', null])
  const service = [input('n'), decision('A', literal('n + 1'), needs('Input', 'n'), 'number'), decision('B', literal('A * 2'), needs('Decision', 'A')), '<decisionService id="service" name="service"><variable name="service"/><outputDecision href="#B"/><inputDecision href="#A"/></decisionService>']
  expect(['service(7)', 'service(A: 7)', 'service("x")', 'service()', 'service(null)'].map((call) => asked(call, ...service))).toEqual([14, 14, null, null, null])
  expect(model(knowledge('factorial', { n: 'number' }, literal('if n <= 1 then 1 else n * factorial(n - 1)')))('factorial', { n: 5 })).toBe(120)
  expect(model('<itemDefinition name="tWork"><functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>', knowledge('twice', { work: 'tWork', n: 'number' }, literal('work(work(n))')), decision('D', literal('twice(abs, -4)'), knows('twice')))('D', {})).toBe(4)
})

test.each<readonly [string, string, unknown]>([
  ['conditional', `<if>${literal('n > 1')}</if><then>${literal('"more"')}</then><else>${literal('"less"')}</else>`, 'more'],
  ['filter', `<in>${literal('[1, n, 3]')}</in><match>${literal('item > 1')}</match>`, [2, 3]],
  ['filter', `<in>${literal('[{a: 1}, {a: n}]')}</in><match>${literal('a = n')}</match>`, [{ a: 2 }]],
  ['for iteratorVariable="i"', `<in>${literal('[1..3]')}</in><return>${literal('i * n + count(partial)')}</return>`, [2, 5, 8]],
  ['some iteratorVariable="i"', `<in>${literal('[1, 2, 3]')}</in><satisfies>${literal('i > n')}</satisfies>`, true],
  ['every iteratorVariable="i"', `<in>${literal('[]')}</in><satisfies>${literal('i > n')}</satisfies>`, true],
  ['list', literal('n') + literal('"a"'), [2, 'a']],
  ['relation', `<column name="a"/><column name="b"/><row>${literal('1')}${literal('n')}</row>`, [{ a: 1, b: 2 }]],
  ['context', `<contextEntry><variable name="x"/>${literal('n + 1')}</contextEntry><contextEntry>${literal('x * 10')}</contextEntry>`, 30],
])('1.3.3 a boxed expression is worth what it is in words (10.2.2): %s', (kind, inner, expected) => {
  const given: Scope = { n: 2 }
  expect(model(input('n'), decision('D', `<${kind}>${inner}</${kind.split(' ')[0]}>`, needs('Input', 'n')))('D', given)).toEqual(expected)
})
