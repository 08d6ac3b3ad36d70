/** Regular expressions as XPath writes them, which FEEL does, for JavaScript; undefined when there is no such pattern. */
const blocks: Readonly<Record<string, string>> = { IsBasicLatin: '\\u0000-\\u007F', 'IsLatin-1Supplement': '\\u0080-\\u00FF', IsCyrillic: '\\u0400-\\u04FF', IsGreek: '\\u0370-\\u03FF', IsCJKUnifiedIdeographs: '\\u4E00-\\u9FFF' }

export function patternOf(pattern: string, flags: string | null, also = ''): RegExp | undefined {
  const asked = new Set(flags ?? '')
  if ([...asked].some((flag) => !'smix'.includes(flag))) return undefined
  const written = asked.has('x') ? withoutSpaces(pattern) : pattern
  if (/\\0/.test(written)) return undefined
  asked.delete('x')
  const told = written.replace(/\\([pP])\{(Is[\w-]+)\}/g, (whole, sign: string, block: string) => (blocks[block] ? `[${sign === 'P' ? '^' : ''}${blocks[block]}]` : whole))
  const takesAway = /\[(\^?)([^[\]]+)-\[([^[\]]+)\]\]/g
  try {
    return takesAway.test(told)
      ? new RegExp(told.replace(takesAway, (_whole, not: string, from: string, away: string) => `[${not ? `[^${from}]` : `[${from}]`}--[${away}]]`), `v${[...asked].join('')}${also}`)
      : new RegExp(told, `u${[...asked].join('')}${also}`)
  } catch { return undefined }
}

/** With the flag x, white space outside of a class is there for the eye only. */
function withoutSpaces(pattern: string): string {
  let depth = 0
  let told = ''
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern.charAt(at)
    if (sign === '\\') {
      do at++; while (depth === 0 && /\s/.test(pattern.charAt(at)))
      told += sign + pattern.charAt(at)
      continue
    }
    depth += sign === '[' ? 1 : sign === ']' ? -1 : 0
    if (depth > 0 || !/\s/.test(sign)) told += sign
  }
  return told
}
