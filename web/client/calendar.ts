/** Days that the company does not work. */
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

export type DaysOff = { readonly off: readonly string[]; /** From here on the year's notice is not out. */ readonly provisionalFrom: string | null }
export const calendarQuery = (from: string, to: string) => queryOptions({ queryKey: ['calendar', from, to], queryFn: ({ signal }) => call<DaysOff>('/calendar', { params: { from, to }, signal }), staleTime: 60 * 60_000 })
