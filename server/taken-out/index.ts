/** Taken out: long lists that leave the house as files made in the background, kept for whoever asked until they expire. */
export { partsOf, putAway, readable, startTakingOut, takenOut, type TakenOut } from './job.ts'
export { makeTakenOut, runTakingOut } from './run.ts'
export { clearTakenOut } from './expire.ts'
