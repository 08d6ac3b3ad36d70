/** A decision table as a person edits it, and the DMN it is written to and read from. */
import { treeOf, type Raw } from './read.ts'
import { spaces } from './write.ts'

export const hitPolicies = ['FIRST', 'UNIQUE', 'ANY', 'COLLECT', 'RULE ORDER'] as const
export type HitPolicy = (typeof hitPolicies)[number]
export type Input = { readonly name: string; readonly label: string; readonly type: 'number' | 'string' | 'boolean' }
export type Rule = { readonly when: readonly string[]; readonly answer: string; readonly note: string }
export type Test = { readonly given: Readonly<Record<string, string>>; readonly expects: string }
export type Table = { readonly key: string; readonly label: string; readonly hitPolicy: HitPolicy; readonly inputs: readonly Input[]; readonly output: string; readonly rules: readonly Rule[]; readonly tests: readonly Test[] }

export const dmnSpaces = { dmn: 'https://www.omg.org/spec/DMN/20191111/MODEL/', zf: spaces.zf } as const

export function dmnOf({ key, label, hitPolicy, inputs, output, rules, tests }: Table): string {
  const text = (tag: string, id: string, said: string): string => `<dmn:${tag} id="${id}"><dmn:text>${escaped(said)}</dmn:text></dmn:${tag}>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<dmn:definitions xmlns:dmn="${dmnSpaces.dmn}" xmlns:zf="${dmnSpaces.zf}" id="definitions" name="${escaped(label)}" namespace="http://zhangfa.example/decisions">`,
    ...inputs.map(({ name, label: of, type }) => `  <dmn:inputData id="data_${name}" name="${name}" label="${escaped(of)}"><dmn:variable id="data_${name}_is" name="${name}" typeRef="${type}"/></dmn:inputData>`),
    `  <dmn:decision id="decision" name="${escaped(key)}">`,
    ...(tests.length > 0 ? ['    <dmn:extensionElements>', ...tests.map(({ given, expects }, at) => `      <zf:test id="test_${at + 1}" given="${escaped(JSON.stringify(given))}" expects="${escaped(expects)}"/>`), '    </dmn:extensionElements>'] : []),
    `    <dmn:variable id="answer" name="${escaped(key)}"/>`,
    ...inputs.map(({ name }) => `    <dmn:informationRequirement id="asks_${name}"><dmn:requiredInput href="#data_${name}"/></dmn:informationRequirement>`),
    `    <dmn:decisionTable id="table" hitPolicy="${hitPolicy}">`,
    ...inputs.map(({ name, label: of, type }) => `      <dmn:input id="input_${name}" label="${escaped(of)}"><dmn:inputExpression id="input_${name}_is" typeRef="${type}"><dmn:text>${name}</dmn:text></dmn:inputExpression></dmn:input>`),
    `      <dmn:output id="output" name="${escaped(output)}" typeRef="string"/>`,
    ...rules.map(({ when, answer, note }, at) => `      <dmn:rule id="rule_${at + 1}">${note ? `<dmn:description>${escaped(note)}</dmn:description>` : ''}${when.map((said, n) => text('inputEntry', `rule_${at + 1}_${inputs[n]?.name ?? n}`, said)).join('')}${text('outputEntry', `rule_${at + 1}_answer`, JSON.stringify(answer))}</dmn:rule>`),
    '    </dmn:decisionTable>', '  </dmn:decision>', '</dmn:definitions>', '',
  ].join('\n')
}

/** Nothing when the file is more than one table with one answer. */
export function tableOf(xml: string): Table | undefined {
  const root = treeOf(xml, dmnSpaces)
  const all = root ? [...within(root)] : []
  const decision = all.find(({ name }) => name === 'dmn:decision')
  const table = all.find(({ name }) => name === 'dmn:decisionTable')
  const outputs = inside(table, 'dmn:output')
  if (!root || !decision || !table || outputs.length !== 1) return undefined
  const made: Table = {
    key: decision.attributes['name'] ?? '', label: root.attributes['name'] ?? '', hitPolicy: hitPolicies.find((one) => one === table.attributes['hitPolicy']) ?? 'UNIQUE', output: outputs[0]?.attributes['name'] ?? '',
    inputs: inside(table, 'dmn:input').map((input) => {
      const expression = inside(input, 'dmn:inputExpression')[0]
      const type = expression?.attributes['typeRef']
      return { name: textIn(expression), label: input.attributes['label'] ?? textIn(expression), type: type === 'number' || type === 'boolean' ? type : 'string' }
    }),
    rules: inside(table, 'dmn:rule').map((rule) => ({ when: inside(rule, 'dmn:inputEntry').map(textIn), answer: unquoted(textIn(inside(rule, 'dmn:outputEntry')[0])), note: inside(rule, 'dmn:description')[0]?.text ?? '' })),
    tests: all.filter(({ name }) => name === 'zf:test').map(({ attributes }) => ({ given: given(attributes['given']), expects: attributes['expects'] ?? '' })),
  }
  return made
}

function* within(element: Raw): Generator<Raw> {
  yield element
  for (const child of element.children) yield* within(child)
}
const inside = (element: Raw | undefined, name: string): readonly Raw[] => element?.children.filter((one) => one.name === name) ?? []
const textIn = (element: Raw | undefined): string => (inside(element, 'dmn:text')[0]?.text ?? '').trim()
const unquoted = (said: string): string => /^"(.*)"$/s.exec(said)?.[1]?.replaceAll('\\"', '"') ?? said
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')

function given(said = '{}'): Readonly<Record<string, string>> {
  try {
    return JSON.parse(said) as Readonly<Record<string, string>>
  } catch {
    return {}
  }
}
