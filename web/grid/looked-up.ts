/** Names that stand in reference cells as text - pasted, or typed faster than the house answers - become what they mean, or are told as unknown. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { pickQuery, type Referred, type Row } from '../client/documents.ts'
import { useHouse, type HouseMeta } from '../client/house.ts'
import { titleOf } from '../client/names.ts'
import { isNothing } from '../draw/kinds.ts'
import type { Held } from './hold.ts'
import type { Columns, Lines } from './lines.ts'
import { isId, type Wrong } from './read.ts'

type Name = { readonly to: string; readonly text: string }
export type LookedUp = ReadonlyMap<string, Wrong>
export const nameKey = (to: string, text: string): string => `${to} ${text}`

/** Why names were not found; those on the way are missing. */
export function useLookedUp(columns: Columns, held: Held, byHand: ReadonlySet<string>): LookedUp {
  const client = useQueryClient()
  const house = useHouse()
  const [inVain, setInVain] = useState<LookedUp>(() => new Map())
  const asked = useRef(new Set<string>())
  const latest = useRef(held)
  useEffect(() => { latest.current = held })
  useEffect(() => {
    for (const name of namesIn(columns, held.lines)) {
      const key = nameKey(name.to, name.text)
      if (asked.current.has(key)) continue
      asked.current.add(key)
      lookUp(client, name, byHand.has(name.text)).then((answer) => {
        if (typeof answer === 'string') { setInVain((before) => new Map(before).set(key, answer)); return }
        const id = answer.id
        const meant = latest.current.now().map((line) => columns.reduce((one, { kind, to, key: of }) => (kind === 'ref' && to === name.to && one[of] === name.text ? { ...one, [of]: id } : one), line))
        latest.current.complete(meant, { [id]: referred(house, name.to, answer) })
        asked.current.delete(key)
      }).catch(() => asked.current.delete(key))
    }
  }, [client, columns, held.lines, house, byHand])
  return inVain
}

function namesIn(columns: Columns, lines: Lines): readonly Name[] {
  const names = columns.filter(({ kind }) => kind === 'ref').flatMap(({ key, to = '' }) => lines.flatMap((line) => {
    const value = line[key]
    return isNothing(value) || isId(String(value)) ? [] : [{ to, text: String(value) }]
  }))
  return [...new Map(names.map((one) => [nameKey(one.to, one.text), one])).values()]
}

/** The one that is called exactly so, by number, name or another of its fields. Only what somebody typed a moment ago may stand for the one that it is part of: a pasted name means itself. */
async function lookUp(client: QueryClient, { to, text }: Name, typed: boolean): Promise<Row | Wrong> {
  const { items } = await client.fetchQuery(pickQuery(to, text))
  const exact = items.filter((row) => row.number === text || Object.values(row).includes(text))
  const meant = exact.length > 0 || !typed ? exact : items
  return meant.length > 1 ? 'several' : meant[0] ?? 'unknown'
}

/** What a found document is called, by its own declaration. */
export const referred = ({ documents }: HouseMeta, document: string, row: Row): Referred => ({ document, number: row.number, title: titleOf(documents.find(({ name }) => name === document), row) })
