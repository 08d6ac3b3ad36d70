/** Fields of the document that the step lets its approver fill in. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { oneQuery, type Refs, type Values } from '../client/documents.ts'
import type { Failure } from '../client/failure.ts'
import { useDocument } from '../client/house.ts'
import type { Task } from '../client/tasks.ts'
import { faultsOf } from './faults.ts'
import { FormField } from './form.tsx'

export function FillIn({ task, values, set, failure }: { readonly task: Task; readonly values: Values; readonly set: (values: Values) => void; readonly failure: Failure | undefined }) {
  const document = useDocument(task.document)
  const { data } = useQuery(oneQuery(task.document, task.record))
  const [chosen, setChosen] = useState<Refs>({})
  if (!document || !data) return null
  const faults = faultsOf(failure?.kind === 'refused' ? failure.refusal : undefined)
  const fields = (task.fills ?? []).flatMap(({ field, required }) => document.fields.filter(({ key }) => key === field).map((one) => ({ ...one, required, readOnly: false })))
  return fields.map((field) => (
    <FormField key={field.key} document={document} field={field} fault={faults[field.key]} draft={{
      values: { ...data.row, ...values }, refs: { ...data.refs, ...chosen },
      set: (key, value, found) => { set({ ...values, [key]: value ?? null }); if (found && typeof value === 'string') setChosen({ ...chosen, [value]: found }) },
    }} />
  ))
}
