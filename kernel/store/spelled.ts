/** How names are spelled: Chinese characters by their sounds, so that what is typed in letters finds them. */
import { pinyin } from 'pinyin-pro'

const chinese = /\p{Script=Han}+/gu
const longest = 200

/** First letters and whole sounds of the Chinese in a text, by the words they stand in, e.g. `cqyq chongqingyiqi` for 重庆仪器; empty where there is none. */
export function spelled(text: string): string {
  const said = text.slice(0, longest)
  const runs = (said.match(chinese) ?? []).map((run) => pinyin(run, { toneType: 'none', type: 'array', v: true }))
  if (runs.length === 0) return ''
  const filled = (of: (sounds: readonly string[]) => string) => { let at = 0; return said.replaceAll(chinese, () => of(runs[at++] ?? [])).replaceAll(/\s+/g, '').toLowerCase() }
  return `${filled((sounds) => sounds.map(([first = '']) => first).join(''))} ${filled((sounds) => sounds.join(''))}`
}
