/** Reading a policy text: chapters, sections, items, what was left out, flags and lint. Pure: no database, no clock. */
export type { Correction } from './corrections.ts'
export { vagueWords } from './lint.ts'
export { levels, type Level } from './levels.ts'
export { readPolicy, type Reading } from './read.ts'
export type { Part } from './tree.ts'
export { insistShort, longest, plainText, textOfFile } from './text-of.ts'
