/** Who is signed in, and how one comes in and goes out. */
import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import type { Label } from '#words'
import { call } from './call.ts'
import { statusOf } from './failure.ts'
import { wake } from './live.ts'

export type Session = {
  readonly person: { readonly id: string; readonly name: string; readonly login: string; readonly department: string | null }
  readonly roles: readonly { readonly role: string; readonly label: Label; readonly department: string | null }[]
}

/** The session, or null when nobody is signed in; an unreachable house stays an error and is never taken for a sign-out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  retry: false,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await call<Session>('/session', { signal })
    } catch (error) {
      if (statusOf(error) === 401) return null
      throw error
    }
  },
})

export function useSession(): Session {
  const session = useSuspenseQuery(sessionQuery).data
  if (!session) throw new Error('nobody is signed in')
  return session
}

/** With `chosen`, that is the password from now on. */
export async function signIn(client: QueryClient, login: string, password: string, chosen?: string): Promise<void> {
  const session = await opened(login, password, chosen)
  client.clear()
  client.setQueryData(sessionQuery.queryKey, session)
  wake()
}

/** Another password for whoever is in: what they look at stays. */
export async function changePassword(client: QueryClient, login: string, password: string, chosen: string): Promise<void> {
  client.setQueryData(sessionQuery.queryKey, await opened(login, password, chosen))
  wake()
}

const opened = (login: string, password: string, chosen: string | undefined): Promise<Session> => call('/session', { method: 'POST', body: { login, password, ...(chosen === undefined ? {} : { chosen }) } })

export const givePassword = (person: string, password: string): Promise<void> => call(`/people/${person}/password`, { method: 'PUT', body: { password } })

export async function signOut(client: QueryClient): Promise<void> {
  await call('/session', { method: 'DELETE' })
  client.clear()
  client.setQueryData(sessionQuery.queryKey, null)
}
