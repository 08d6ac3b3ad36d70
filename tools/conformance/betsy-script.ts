/** The little language of betsy's fixtures: scripts that write to a log, and conditions like `test.contains("a")` or `integerVariable<3`. */
import type { Variables } from '../../kernel/flow/engine/index.ts'

export function logged(script: string, variables: Variables): { readonly lines: readonly string[]; readonly variables: Variables } {
  const task = /^SCRIPT_(task\d)$/.exec(script)?.[1]
  if (task) return { lines: [task], variables: {} }
  const counted = { integerVariable: Number(variables['integerVariable'] ?? 0) + 1 }
  switch (script) {
    case 'CREATE_MARKER_FILE': return { lines: ['MARKER'], variables: {} }
    case 'INCREMENT_INTEGER_VARIABLE': return { lines: [], variables: counted }
    case 'INCREMENT_INTEGER_VARIABLE_AND_LOG': return { lines: ['INCREMENT'], variables: counted }
    case 'SET_STRING_DATA': return { lines: [], variables: { data: 'data' } }
    case 'LOG_DATA': return { lines: variables['data'] === 'data' ? ['DATA'] : [], variables: {} }
    default: return { lines: [], variables: {} }
  }
}

export function answer(expression: string, variables: Variables): unknown {
  const text = expression.trim().replace(/^\$\{(.*)\}$/, '$1').trim()
  if (text.startsWith('!')) return answer(text.slice(1), variables) !== true
  /* One fixture ends its condition with a stray angle bracket. */
  const contains = /^(\w+)\.contains\("(.*)"\)>?$/.exec(text)
  if (contains) return String(variables[contains[1] ?? ''] ?? '').includes(contains[2] ?? '')
  const compared = /^(\w+)\s*(<|>=)\s*(-?\d+)$/.exec(text)
  if (compared) {
    const value = Number(variables[compared[1] ?? ''])
    return compared[2] === '<' ? value < Number(compared[3]) : value >= Number(compared[3])
  }
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+$/.test(text) ? Number(text) : variables[text]
}
