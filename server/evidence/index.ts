/** Evidence: packs of what was owed and done under chosen clauses in a period, checked offline by whoever holds them. */
export { askedOf, type Asked } from './asked.ts'
export { packFile, packsOf, startPack, type PackJob } from './job.ts'
export { pack, type Packed } from './pack.ts'
export { makePacks, runPack } from './run.ts'
