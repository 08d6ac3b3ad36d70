/** Compensation: a boundary event for it is associated with the activity that undoes. */
import type { Refusal } from '#words'
import type { Drawing } from '../drawing.ts'
import { localName, type Element } from '../xml.ts'
import { said } from './said.ts'
import { idOf, triggersOf } from './wiring.ts'

export const compensations = (drawing: Drawing): readonly Refusal[] => [...handled(drawing), ...apart(drawing)]

/** What undoes lies beside the flow: it is begun by what throws. */
const apart = ({ all, byId }: Drawing): readonly Refusal[] => all.filter(({ name }) => name === 'sequenceFlow').flatMap(({ attributes }) => ['sourceRef', 'targetRef'].flatMap((end) => byId.get(localName(attributes[end] ?? '')) ?? []))
  .filter(({ attributes }) => attributes['isForCompensation'] === 'true').map((activity) => said(activity, 'compensation-flow', '10.7', '补偿活动不接顺序流', 'An activity for compensation has no sequence flows'))

const handled = (drawing: Drawing): readonly Refusal[] => drawing.all.filter((event) => event.name === 'boundaryEvent' && triggersOf(drawing, event).includes('compensate')).flatMap((event) => {
  const handlers = handlersOf(drawing, event)
  if (handlers.length === 0) return [said(event, 'compensation-handler', '10.7', '补偿边界事件须关联补偿活动', 'A compensation boundary event is associated with an activity')]
  return handlers.filter(({ attributes }) => attributes['isForCompensation'] !== 'true').map((handler) => said(handler, 'for-compensation', '10.7', '所关联的活动须标为补偿活动', 'The activity it is associated with is marked as for compensation'))
})

const handlersOf = ({ all, byId }: Drawing, event: Element): readonly Element[] => all.filter(({ name, attributes }) => name === 'association' && localName(attributes['sourceRef'] ?? '') === idOf(event))
  .flatMap(({ attributes }) => byId.get(localName(attributes['targetRef'] ?? '')) ?? [])
