/** Read: every question asked of the house, with access applied. */
export { compileQuery } from './compile.ts'
export { figureRows, runQuery, type FigureRows } from './figure.ts'
export { indexesOf } from './indexes.ts'
export { learn } from './learn.ts'
export { entriesOf, history, linksOf, one, refsOfRow, search, whole, type AnyRead, type HistoryItem, type Linked } from './one.ts'
export { foundSql, listSql, page, totalsOf, unmasked, type Asked, type Page } from './page.ts'
export { namesOf, refsOf, type Named, type Refs } from './refs.ts'
export { tables } from './tables.ts'
