/** How a rule of the standard says no: the element, the rule and the clause of BPMN 2.0.2 it stands in. */
import { refuse, type Refusal } from '#words'
import type { Element } from '../xml.ts'

/** `rule` is a name in words, `clause` where BPMN 2.0.2 says so. */
export function said(element: Element, rule: string, clause: string, zh: string, en: string): Refusal {
  const id = element.attributes['id'] ?? ''
  const where = id || `${element.name}@${element.line}`
  return refuse(`${zh}（${where}）`, `${en} (${where})`, where, { rule, clause: `BPMN ${clause}` })
}
