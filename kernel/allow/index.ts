/** Allow: who may, and why not - the only place where access and separation of duties are decided. */
export { actorOfPerson, actorSql, houseActor, type Actor, type Held } from './actor.ts'
export { mayDesign, type Kind } from './design.ts'
export { mayAct, mayEdit, mayMake, rolesFor } from './may.ts'
export { masked, maySee, reachOf, scopeSql, seesAny, type Reach } from './scope.ts'
export { caseIds, caseSql, doneOnCaseSql, excludedBy, samePeopleSql, separated, type Done } from './duties.ts'
export { actorOf, hashPassword, makeToken, setPassword, signIn, signOut } from './session.ts'
export { tables } from './tables.ts'
export { standIns, type StandIn } from './standing.ts'
