/** What ids stand for where an answer did not say so. */
import { useQueries } from '@tanstack/react-query'
import type { DocumentMeta, FieldMeta } from '#declare'
import { oneQuery, type Refs, type Values } from './documents.ts'
import { useHouse } from './house.ts'

export type Asked = { readonly to: string; readonly id: string }

/** References in the values that nobody explained yet. */
export function missingRefs({ fields }: DocumentMeta, values: Values, known: Refs): readonly Asked[] {
  const inside = (of: readonly FieldMeta[], row: Values): Asked[] => of.flatMap((field) => {
    const value = row[field.key]
    if (field.kind === 'lines') return (Array.isArray(value) ? value : []).flatMap((line: Values) => inside(field.lines ?? [], line))
    return field.kind === 'ref' && field.to && typeof value === 'string' && !(value in known) ? [{ to: field.to, id: value }] : []
  })
  return [...new Map(inside(fields, values).map((one) => [one.id, one])).values()]
}

/** Looks them up one by one; nothing while on the way. What this reader may not see stays unexplained. */
export function useRefs(asked: readonly Asked[]): Refs | undefined {
  const { documents } = useHouse()
  return useQueries({
    queries: asked.map(({ to, id }) => ({ ...oneQuery(to, id), retry: false })),
    combine: (answers) => {
      if (answers.some((one) => one.isPending)) return undefined
      return Object.fromEntries(answers.flatMap(({ data }, at) => {
        const to = asked[at]?.to ?? ''
        const title = documents.find((one) => one.name === to)?.title
        return data ? [[data.row.id, { document: to, number: data.row.number, title: title ? String(data.row[title] ?? '') : null }]] : []
      }))
    },
  })
}
