/** Golden files: what follows from the declarations, written out so that people read it in the diff. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { AnyDocument, Plan } from '#declare'
import { schemaSql } from '#host'
import { openapi } from '../server/http/openapi.ts'
import { theHouse } from '../server/house.ts'

const root = join(import.meta.dirname, '..')
export const folder = join(root, 'docs', 'generated')

/** Name of each golden file and what it must hold. */
export const golden = (): Readonly<Record<string, string>> => ({
  'schema.sql': `-- The whole schema, as an empty database gets it. Written by \`npm run accept\`.\n\n${schemaSql(theHouse)}\n`,
  'clauses.md': clauses(theHouse), 'access.md': access(theHouse), 'openapi.json': `${JSON.stringify(openapi(theHouse), undefined, 1)}\n`, 'refusals.md': refusals(),
})

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`, ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)].join('\n')

/** Each clause with its owner, rhythm, duties and documents. */
function clauses(plan: Plan): string {
  const rows = [...plan.clauses].map(([number, { title, owner, rhythm, ours, principle }]) => {
    const duties = [...plan.obligations.values()].filter(({ clause }) => clause === number).map(({ obligation }) => obligation)
    const documents = [...plan.documents.values()].filter((document) => standsUnder(document, number)).map(({ name }) => name)
    return [number, title[0], title[1], owner, rhythm, principle ? 'principle' : ours ? 'ours' : '', duties.join(' '), documents.join(' ')]
  })
  return `# Clauses\n\nWritten by \`npm run accept\`. A clause without a duty is shown as not landed.\n\n${table(['clause', '条款', 'title', 'owner', 'rhythm', 'kind', 'duties', 'documents and actions under it'], rows)}\n`
}

const standsUnder = (document: AnyDocument, number: string): boolean => document.clause.clause === number || Object.values(document.actions).some(({ clause }) => clause?.clause === number)

/** Who sees how far, who writes, who acts. */
function access(plan: Plan): string {
  const documents = [...plan.documents.values()].map((document) => {
    const see = document.access.see.map(({ role, scope }) => (scope === 'all' ? role : `${role} (${scope})`)).join(', ')
    const edit = Object.entries(document.access.edit).map(([state, roles]) => `${state}: ${(roles ?? []).map(({ role }) => role).join(', ') || 'nobody'}`).join('; ')
    const actions = Object.entries(document.actions).map(([key, { by, from, to, duty }]) => [key, [from].flat().join(', '), [to].flat().join(', '), by === 'task' ? 'through a task' : [by].flat().map(({ role }) => role).join(', '), duty?.duty ?? ''])
    return `## ${document.name} ${document.label[0]}\n\nSeen by: ${see}\n\nWritten while ${edit}\n\n${table(['action', 'from', 'to', 'by', 'duty'], actions)}`
  })
  const pairs = plan.conflicts.map(({ pair, source, clause }) => [`${pair[0].duty} / ${pair[1].duty}`, source[1], clause ?? ''])
  return `# Access\n\nWritten by \`npm run accept\`. Without a scope in brackets a role sees everything of its kind.\n\n${documents.join('\n\n')}\n\n## Duties kept apart\n\n${table(['pair', 'source', 'clause'], pairs)}\n`
}

/** Every refusal that stands in the sources with both texts on one line. */
function refusals(): string {
  const found = sources(root).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/refuse\(\s*(['`])((?:(?!\1)[^\\\n]|\\.)*)\1,\s*(['`])((?:(?!\3)[^\\\n]|\\.)*)\3/g)]
    .map(([, , zh = '', , en = '']) => [relative(root, path).replaceAll('\\', '/'), zh, en.replaceAll("\\'", "'")] as const))
  return `# Refusals\n\nWritten by \`npm run accept\`: what the house says when it says no, by the file that says it.\n\n${table(['file', 'zh', 'en'], found)}\n`
}

function sources(at: string): readonly string[] {
  const rooms = ['kernel', 'commons', 'chapters', 'departments', 'server']
  const inside = (path: string): readonly string[] => readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? inside(join(path, entry.name)) : entry.name.endsWith('.ts') && !/\.(test|scenario|types)\.ts$/.test(entry.name) ? [join(path, entry.name)] : []))
  return rooms.flatMap((room) => inside(join(at, room)))
}
