/** Quantities: numbers of tokens and of rounds that cannot be. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { childNamed, textOf, type Element } from '../xml.ts'
import { said } from './said.ts'

export const quantities = ({ all }: Drawing): readonly Refusal[] => all.flatMap((element) => [
  ...(tooFew(element, 'startQuantity') ? [said(element, 'start-quantity', '10.3', '起始令牌数须至少为 1', 'A start quantity is at least 1')] : []),
  ...(tooFew(element, 'completionQuantity') ? [said(element, 'completion-quantity', '10.3', '完成令牌数须至少为 1', 'A completion quantity is at least 1')] : []),
  ...(Number(element.attributes['loopMaximum'] ?? 0) < 0 ? [said(element, 'loop-maximum', '10.3.8', '循环上限不能为负', 'A loop maximum is not negative')] : []),
  ...(Number(textOf(childNamed(element, 'loopCardinality')) || 0) < 0 ? [said(element, 'loop-cardinality', '10.3.8', '实例个数不能为负', 'A loop cardinality is not negative')] : []),
])

const tooFew = ({ attributes }: Element, name: string): boolean => attributes[name] !== undefined && Number(attributes[name]) < 1
