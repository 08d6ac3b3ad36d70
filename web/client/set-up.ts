/** Setting up an empty house: whether it is empty, its company, and the people who begin. */
import type { Label } from '#words'
import { call } from './call.ts'

export type Beginner = { readonly name: string; readonly login: string; readonly password: string; readonly roles: readonly string[]; readonly department: string }
export type Founding = Beginner & { readonly company: string; readonly currency: string; readonly standard: string; readonly departments: readonly string[]; readonly people: readonly Beginner[] }
export type Empty = { readonly needed: boolean; readonly roles?: Readonly<Record<string, Label>>; readonly standards?: Readonly<Record<string, Label>> }

export const emptiness = (): Promise<Empty> => call('/set-up')

/** True only when the house itself says that nobody lives there yet. */
export async function whetherEmpty(): Promise<boolean> {
  try {
    return (await emptiness()).needed
  } catch {
    return false
  }
}

export const found = (founding: Founding): Promise<void> => call('/set-up', { method: 'POST', body: founding })
