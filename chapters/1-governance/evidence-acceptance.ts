/** Evidence as drawn: once delivered, whoever accepts it finds it among their tasks; sent back, the task is gone until it is delivered again. */
import { doneBy, pool, process } from '#declare'
import { evidenceTaskDocument } from './evidence-task.ts'

export const evidenceAcceptance = process('evidence-acceptance', ['执行证据验收', 'Acceptance of evidence'], new URL('evidence-acceptance.bpmn', import.meta.url).href, {
  'evidence-acceptance': pool(evidenceTaskDocument, 'deliver', { tasks: { accept: doneBy(evidenceTaskDocument, 'accept') } }),
})
