/** The section drawing of the house, enforced: rules are derived from house.floors.json. */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const { house, kernel, packages } = JSON.parse(readFileSync(join(__dirname, '../../house.floors.json'), 'utf8'))

const never = (name, from, to) => ({ name, severity: 'error', from, to })
const own = (path) => ({ path, pathNot: '\\.(test|scenario|types)\\.ts$' })

/** A room may use the floors below its own; rooms that share a floor do not see each other. */
const looksOnlyDown = (base, order) => order.flatMap((floor, height) => [floor].flat().map((room) => {
  const above = order.slice(height).flat().filter((other) => other !== room)
  return never(`${room}-looks-only-down`, own(`^${base}${room}/`), { path: `^${base}(${above.join('|') || '-'})/` })
}))

module.exports = {
  forbidden: [
    ...looksOnlyDown('', house),
    ...looksOnlyDown('kernel/', kernel),
    never('chapters-see-declare-and-words-only', own('^(chapters|commons|departments)/'), { path: '^kernel/', pathNot: '^kernel/(words|declare)/' }),
    never('chapters-see-contracts-only', own('^chapters/([^/]+)/'), { path: '^chapters/', pathNot: '^chapters/($1/|[^/]+/contract\\.ts$)' }),
    never('departments-see-contracts-only', own('^departments/'), { path: '^chapters/', pathNot: '^chapters/[^/]+/contract\\.ts$' }),
    never('departments-do-not-see-each-other', own('^departments/([^/]+)/'), { path: '^departments/', pathNot: '^departments/$1/' }),
    never('contract-and-policy-stand-on-the-ground', { path: '^chapters/[^/]+/(contract|policy)\\.ts$' }, { path: '^chapters/' }),
    never('chapters-are-pure', own('^(chapters|commons|departments)/'), { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] }),
    never('rooms-are-entered-by-the-door', own('^kernel/([^/]+)/'), { path: '^kernel/.+', pathNot: '^kernel/($1/|[^/]+/index\\.ts$)' }),
    never('kernel-is-entered-by-the-door', own('^(commons|chapters|departments|server|web)/'), { path: '^kernel/.+', pathNot: '^kernel/([^/]+/index\\.ts$|store/embedded/)' }),
    never('web-sees-words-and-declare-only', own('^web/'), { path: '^kernel/', pathNot: '^kernel/(words|declare)/' }),
    ...Object.entries(packages).map(([name, rooms]) => never(`${name}-only-in-its-room`, { pathNot: `^(${rooms.join('|')})|\\.(test|scenario)\\.ts$|^node_modules` }, { path: `(^|/)node_modules/${name}/|^${name}$` })),
    never('no-circle', { pathNot: '^node_modules' }, { circular: true }),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: join(__dirname, '../../tsconfig.json') }, doNotFollow: { path: 'node_modules' }, exclude: { path: '^(web/dist|\\.zhangfa)/' }, enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], conditionNames: ['import', 'types', 'default'], exportsFields: ['exports'] } },
}
