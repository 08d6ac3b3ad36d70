/** What codes written as text stand for, e.g. the account of a voucher's line: the names of those not asked for yet, in one question. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FieldMeta } from '#declare'
import { codedQuery, type Row, type Values } from './documents.ts'
import { useHouse, type HouseMeta } from './house.ts'
import { titleOf } from './names.ts'

/** Rows by what they are and their code. */
export type Coded = ReadonlyMap<string, Row>
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
      client.fetchQuery(codedQuery(type, codes)).then(({ items }) => { if (items.length > 0) learn((before) => new Map([...before, ...items.map((row) => [keyOf(type, String(row['code'])), row] as const)])) })
        .catch(() => { for (const code of codes) asked.current.delete(keyOf(type, code)) })
    }
  }, [client, columns, lines, house])
  return known
}

/** What a code is called in the reader's language; nothing where it is not known. */
export function calledBy(column: FieldMeta, code: unknown, coded: Coded, house: HouseMeta): string | undefined {
  const type = codedIn(column, house)
  const row = type && coded.get(keyOf(type.name, String(code)))
  return row && titleOf(type, row)
}
