/** A version as drawn: once approved it waits for its day, then it is in force. */
import { pool, process } from '#declare'
import { policyVersionDocument } from '../policy-version.ts'

export const policyLife = process('policy-life', ['制度施行', 'Policy comes into force'], new URL('policy-life.bpmn', import.meta.url).href, {
  'policy-life': pool(policyVersionDocument, 'issue', { acts: { enact: 'enact' } }),
})
