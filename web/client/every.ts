/** All documents of a type that a filter lets through, page after page: for pictures, which show the whole. */
import { queryOptions } from '@tanstack/react-query'
import { call, type Params } from './call.ts'
import { pathOf, type Page } from './documents.ts'
import type { Refs, Row } from './row.ts'

export const everyQuery = (type: string, params: Params) => queryOptions({
  queryKey: ['list', type, 'every', params],
  queryFn: async ({ signal }): Promise<{ readonly rows: readonly Row[]; readonly refs: Refs }> => {
    const pages: Page[] = []
    do pages.push(await call<Page>(pathOf(type), { params: { ...params, limit: 200, after: pages.at(-1)?.next ?? undefined }, signal })); while (pages.at(-1)?.next)
    return { rows: pages.flatMap(({ items }) => items), refs: Object.assign({}, ...pages.map(({ refs }) => refs ?? {})) }
  },
})
