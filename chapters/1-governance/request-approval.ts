/** Requests as drawn: each kind has an approval of its own; until one is drawn, the head of the department decides. */
import { pool, process } from '#declare'
import { requestKind } from './contract.ts'
import { requestDocument } from './request.ts'

export const requestApproval = process('request-approval', ['申请审批', 'Approval of requests'], new URL('request-approval.bpmn', import.meta.url).href, {
  request: pool(requestDocument, 'submit', { acts: { approve: 'approve', reject: 'reject', return: 'return' }, drawn: { by: 'process', kind: requestKind.name, label: ['name', 'nameEn'] } }),
})
