/** Expressions: what is executed is formal and says something; languages and formats are named as the standard names them. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { textOf, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, isExecutable } from './wiring.ts'

/** Elements that hold an expression, with the clause of what they belong to; with a parent where the name alone is not enough. */
const held: Readonly<Record<string, string>> = {
  conditionExpression: '8.4.13', completionCondition: '10.3.5', activationCondition: '10.6.5', loopCardinality: '10.3.8', loopCondition: '10.3.8', condition: '10.5.5',
  timeDate: '10.5.5', timeDuration: '10.5.5', timeCycle: '10.5.5', from: '10.4.2', to: '10.4.2',
}
const heldAlways: Readonly<Record<string, string>> = { transformation: '10.4.2', messagePath: '8.4.2', dataPath: '8.4.2' }

export const expressions = ({ all }: Drawing): readonly Refusal[] => all.flatMap((element) => [...formal(element), ...named(element)])

function formal(element: Element): readonly Refusal[] {
  const clause = held[element.name]
  if (clause && isExecutable(element) && !(element.name === 'condition' && element.parent?.name === 'complexBehaviorDefinition')) {
    if (!isFormal(element)) return [said(bearer(element), 'formal-expression', '8.4.8', `可执行流程的 ${element.name} 须为形式表达式`, `In an executable process ${element.name} is a formal expression`)]
    if (!textOf(element)) return [said(bearer(element), 'empty-expression', clause, `${element.name} 为空`, `${element.name} is empty`)]
  }
  const always = heldAlways[element.name] ?? (element.name === 'condition' && element.parent?.name === 'complexBehaviorDefinition' ? '10.3.8' : undefined)
  return always && !textOf(element) ? [said(bearer(element), 'empty-expression', always, `${element.name} 为空`, `${element.name} is empty`)] : []
}

const isFormal = ({ attributes }: Element): boolean => Object.entries(attributes).some(([key, value]) => key.endsWith(':type') && /(^|:)tFormalExpression$/.test(value))

/** The nearest element with an id, which is what a person finds in the drawing. */
function bearer(element: Element): Element {
  let at = element
  while (!idOf(at) && at.parent) at = at.parent
  return at
}

const mime = /^[\w.+-]+\/[\w.+-]+$/
/** Languages that tools write by their bare name. */
const languages = ['feel', 'javascript', 'ecmascript', 'js', 'groovy', 'python', 'ruby', 'juel', 'kotlin', 'xpath', 'jruby', 'scala', 'beanshell', 'bsh', 'lua', 'csharp']

function named({ name, attributes, ...element }: Element): readonly Refusal[] {
  const say = (rule: string, clause: string, zh: string, en: string) => [said(bearer({ name, attributes, ...element }), rule, clause, zh, en)]
  const { textFormat, scriptFormat, language, method } = attributes
  if (textFormat !== undefined && !mime.test(textFormat)) return say('text-format', name === 'textAnnotation' ? '8.4.1' : '8.3.1', `文本格式须为 MIME 类型：${textFormat}`, `A text format is a MIME type, not ${textFormat}`)
  if (scriptFormat !== undefined && !mime.test(scriptFormat) && !languages.includes(scriptFormat.toLowerCase())) return say('script-format', '10.3.3', `脚本格式须为 MIME 类型：${scriptFormat}`, `A script format is a MIME type, not ${scriptFormat}`)
  if (language !== undefined && !isUri(language) && !languages.includes(language.toLowerCase())) return say('expression-language', '8.4.8', `表达式语言须为 URI：${language}`, `An expression language is a URI, not ${language}`)
  return name === 'transaction' && method !== undefined && !isUri(method.replace(/^##/, 'urn:')) ? say('transaction-method', '10.3.5', `事务方式须为 URI：${method}`, `A transaction method is a URI, not ${method}`) : []
}

/** RFC 3986: only characters it allows, percent signs before two hexadecimal digits. */
const isUri = (text: string): boolean => /^([\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-fA-F]{2})+$/.test(text)
