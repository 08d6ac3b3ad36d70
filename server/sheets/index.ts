/** Sheets: tables in and out of the house, as xlsx and csv. */
export type { Cell, SheetWriter, Write } from './cell.ts'
export { csvRows, decoded } from './csv-reader.ts'
export { csvWriter } from './csv-writer.ts'
export { exportList, writerOf, type Format, type Wanted } from './export.ts'
export { readSheet, type Sheet, type SheetRow } from './read.ts'
export { xlsxWriter } from './xlsx-writer.ts'
