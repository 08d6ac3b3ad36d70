/** Variables as a token sees them: its own over those of the scopes outside, up to a sealed one. */
import type { Token, Variables } from './state.ts'
import type { Walk } from './walk.ts'

export function seen(walk: Walk, token: Token | undefined): Variables {
  const chain: Variables[] = []
  for (let at = token; at; at = walk.token(at.scope)) {
    if (at.variables) chain.unshift(at.variables)
    if (at.sealed) return merged(chain)
  }
  return merged([walk.variables, ...chain])
}

const merged = (chain: readonly Variables[]): Variables => (chain.length === 1 ? (chain[0] as Variables) : Object.assign({}, ...chain) as Variables)

/** Each is written where it is already known, nearest first; a new one belongs to the process, or to the called process. */
export function write(walk: Walk, token: Token | undefined, variables: Variables | undefined): void {
  if (!variables || Object.keys(variables).length === 0) return
  walk.dataChanged = true
  for (const [key, value] of Object.entries(variables)) writeOne(walk, token, key, value)
}

function writeOne(walk: Walk, token: Token | undefined, key: string, value: unknown): void {
  for (let at = token && (walk.token(token.id) ?? token); at; at = walk.token(at.scope)) {
    const own = at.variables && Object.hasOwn(at.variables, key)
    if (own || at.sealed) return void walk.change(at, { variables: { ...at.variables, [key]: value } })
  }
  walk.variables = { ...walk.variables, [key]: value }
}

/** Whether a condition holds for a token; anything but true does not. */
export const holds = (walk: Walk, token: Token | undefined, condition: string, more?: Variables): boolean =>
  walk.host.evaluate(condition, more ? { ...seen(walk, token), ...more } : seen(walk, token)) === true
