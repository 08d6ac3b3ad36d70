/** What of a case is understood: a verb, a field or a setting that nobody minds would be a pass without its meaning, so a case that says it is not spoken. */
import { unspoken, type Case, type Step } from './case.ts'

/** Verbs with their fields; settings and openings; and for those that only tell how things are, the values with which they are so. */
export type Vocabulary = { readonly said: Readonly<Record<string, string>>; readonly given: string; readonly only?: Readonly<Record<string, RegExp>> }

export const hears = ({ said, given, only = {} }: Vocabulary) => {
  const known = new Set(given.split(/\s+/))
  const told = (name: string, value: unknown): void => { if (only[name] && !only[name].test(String(value))) unspoken(`${name} ${String(value)}`) }
  return ({ given: settings, steps }: Pick<Case, 'given' | 'steps'>): void => {
    for (const [name, value] of Object.entries(settings)) { if (!known.has(name) && !/^sales_\d{4}$/.test(name)) unspoken(`given ${name}`); told(name, value) }
    for (const { op, expect: _, ...fields } of steps as readonly Step[]) {
      const heard = said[op]?.split(' ')
      for (const [name, value] of Object.entries(fields)) { if (!heard?.includes(name)) unspoken(heard ? `${op} with ${name}` : op); told(`${op}.${name}`, value) }
    }
  }
}
