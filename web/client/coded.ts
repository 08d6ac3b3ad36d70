/** What codes written as text stand for, e.g. the account of a voucher's line: the names of those not asked for yet, in one question. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FieldMeta } from '#declare'
import { codedQuery, type Row, type Values } from './documents.ts'
import { useHouse, type HouseMeta } from './house.ts'
import { titleOf } from './names.ts'

/** Rows by what they are and their code; nothing stands where the house answered that it has no such code. */
export type Coded = ReadonlyMap<string, Row | undefined>
const keyOf = (type: string, code: string): string => `${type} ${code}`
const most = 200
const none: Coded = new Map()

/** The type whose codes a text is, where the reader may look into it. */
export const codedIn = ({ codeOf }: FieldMeta, { documents }: HouseMeta) => documents.find(({ name }) => name === codeOf)

export function useCoded(columns: readonly FieldMeta[], lines: readonly Values[]): Coded {
  const client = useQueryClient()
  const house = useHouse()
  const [known, learn] = useState(none)
  const asked = useRef(new Set<string>())
  useEffect(() => {
    for (const column of columns) {
      const type = codedIn(column, house)?.name
      if (!type) continue
      const codes = [...new Set(lines.map((line) => String(line[column.key] ?? '')))].filter((code) => /^[^,\s]+$/.test(code) && !asked.current.has(keyOf(type, code))).slice(0, most)
      if (codes.length === 0) continue
      for (const code of codes) asked.current.add(keyOf(type, code))
      client.fetchQuery(codedQuery(type, codes)).then(({ items }) => {
        const rows = new Map(items.map((row) => [String(row['code']), row]))
        learn((before) => new Map([...before, ...codes.map((code) => [keyOf(type, code), rows.get(code)] as const)]))
      })
        .catch(() => { for (const code of codes) asked.current.delete(keyOf(type, code)) })
    }
  }, [client, columns, lines, house])
  return known
}

/** Whether the house was asked for a code and has none such. */
export function isUnknown(column: FieldMeta, code: unknown, coded: Coded, house: HouseMeta): boolean {
  const key = keyOf(codedIn(column, house)?.name ?? '', String(code))
  return coded.has(key) && coded.get(key) === undefined
}

/** What a code is called in the reader's language; nothing where it is not known. */
export function calledBy(column: FieldMeta, code: unknown, coded: Coded, house: HouseMeta): string | undefined {
  const type = codedIn(column, house)
  const row = type && coded.get(keyOf(type.name, String(code)))
  return row && titleOf(type, row)
}
