/** The browser's keeper of the shell: built files from its shelf, the page when the house is away; everything else passes by it untouched. */
import { answered, keptAs } from './shelf.ts'

type Waits = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Keeper = { skipWaiting(): Promise<void>; readonly clients: { claim(): Promise<void> } }
const keeper = self as unknown as Keeper

addEventListener('install', (event) => (event as Waits).waitUntil(keeper.skipWaiting()))
addEventListener('activate', (event) => (event as Waits).waitUntil(keeper.clients.claim()))
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Asked
  const as = keptAs(request, location.origin)
  if (as) respondWith.call(event, caches.open('zhangfa-shell').then((shelf) => answered(request, as, shelf, fetch)))
})
