/** Cells that a spreadsheet could take for a formula, and how they are kept from being one. */

/** Begins as a formula, a command or a field separator does. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

/** Beneath any apostrophes: one that was written before is told from the one that is put before it. */
const bare = (text: string): string => text.replace(/^'+/, '')

/** For CSV, where nothing but the text itself says that it is text: an apostrophe, which spreadsheets hide. */
export const neutral = (text: string): string => (looksLikeFormula(bare(text)) ? `'${text}` : text)

/** What was neutralised on the way out comes back as it was. */
export const original = (text: string): string => (text.startsWith("'") && looksLikeFormula(bare(text)) ? text.slice(1) : text)
