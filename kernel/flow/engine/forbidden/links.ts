/** Links: a throw leads to one catch of the same level, and every catch is led to. */
import type { Refusal } from '#words'
import { eventDefinitionsOf, type Drawing } from '../drawing.ts'
import { childrenNamed, localName, textOf, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, isEvent, scopeOf } from './wiring.ts'

type Link = { readonly event: Element; readonly definition: Element }

export function links(drawing: Drawing): readonly Refusal[] {
  const all = drawing.all.filter(isEvent).flatMap((event): readonly Link[] => eventDefinitionsOf(drawing, event).filter(({ name }) => name === 'linkEventDefinition').map((definition) => ({ event, definition })))
  const [throws, catches] = [all.filter(({ event }) => event.name === 'intermediateThrowEvent'), all.filter(({ event }) => event.name === 'intermediateCatchEvent')]
  return [
    ...throws.flatMap((one) => paired(one, catches.filter((other) => leads(one, other)), '发送链接事件没有对应的接收事件', 'A throwing link event leads to no catching one')),
    ...catches.flatMap((one) => paired(one, throws.filter((other) => leads(other, one)), '接收链接事件没有对应的发送事件', 'Nothing leads to a catching link event')),
    ...throws.filter((one) => catches.filter((other) => leads(one, other) && isNear(one, other)).length > 1).map(({ event }) => said(event, 'link-target', '10.5.4', '链接只能有一个目标', 'A link has one target')),
  ]
}

function paired(one: Link, others: readonly Link[], zh: string, en: string): readonly Refusal[] {
  if (others.length === 0) return [said(one.event, 'link-pair', '10.5.4', zh, en)]
  return others.some((other) => isNear(one, other)) ? [] : [said(one.event, 'link-level', '10.5.4', '链接不得跨越流程层次', 'A link does not cross the levels of a process')]
}

const isNear = (one: Link, other: Link): boolean => scopeOf(one.event) === scopeOf(other.event)

/** By what they say of each other, otherwise by their name. */
function leads({ definition: from }: Link, { definition: to }: Link): boolean {
  const named = (of: Element, way: string) => childrenNamed(of, way).map((one) => localName(textOf(one)))
  const [targets, sources] = [named(from, 'target'), named(to, 'source')]
  if (targets.length === 0 && sources.length === 0) return Boolean(from.attributes['name']) && from.attributes['name'] === to.attributes['name']
  return (targets.length === 0 || targets.includes(idOf(to))) && (sources.length === 0 || sources.includes(idOf(from)))
}
