/** What a designer begins with: the draft or the published drawing, when it is a simple approval. */
import { refuse, type Refusal } from '#words'
import type { Design } from '../client/design.ts'
import type { Ends, Vertical } from './flow.ts'
import { verticalOf } from './read.ts'

export function begins({ xml, pools }: Pick<Design, 'xml' | 'pools'>): { readonly flow: Vertical } | { readonly why: Refusal } {
  const [[pool, { acts }] = ['', { acts: {} }], ...others] = Object.entries(pools)
  const endOf = (action: string): string => Object.keys(acts).find((node) => (acts as Readonly<Record<string, string>>)[node] === action) ?? ''
  const ends: Ends = { approve: endOf('approve'), reject: endOf('reject'), return: endOf('return') }
  const lacks = Object.values(ends).includes('')
  return others.length > 0 || lacks ? { why: refuse('此流程有多个池，或不以同意、驳回、退回结束', 'The process has several pools, or does not end in approve, reject and return', pool, { rule: 'vertical' }) } : verticalOf(xml, pool, ends)
}
