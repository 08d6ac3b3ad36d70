/** Every address of the windows; what a page shows stands in its address, so that Back and links always work. */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { houseQuery } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { sessionQuery } from '../client/session.ts'
import { Inbox } from '../views/inbox.tsx'
import { Frame } from './frame.tsx'
import { Trouble, NoSuchPage, Waiting } from './trouble.tsx'
import { SignIn } from './sign-in.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet, notFoundComponent: NoSuchPage })
const search = (given: Record<string, unknown>): Search => given as Search

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn, validateSearch: search })
const setUp = createRoute({ getParentRoute: () => root, path: '/set-up', validateSearch: search, component: lazyRouteComponent(() => import('../views/set-up.tsx'), 'SetUp') })

const inside = createRoute({
  getParentRoute: () => root, id: 'inside', component: Frame, pendingComponent: Waiting, errorComponent: Trouble,
  beforeLoad: async ({ context: { client }, location }) => {
    const session = await client.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    await client.ensureQueryData(houseQuery)
  },
})
const page = <P extends string, M extends Record<string, unknown>, K extends keyof M & string>(path: P, load: () => Promise<M>, name: K) =>
  createRoute({ getParentRoute: () => inside, path, validateSearch: search, component: lazyRouteComponent(load as never, name) })

const tree = root.addChildren([
  signIn, setUp,
  inside.addChildren([
    createRoute({ getParentRoute: () => inside, path: '/', validateSearch: search, component: Inbox }),
    page('/home', () => import('../views/home.tsx'), 'Home'),
    page('/documents/$type', () => import('../views/document-list.tsx'), 'DocumentList'),
    page('/documents/$type/new', () => import('../views/document-new.tsx'), 'DocumentNew'),
    page('/documents/$type/import', () => import('../views/document-import.tsx'), 'DocumentImport'),
    page('/documents/$type/$id', () => import('../views/document.tsx'), 'DocumentPage'),
    page('/documents/$type/$id/edit', () => import('../views/document-edit.tsx'), 'DocumentEdit'),
    page('/cockpit', () => import('../views/cockpit.tsx'), 'Cockpit'),
    page('/audit', () => import('../views/audit.tsx'), 'AuditPage'),
    page('/policy', () => import('../views/policy-map.tsx'), 'PolicyMap'),
    page('/policy/import', () => import('../views/policy-import.tsx'), 'PolicyImport'),
    page('/policy/bindings', () => import('../views/bindings.tsx'), 'Bindings'),
    page('/policy/life', () => import('../views/policy-life.tsx'), 'PolicyLife'),
    page('/policy/$number', () => import('../views/clause.tsx'), 'ClausePage'),
    page('/laws', () => import('../views/laws.tsx'), 'Laws'),
    page('/laws/$rule', () => import('../views/law.tsx'), 'LawPage'),
    page('/laws/texts/$work', () => import('../views/law-text.tsx'), 'LawTextPage'),
    page('/figures/$name', () => import('../views/figure.tsx'), 'FigurePage'),
    page('/ledger/trial-balance', () => import('../views/trial-balance.tsx'), 'TrialBalance'),
    page('/ledger/statements', () => import('../views/statement.tsx'), 'StatementPage'),
    page('/ledger/consolidated', () => import('../views/consolidated.tsx'), 'ConsolidatedPage'),
    page('/ledger/closing', () => import('../views/closing.tsx'), 'ClosingPage'),
    page('/ledger/account', () => import('../views/account-book.tsx'), 'AccountBookPage'),
    page('/ledger/entries', () => import('../views/entries.tsx'), 'Entries'),
    page('/processes', () => import('../views/processes.tsx'), 'Processes'),
    page('/processes/$key', () => import('../views/process.tsx'), 'ProcessPage'),
    page('/processes/$key/design', () => import('../views/process-design.tsx'), 'ProcessDesign'),
    page('/processes/$key/drawing', () => import('../views/process-drawing.tsx'), 'ProcessDrawing'),
    page('/processes/$key/mining', () => import('../views/mining.tsx'), 'Mining'),
    page('/incidents', () => import('../views/incidents.tsx'), 'Incidents'),
    page('/processes/$key/migration', () => import('../views/migration.tsx'), 'MigrationPage'),
    page('/decisions', () => import('../views/decisions.tsx'), 'Decisions'),
    page('/decisions/$key', () => import('../views/decision.tsx'), 'DecisionTable'),
    page('/duties', () => import('../views/duties.tsx'), 'Duties'),
    page('/organisation', () => import('../views/organisation.tsx'), 'Organisation'),
    page('/my/files', () => import('../views/my-files.tsx'), 'MyFiles'),
    page('/search', () => import('../views/search.tsx'), 'SearchPage'),
  ]),
])

export const routerOf = (client: QueryClient) => createRouter({
  routeTree: tree, context: { client }, scrollRestoration: true, defaultPreload: 'intent', defaultPreloadStaleTime: 0,
  defaultErrorComponent: Trouble, defaultPendingComponent: Waiting, defaultNotFoundComponent: NoSuchPage, defaultPendingMs: 250,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (given) => {
    const text = new URLSearchParams(Object.entries(given).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]]))).toString()
    return text ? `?${text}` : ''
  },
})

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof routerOf> }
}
