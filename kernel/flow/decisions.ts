/** Decisions that people keep: versions, each from a day on; a question is answered by the version of its day. */
import { createHash } from 'node:crypto'
import { parseUnaryTests } from 'feelin'
import { approverOf, type Approver, type Decision, type Plan } from '#declare'
import type { Asks } from '#store'
import { insist, refuse, together, type Day, type Instant, type Refusal } from '#words'
import { ask } from './decision/index.ts'
import { childNamed, childrenNamed, everything, readXml, textOf, type Element } from './engine/index.ts'
import { readable } from './lint.ts'

export type DecisionVersion = { readonly version: number; readonly from: Day; readonly person: string | null; readonly at: Instant; readonly xml: string }
export type TestRow = { readonly given: Readonly<Record<string, unknown>>; readonly expects: string; readonly got: string; readonly holds: boolean }
type Given = Readonly<Record<string, unknown>>

export const decisionVersions = (asks: Asks, key: string): Promise<DecisionVersion[]> => asks.query<DecisionVersion>({
  text: 'select version, valid_from::text as from, person, at, xml from house.decision where key = $1 order by version desc', values: [key],
})

/** Of the versions that have begun, the one that began last; of those that begin the same day, the later. */
export const inForceSql = (key: string, day: string): string => `(select d.xml from house.decision d where d.key = ${key} and d.valid_from <= ${day}::date order by d.valid_from desc, d.version desc limit 1)`

/** Nothing where no table is in force on the day. */
export async function ruling(asks: Asks, key: string, day: Day): Promise<((given: Given) => unknown) | undefined> {
  const [found] = await asks.query<{ xml: string | null }>({ name: 'decision in force', text: `select ${inForceSql('$1', '$2')} as xml`, values: [key, day] })
  return found?.xml ? rulingBy(found.xml, key) : undefined
}
/** The table is compiled once for all it is ever asked. */
export const rulingBy = (xml: string, key: string): ((given: Given) => unknown) => (given) => ask(xml)(key, given)

/** What a table answers, as people: rules of approvers, or codes of roles. */
export const approversIn = (answer: unknown): readonly Approver[] => [answer].flat().flatMap((one: unknown) => {
  const said = typeof one === 'object' && one !== null ? Object.values(one)[0] : one
  return typeof said === 'string' && said !== '' ? [approverOf(said) ?? { who: 'role', code: said }] : []
})

export async function keepDecision(asks: Asks & { readonly at: Instant }, { decision, label }: Decision, xml: string, from: Day, person: string | null): Promise<number> {
  const [made] = await asks.query<{ version: number }>({
    text: `insert into house.decision (key, version, label_zh, label_en, xml, digest, valid_from, at, person)
      select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from house.decision where key = $1 returning version`,
    values: [decision, label[0], label[1], xml, createHash('sha256').update(xml).digest('hex'), from, asks.at, person],
  })
  return (made as { version: number }).version
}

/** What the inputs of a table take from a document; another document gives what bears the input's own name. */
export const givenBy = ({ given }: Decision, row: Given): Given => ({ ...row, ...Object.fromEntries(Object.entries(given).flatMap(([input, field]) => (row[field] === undefined ? [] : [[input, row[field]]]))) })

/** Refuses a table that cannot be asked, by rule and cell; answers how its own test rows come out. */
export function checkedDecision(plan: Plan, { decision }: Decision, xml: string): readonly TestRow[] {
  const root = readXml(xml)
  const asked = ask(xml)
  const made = childrenNamed(root, 'decision').find(({ attributes: { name } }) => name === decision)
  const table = childNamed(made, 'decisionTable')
  insist(table ? undefined : refuse(`文件里没有名为“${decision}”的决策表`, `The file has no decision table named ${decision}`, 'xml', { rule: 'decision' }))
  insist(together(rulesOf(table as Element).flatMap((rule, at) => [...unreadable(rule, at), ...strangers(plan, rule, at)])))
  return [...everything(made as Element)].filter(({ name }) => name === 'test').map(({ attributes }) => tested(asked, decision, attributes))
}

const rulesOf = (table: Element): readonly Element[] => childrenNamed(table, 'rule')
const cells = (rule: Element, kind: string): readonly string[] => childrenNamed(rule, kind).map((cell) => textOf(childNamed(cell, 'text')).trim())
const at = (n: number, rule: string, zh: string, en: string): Refusal => refuse(`第 ${n + 1} 行：${zh}`, `Row ${n + 1}: ${en}`, `rules.${n}`, { rule })

const unreadable = (rule: Element, n: number): readonly Refusal[] => [
  ...cells(rule, 'inputEntry').filter((text) => text !== '' && text !== '-' && !isTest(text)).map((text) => at(n, 'feel', `条件“${text}”无法读懂`, `the condition "${text}" cannot be read`)),
  ...cells(rule, 'outputEntry').filter((text) => text === '' || !readable(text)).map((text) => at(n, 'feel', `结果“${text}”无法读懂`, `the result "${text}" cannot be read`)),
]

/** A role that is named must be there. */
const strangers = (plan: Plan, rule: Element, n: number): readonly Refusal[] => cells(rule, 'outputEntry').slice(0, 1).flatMap((text) => {
  const said = /^"([\w-]+)"$/.exec(text)?.[1]
  return said === undefined || approverOf(said) || plan.roles.has(said) ? [] : [at(n, 'role', `角色 ${said} 不存在`, `the role ${said} does not exist`)]
})

function isTest(text: string): boolean {
  try {
    let faulty = false
    parseUnaryTests(text, {}, undefined).iterate({ enter: ({ type }) => { faulty ||= type.isError } })
    return !faulty
  } catch {
    return false
  }
}

function tested(asked: (decision: string, given: Given) => unknown, decision: string, { given = '{}', expects = '' }: Readonly<Record<string, string>>): TestRow {
  const values = givenIn(given)
  const answer = asked(decision, values)
  const got = answer === null || answer === undefined ? '' : typeof answer === 'object' ? JSON.stringify(answer) : String(answer)
  return { given: values, expects, got, holds: got === expects }
}

function givenIn(said: string): Given {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(said) as Given).map(([key, value]) => [key, numberIn(value)]))
  } catch {
    return {}
  }
}
/** Numbers of a form are texts; FEEL compares numbers. */
export const numberIn = (value: unknown): unknown => (typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value)
