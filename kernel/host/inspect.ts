/** The house inspects itself: what no type checker sees about how declarations fit together. */
import { firstState, linesFields, plainFields, walk, type AnyDocument, type Plan } from '#declare'

/** A finding in plain words; none is what every chapter must have. */
export function inspect(plan: Plan): readonly string[] {
  return [
    ...[...plan.documents.values()].flatMap((document) => inspectDocument(plan, document).map((finding) => `${document.name}: ${finding}`)),
    ...inspectProcesses(plan), ...inspectObligations(plan), ...inspectFigures(plan), ...inspectClauses(plan),
  ]
}

function inspectDocument(plan: Plan, document: AnyDocument): readonly string[] {
  const found: string[] = []
  walk(document.fields, {
    field: (key, { kind, facts, label }) => {
      if ((kind === 'ref' || kind === 'line') && !plan.documents.has(facts.to ?? '')) found.push(`field ${key} points at ${facts.to}, which is not in the house`)
      if (facts.codeOf !== undefined && !plan.documents.has(facts.codeOf)) found.push(`field ${key} is a code of ${facts.codeOf}, which is not in the house`)
      if (!label[0] || !label[1]) found.push(`field ${key} lacks a label in a language`)
    },
  })
  for (const key of ['id', 'number', 'version', 'state', 'enteredBy', 'enteredAt']) if (key in document.fields) found.push(`field ${key} is what every document carries already`)
  if ('department' in document.fields && document.access.department !== 'department') found.push('a field department must be the one that access names')
  if (linesFields(document).some(([, of]) => plainFields(of).length !== Object.keys(of).length)) found.push('lines within lines')
  if (!plan.clauses.has(document.clause.clause)) found.push(`clause ${document.clause.clause} is not in the policy`)
  if (document.announce && !plan.events.has(document.announce.event)) found.push('making one announces an undeclared event')
  for (const { role } of document.access.see) if (!plan.roles.has(role)) found.push(`role ${role} in access is not declared`)
  return [...found, ...inspectActions(plan, document), ...unreachable(document).map((state) => `state ${state} cannot be reached`)]
}

function inspectActions(plan: Plan, document: AnyDocument): readonly string[] {
  return Object.entries(document.actions).flatMap(([key, action]) => [
    ...(Array.isArray(action.to) && action.to.length > 1 && !action.decide ? [`action ${key} leads to several states but does not decide`] : []),
    ...(action.reverses && !document.actions[action.reverses] ? [`action ${key} reverses ${action.reverses}, which does not exist`] : []),
    ...(action.duty && !plan.duties.has(action.duty.duty) ? [`action ${key} has an undeclared duty`] : []),
    ...(action.announce && !plan.events.has(action.announce.event) ? [`action ${key} announces an undeclared event`] : []),
    ...(action.by === 'task' ? [] : [action.by].flat().filter(({ role }) => !plan.roles.has(role)).map(({ role }) => `action ${key}: role ${role} is not declared`)),
    ...(action.clause && !plan.clauses.has(action.clause.clause) ? [`action ${key}: clause ${action.clause.clause} is not in the policy`] : []),
  ])
}

function unreachable(document: AnyDocument): readonly string[] {
  const reached = new Set([firstState(document)])
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    for (const { from, to } of Object.values(document.actions)) if ([from].flat().some((state) => reached.has(state))) [to].flat().forEach((state) => reached.add(state))
  }
  return Object.keys(document.states).filter((state) => !reached.has(state))
}

const inspectProcesses = (plan: Plan): readonly string[] => [...plan.processes.values()].flatMap(({ process, pools }) => Object.entries(pools).flatMap(([key, pool]) => {
  const document = plan.documents.get(pool.document)
  if (!document) return [`process ${process}/${key}: ${pool.document} is not in the house`]
  return [pool.starts, ...Object.values(pool.acts)].filter((action) => !document.actions[action]).map((action) => `process ${process}/${key}: ${pool.document} has no action ${action}`)
}))

const inspectObligations = (plan: Plan): readonly string[] => [...plan.obligations.values()].flatMap(({ obligation, clause, owner, trigger, proof, settledBy = [] }) => [
  ...(plan.clauses.has(clause) ? [] : [`obligation ${obligation}: clause ${clause} is not in the policy`]),
  ...(plan.roles.has(owner) ? [] : [`obligation ${obligation}: role ${owner} is not declared`]),
  ...('each' in trigger && !plan.events.has(trigger.each) ? [`obligation ${obligation}: event ${trigger.each} is not declared`] : []),
  ...[proof, ...settledBy].filter(({ document, action }) => !plan.documents.get(document)?.actions[action]).map(({ document, action }) => `obligation ${obligation}: nothing does ${document} ${action}`),
])

const inspectFigures = (plan: Plan): readonly string[] => [...plan.figures.values()].flatMap(({ figure, query }) =>
  ('document' in query.source && !plan.documents.has(query.source.document) ? [`figure ${figure}: ${query.source.document} is not in the house`] : []))

const inspectClauses = (plan: Plan): readonly string[] => [...plan.clauses].filter(([, { owner }]) => !plan.roles.has(owner)).map(([number, { owner }]) => `clause ${number}: owner ${owner} is no role`)
