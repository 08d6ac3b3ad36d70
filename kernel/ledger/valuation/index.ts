/** Valuation: pure; what goods are worth as they come and go. */
export { inLayers, type Adjustment, type Method, type Move, type Rule, type Valued } from './move.ts'
export { emptyPool, quantityOf, unitCost, valueOf, type Layer, type Pool } from './pool.ts'
export { nothingOwed, standing, valued, type Begun, type Mark, type Valuation } from './valued.ts'
