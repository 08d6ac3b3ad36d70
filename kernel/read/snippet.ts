/** A snippet: some words around the first place where what was typed is said, with the typed words marked. */

/** Pieces in their order; `hit` marks what was typed. */
export type Snippet = readonly { readonly text: string; readonly hit: boolean }[]

const around = 36

/** Around the first word found; the beginning of the text where none is (it was found in a title). `words` are in searched spelling: half width, lower case. */
export function snippet(said: string, words: readonly string[]): Snippet {
  const text = said.replaceAll(/\s+/g, ' ').trim()
  const plain = folded(text)
  const first = Math.min(...words.map((word) => plain.indexOf(word)).filter((at) => at >= 0))
  const from = Number.isFinite(first) ? Math.max(0, first - around) : 0
  const to = Math.min(text.length, from + around * 3)
  const marks = Array.from({ length: to - from }, () => false)
  for (const word of words) for (let at = plain.indexOf(word, from); at >= 0 && at + word.length <= to; at = plain.indexOf(word, at + word.length)) marks.fill(true, at - from, at - from + word.length)
  const parts: { text: string; hit: boolean }[] = []
  for (const [at, hit] of marks.entries()) {
    const last = parts.at(-1)
    if (last && last.hit === hit) last.text += text[from + at]
    else parts.push({ text: text[from + at] ?? '', hit })
  }
  return [...(from > 0 ? [{ text: '…', hit: false }] : []), ...parts, ...(to < text.length ? [{ text: '…', hit: false }] : [])]
}

/** The searched spelling letter by letter, so that places in it are places in the text. */
const folded = (text: string): string => Array.from({ length: text.length }, (_letter, at) => text[at] ?? '').map((letter) => { const half = letter.normalize('NFKC').toLowerCase(); return half.length === 1 ? half : letter }).join('')
