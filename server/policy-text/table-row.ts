/** A row of a table as lines of text: one line, its cells parted as Markdown parts them, so that no number in a cell is taken for a clause. */

/** Paragraphs that a cell of a table has at most; with more, a page was laid out as a table. */
const most = 4

/** A row of one cell, or of a page laid out as a table, reads as if there were no table. */
export function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const full = cells.filter(({ length }) => length > 0)
  if (full.length < 2 || full.some(({ length }) => length > most)) return full.flat()
  return [`| ${cells.map((cell) => cell.join(' ').replaceAll('\n', ' ').trim()).join(' | ')} |`]
}
