/** How messages find the instance they are for: correlation keys with what they are in a message and in a process (BPMN 2.0.2, 8.4.2). */
import type { Correlation } from './definition.ts'
import { referred, type Drawing } from './drawing.ts'
import { bare, childNamed, childrenNamed, textOf, type Element } from './xml.ts'

/** Nothing where the drawing has none. */
export function correlationOf(drawing: Drawing): Correlation | undefined {
  const all = (name: string) => drawing.all.filter((one) => one.name === name)
  const keys = all('correlationKey')
  if (keys.length === 0) return undefined
  const messages: Record<string, Record<string, Record<string, string>>> = {}
  for (const key of keys) for (const property of propertiesOf(drawing, key)) for (const retrieval of childrenNamed(property, 'correlationPropertyRetrievalExpression')) {
    const message = referred(drawing, retrieval, 'messageRef')
    const said = bare(textOf(childNamed(retrieval, 'messagePath')))
    if (message && said) ((messages[message.attributes['name'] ?? message.attributes['id'] ?? ''] ??= {})[idOf(key)] ??= {})[idOf(property)] = said
  }
  const processes: Record<string, Record<string, Record<string, string>>> = {}
  for (const subscription of all('correlationSubscription')) {
    const key = referred(drawing, subscription, 'correlationKeyRef')
    const bound = childrenNamed(subscription, 'correlationPropertyBinding').flatMap((one) => { const to = referred(drawing, one, 'correlationPropertyRef'); return to ? [[idOf(to), bare(textOf(childNamed(one, 'dataPath')))] as const] : [] })
    if (key && subscription.parent) (processes[idOf(subscription.parent)] ??= {})[idOf(key)] = Object.fromEntries(bound)
  }
  return { messages, processes }
}

const propertiesOf = (drawing: Drawing, key: Element): readonly Element[] => childrenNamed(key, 'correlationPropertyRef').flatMap((one) => drawing.byId.get(textOf(one).replace(/^.*:/, '')) ?? [])
const idOf = ({ attributes }: Element): string => attributes['id'] ?? ''
