/** What was said to this reader beside their tasks: mentions and the like. */
import { queryOptions } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'

export type Notification = { readonly id: string; readonly kind: string; readonly document: string | null; readonly record: string | null; readonly text: Label; readonly at: string; readonly readAt: string | null }

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'], queryFn: ({ signal }) => call<{ items: readonly Notification[] }>('/notifications', { signal }), refetchInterval: 60_000, retry: false,
})

export const markRead = (): Promise<unknown> => call('/notifications/read', { method: 'POST', body: {} })
