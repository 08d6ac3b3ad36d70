/** Electronic invoices: files from the tax office's platform become suppliers' invoices. */
export { besideFile, type BesideFile } from './beside.ts'
export { takeIn, type Taken } from './take.ts'
