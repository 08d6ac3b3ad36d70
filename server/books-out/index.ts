/** The books leave the house: a set of CSV files that another program or an auditor reads, or one table as a workbook. */
export { packed } from './pack.ts'
export { tableNames, tables, type Asked, type BookTable, type TableName } from './tables.ts'
