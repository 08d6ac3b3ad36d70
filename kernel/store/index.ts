/** Store: PostgreSQL as the single truth - where things lie, how they are asked and changed. */
export { columnTypes, headColumns, lineColumns, linesTableName, quoted, snake, spelledColumn, tableOf, type Column, type ColumnType, type LinesTable, type Table } from './table.ts'
export { fromJson, headSql, lineSql, lockedRow, rowSql, valueSql } from './row.ts'
export { closing, inOrder, nameOf, openStore, uuid, type Asks, type Statement, type Store, type StoreSettings, type Unit } from './open.ts'
export { tables } from './tables.ts'
export { keepFile, type BroughtFile } from './file.ts'
export { change, deedOnly, insertion, spellOut, type DeedRow, type Kept, type LinkRow, type NumberPlace, type OutboxRow, type Traces } from './put.ts'
export { away, isAway, refusalOfFault } from './fault.ts'
export { migration, schemaOf, type Schema } from './schema.ts'
