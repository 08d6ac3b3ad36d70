/** Electronic invoices: files from the tax office's platform become suppliers' invoices. */
export { takeIn, type Taken } from './take.ts'
