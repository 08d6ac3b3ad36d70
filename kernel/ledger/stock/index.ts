/** Stock: goods valued as they are posted. */
export { keepStock, type StockRows } from './rows.ts'
export { tables } from './tables.ts'
export { valuedPostings } from './value.ts'
