/** Measuring fairly on a machine that does other things too: both sides in turns, sums over all turns. */
export type Turns = { readonly seconds: number; readonly times: number; /** Seconds between turns, in which what the one side left to be done in the background is done. */ readonly pause: number }
export type Rate = { readonly perSecond: number; readonly count: number; readonly ms: number }

/** Workers that repeat their work until the time is over; what was begun is finished and counted. */
export async function repeated(workers: readonly (() => Promise<unknown>)[], seconds: number): Promise<{ readonly count: number; readonly ms: number }> {
  const began = performance.now()
  let count = 0
  await Promise.all(workers.map(async (work) => { while (performance.now() - began < seconds * 1000) { await work(); count++ } }))
  return { count, ms: performance.now() - began }
}

/** The sides one after the other, again and again; `around` may look before and after each turn. */
export async function inTurns<K extends string>(sides: Readonly<Record<K, readonly (() => Promise<unknown>)[]>>, { seconds, times, pause }: Turns, around: (side: K) => () => void = () => () => undefined): Promise<Readonly<Record<K, Rate>>> {
  const sums = Object.fromEntries(Object.keys(sides).map((side) => [side, { count: 0, ms: 0 }])) as Record<K, { count: number; ms: number }>
  for (let turn = 0; turn < times; turn++) {
    for (const side of Object.keys(sides) as K[]) {
      const seen = around(side)
      const { count, ms } = await repeated(sides[side], seconds)
      seen()
      await new Promise((rested) => setTimeout(rested, 1000 * pause))
      sums[side] = { count: sums[side].count + count, ms: sums[side].ms + ms }
    }
  }
  return Object.fromEntries((Object.keys(sums) as K[]).map((side) => [side, { ...sums[side], perSecond: (1000 * sums[side].count) / sums[side].ms }])) as Record<K, Rate>
}

export const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`
export const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
export const say = (line: string): void => void process.stdout.write(`${line}\n`)
