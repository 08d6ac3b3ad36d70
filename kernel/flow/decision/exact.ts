/** Built-in functions of FEEL on numbers (DMN 1.5, 10.3.4.3 and 10.3.4.4), worked out in decimals: what is binary in between would show in the last cent. */
import { dividedBy, minus, plus, sum, times } from '#words'

/** A number as whole steps of a power of ten. */
function stepsOf(value: number): { readonly steps: bigint; readonly places: number } {
  const [whole = '0', fraction = ''] = plus(String(value), '0').split('.')
  return { steps: BigInt(whole + fraction), places: fraction.length }
}

type Rounding = (rest: { readonly half: -1 | 0 | 1; readonly any: boolean; readonly odd: boolean; readonly negative: boolean }) => boolean
/** Whether what is cut off moves the last digit away from zero. */
export const roundings = {
  decimal: ({ half, odd }) => half > 0 || (half === 0 && odd), 'round up': ({ any }) => any, 'round down': () => false, 'round half up': ({ half }) => half >= 0, 'round half down': ({ half }) => half > 0,
  floor: ({ any, negative }) => any && negative, ceiling: ({ any, negative }) => any && !negative,
} as const satisfies Readonly<Record<string, Rounding>>

/** To so many places; to tens and hundreds where they are below zero. */
export function roundedTo(value: number, scale: number, how: Rounding): number {
  const { steps, places } = stepsOf(value)
  if (scale >= places) return value
  const [unit, negative] = [10n ** BigInt(places - scale), steps < 0n]
  const size = negative ? -steps : steps
  const [kept, rest] = [size / unit, size % unit]
  const half = rest * 2n > unit ? 1 : rest * 2n === unit ? 0 : -1
  return Number(`${negative ? '-' : ''}${kept + (how({ half, any: rest > 0n, odd: kept % 2n === 1n, negative }) ? 1n : 0n)}e${-scale}`) + 0
}

/** What is left over has the sign of the divisor. */
export function modulo(dividend: number, divisor: number): number | null {
  if (divisor === 0) return null
  const [a, b] = [stepsOf(dividend), stepsOf(divisor)]
  const places = Math.max(a.places, b.places)
  const [whole, by] = [a.steps * 10n ** BigInt(places - a.places), b.steps * 10n ** BigInt(places - b.places)]
  return Number(`${((whole % by) + by) % by}e${-places}`)
}

const most = 64
/** By a whole exponent that is not too large; any other is worked out in binary. */
export function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > most || Number.isSafeInteger(base ** exponent)) return base ** exponent
  const raised = Array.from({ length: Math.abs(exponent) }).reduce<string>((all) => times(all, String(base)), '1')
  return Number(exponent < 0 ? dividedBy('1', raised, 34) : raised)
}

type Many = (all: readonly number[]) => number
const texts = (all: readonly number[]): readonly string[] => all.map(String)
const total: Many = (all) => Number(sum(texts(all)))
const mean: Many = (all) => Number(dividedBy(sum(texts(all)), String(all.length), 34))
const median: Many = (all) => {
  const sorted = all.toSorted((a, b) => a - b)
  return mean([sorted[(all.length - 1) >> 1] ?? 0, sorted[all.length >> 1] ?? 0])
}
/** Of a sample: what it deviates by is divided by one less than there are. */
const stddev: Many = (all) => {
  const middle = dividedBy(sum(texts(all)), String(all.length), 34)
  const squares = texts(all).map((one) => { const away = minus(one, middle); return times(away, away) })
  return Math.sqrt(Number(dividedBy(sum(squares), String(all.length - 1), 34)))
}

/** Functions of many numbers, with how many they need. */
export const many = { sum: [total, 1], mean: [mean, 1], median: [median, 1], product: [(all: readonly number[]) => Number(texts(all).reduce(times, '1')), 1], stddev: [stddev, 2] } as const satisfies Readonly<Record<string, readonly [Many, number]>>
