/** Instructions that move tokens, as the engines in use spell them: by name alone or as an object, one or a list of them. */
import { idsOf, isTold, one, pairsOf, text, type Pair, type Told } from './told.ts'

/** Tokens are put at nodes, behind the only flow out of some (`after`), or on flows (`along`); `everywhere` takes them from wherever they are. */
export type Move = Pair & { readonly after: readonly string[]; readonly along: readonly string[]; readonly everywhere: boolean }

type Part = 'everywhere' | 'from' | 'after' | 'along' | 'to' | 'pair' | 'nothing'
const spellings: readonly (readonly [RegExp, Part])[] = [
  [/^(cancel|terminate)[-_ ]?all([-_ ]?activities)?$/i, 'everywhere'],
  [/^(cancel|terminate)([-_ ]?(all|activity|activities|element|instruction|transition|instance|current)|$)/i, 'from'],
  [/^start[-_ ]?after/i, 'after'], [/^(start|take)[-_ ]?transition/i, 'along'],
  [/^((start|activate)[-_ ]?(before|activity|activities|element|instruction)|activate$)/i, 'to'],
  [/^move[-_ ]?(single|activity|activities|execution|element|instruction)/i, 'pair'],
  // What begins to listen, and what is mapped to its own id, does so of itself.
  [/^(enable|map[-_ ]?equal|update[-_ ]?event)/i, 'nothing'],
]

/** What an instruction of this name does; nothing when it is none. */
const partOf = (name: string): Part | undefined => spellings.find(([spelling]) => spelling.test(name))?.[1]
export const isInstruction = (name: string): boolean => partOf(name) !== undefined

type Instruction = readonly [Part, unknown]

/** An instruction by its type, a list that begins with its name, or each key of an object that is one. */
function instructionsIn(said: unknown): readonly Instruction[] {
  if (Array.isArray(said)) {
    const [name, ...given] = said as readonly unknown[]
    const part = typeof name === 'string' ? partOf(name) : undefined
    return part === undefined ? said.flatMap(instructionsIn) : [[part, given]]
  }
  if (!isTold(said)) return []
  const part = partOf(text(said, 'type', 'kind', 'op', 'action', 'command', 'do', 'verb', 'method') ?? '')
  if (part !== undefined) return [[part, one(said, 'args', 'arguments') ?? said]]
  return Object.entries(said).flatMap(([name, given]): readonly Instruction[] => { const of = partOf(name); return of === undefined || given === false ? [] : [[of, given]] })
}

/** One move of what is cancelled and started together, and one for each pair; nothing when no instruction is among them. */
export function movesIn(said: unknown): readonly Move[] {
  const instructions = instructionsIn(said)
  const ids = (of: Part) => instructions.flatMap(([part, given]) => (part === of ? idsOf(given).map(whole) : []))
  const together: Move = { from: ids('from'), to: ids('to'), after: ids('after'), along: ids('along'), everywhere: instructions.some(([part]) => part === 'everywhere') }
  const moves = together.everywhere || [together.from, together.to, together.after, together.along].some((some) => some.length > 0)
  return [...(moves ? [together] : []), ...instructions.flatMap(([part, given]) => (part === 'pair' ? pairsIn(given).map(plain) : []))]
}

export const plain = (pair: Pair): Move => ({ ...pair, after: [], along: [], everywhere: false })

/** Two of them, or objects or lists of two. */
const pairsIn = (given: unknown): readonly Pair[] => (Array.isArray(given) && given.length >= 2 && (typeof given[0] === 'string' || typeof given[1] === 'string') ? [{ from: idsOf(given[0]).map(whole), to: idsOf(given[1]).map(whole) }] : pairsOf(given))

/** Many instances as a whole go by the name of what is done many times. */
const whole = (id: string): string => id.replace(/#multiInstanceBody$/, '')

/** Values that stand with their types are the values. */
export const variablesIn = (told: Told): Told => Object.fromEntries(['variables', 'processVariables', 'processInstanceVariables', 'data', 'withVariables'].map((name) => told[name]).filter(isTold)
  .flatMap((some) => Object.entries(some).map(([name, value]) => [name, isTold(value) && 'value' in value ? value['value'] : value])))
