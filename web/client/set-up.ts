/** Setting up an empty house: whether it is empty, and its first company and administrator. */
import { call } from './call.ts'

export type Founding = { readonly company: string; readonly currency: string; readonly name: string; readonly login: string; readonly password: string }

/** True only when the house itself says that nobody lives there yet. */
export async function whetherEmpty(): Promise<boolean> {
  try {
    return (await call<{ needed: boolean }>('/set-up')).needed
  } catch {
    return false
  }
}

export const found = (founding: Founding): Promise<void> => call('/set-up', { method: 'POST', body: founding })
