/** Host: chapters become a house; the house migrates, inspects and seals itself. */
export { inspect } from './inspect.ts'
export { keepSetting, migrate, schemaSql, settingOf } from './migrate.ts'
export { companyOf, openHouse, setUpCompany, type Company, type Opened } from './open.ts'
export { hashed, seal, verify, type Beside, type Verdict } from './seal.ts'
export { sealed, sealedSoFar, seals, type SealedDeed } from './sealed.ts'
export { react } from './react.ts'
export { incidents, retryIncident, troubled, type Incident } from './trouble.ts'
