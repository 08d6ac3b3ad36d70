/** Act: the spine, the only way to change anything. */
export { act, knownOf, perform, type Acted, type Order } from './act.ts'
export { batch, type Answered } from './batch.ts'
export { decide, type Decided } from './decide.ts'
export { moment, type House, type Work } from './house.ts'
export { edit, make, makeIn } from './make.ts'
export { may, type May } from './may.ts'
export { declaredOf, notFound, take, type AnyRow } from './take.ts'
export { type How } from './transact.ts'
