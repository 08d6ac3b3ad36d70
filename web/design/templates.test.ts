/** Templates are simple approvals: what is drawn from one reopens as it was, in both languages. */
import { expect, test } from 'vitest'
import { compile } from '#flow'
import { allSteps, labelled } from './flow.ts'
import { verticalOf } from './read.ts'
import { begunFrom, templates } from './templates.ts'
import { bpmnOf } from './write.ts'

const ends = { approve: 'approve', reject: 'reject', return: 'return' }

test.each(templates)('the template $key reopens as it was drawn and names each step in both languages', async (template) => {
  const flow = begunFrom({ pool: 'request', name: '申请审批', ends, steps: [] }, template)
  const xml = bpmnOf(flow)
  await compile(xml)
  expect(verticalOf(xml, 'request', ends)).toEqual({ flow })
  for (const step of allSteps(flow.steps)) expect(labelled(step)).toEqual([expect.stringMatching(/[\u3400-\u9fff]/), expect.not.stringMatching(/[\u3400-\u9fff]/)])
})
