/** A table of contents: lines that repeat the headings of the text, with the numbers of their pages or without. */
import { markOf } from './marks.ts'

export const isContents = (line: string): boolean => /^[\s　#*]*(?:目\s*[录次]|(?:table of )?contents)[\s　*]*$/i.test(line)

/** A heading, a leader of dots or a gap, and a page. */
const paged = /^(.*?\S)(?:[\s　]*([.．·…⋯。]{3,}|…{2,}|[.·](?:\s[.·]){2,})[\s　]*|\t[\s　]*|[\s　]{2,})\d{1,4}$/u
/** A line of contents is no longer. */
const longest = 200

/** Where lines of contents stand. Dots that lead to a page tell themselves; other lines are contents where the same heading comes again below. */
export function contentsIn(lines: readonly string[]): ReadonlySet<number> {
  const pages = lines.map((line) => (line.length > longest ? null : paged.exec(line.trim())))
  const said = lines.map((line, at) => (pages[at]?.[1] ?? line).replaceAll(/[\s　#*]/g, ''))
  const last = new Map(said.map((one, at) => [one, at]))
  const again = (at: number) => (last.get(said[at] as string) ?? at) > at
  const found = new Set<number>()
  let open = false
  for (const [at, line] of lines.entries()) {
    const page = pages[at]
    if (isContents(line)) open = true
    else if (page?.[2] !== undefined || (again(at) && (open || (page && markOf(line))))) found.add(at)
    else if (!/^[-—–\s\d]*$/.test(line)) open = false
  }
  return found.size > 1 ? found : new Set()
}
