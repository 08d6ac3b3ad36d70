/** What came of one case of a suite. */
export type Verdict = {
  readonly name: string
  /** Why it missed; nothing when it passed. */
  readonly fault?: string
  /** Why the case itself is unsound or out of reach; it then does not count. */
  readonly excused?: string
  /** What is worth telling of one that passed. */
  readonly note?: string
  /** Group it is counted in, e.g. a level. */
  readonly group?: string
}

/** What is to be told of those that passed, every miss with its reason, and the count. */
export function told(suite: string, verdicts: readonly Verdict[]): string {
  const misses = verdicts.filter(({ fault }) => fault !== undefined)
  const groups = Map.groupBy(verdicts, ({ group }) => group ?? suite)
  return [
    ...verdicts.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`])),
    ...misses.map(({ name, fault, excused }) => (excused ? `passed over  ${name}: ${excused}` : `missed       ${name}: ${fault ?? ''}`)),
    ...[...groups].map(([group, of]) => `${group}: ${countOf(of)}`),
  ].join('\n')
}

/** Groups in which fewer of the sound cases pass than are to; all are, where nothing else is said. */
export function fallenShort(suite: string, verdicts: readonly Verdict[], least: Readonly<Record<string, number>> = {}): readonly string[] {
  const sound = verdicts.filter(({ fault, excused }) => excused === undefined || fault === undefined)
  return [...Map.groupBy(sound, ({ group }) => group ?? suite)].filter(([group, of]) => of.filter(({ fault }) => fault === undefined).length < of.length * (least[group] ?? 1)).map(([group]) => group)
}

function countOf(verdicts: readonly Verdict[]): string {
  const sound = verdicts.filter(({ fault, excused }) => excused === undefined || fault === undefined)
  const passed = sound.filter(({ fault }) => fault === undefined)
  const share = sound.length === 0 ? 0 : (passed.length / sound.length) * 100
  return `${passed.length} of ${sound.length} (${share.toFixed(1)} %)${verdicts.length > sound.length ? `, ${verdicts.length - sound.length} passed over` : ''}`
}
