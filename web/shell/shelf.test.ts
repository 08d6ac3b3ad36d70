/** What a device keeps of the house: the shell, and never an answer or a decision. */
import { expect, test } from 'vitest'
import { answered, keptAs, type Shelf } from './shelf.ts'

const house = 'https://zhangfa.local'
const asked = (path: string, more: { method?: string; mode?: RequestMode } = {}) => keptAs({ method: 'GET', mode: 'cors', url: new URL(path, house).href, ...more }, house)

/** The browser's own cache, which only a browser has. */
function emptyShelf(): Shelf & { readonly held: () => readonly string[] } {
  const files = new Map<string, Response>()
  const place = (at: RequestInfo | URL) => (at instanceof Request ? at.url : String(at))
  return {
    held: () => [...files.keys()].map((url) => new URL(url).pathname),
    match: async (at) => files.get(place(at))?.clone(),
    put: async (at, answer) => void files.set(place(at), answer),
    keys: async () => [...files.keys()].map((url) => new Request(url)),
    delete: async (at) => files.delete(place(at)),
  }
}
const away = () => Promise.reject(new TypeError('no network'))
const page = (text: string) => async () => new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } })
const inbox = new Request(`${house}/inbox?task=1`)
const file = new Request(`${house}/assets/index-1.js`)

test('7.2.1 only built files and the page that loads them are kept: no answer of the house, nothing that is sent, nothing from elsewhere', () => {
  expect([asked('/assets/index-1.js'), asked('/inbox?task=1', { mode: 'navigate' })]).toEqual(['built', 'page'])
  for (const path of ['/api/tasks', '/api/documents/commons.party/export.xlsx', '/api/assets/x', '/manifest.webmanifest', 'https://elsewhere.example/assets/a.js']) expect(asked(path), path).toBeUndefined()
  expect(asked('/api/print/x.pdf', { mode: 'navigate' })).toBeUndefined()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(asked('/assets/index-1.js', { method })).toBeUndefined()
})

test('a built file is asked for once and comes without a network ever after; one that is not there is not kept', async () => {
  const shelf = emptyShelf()
  expect((await answered(file, 'built', shelf, async () => new Response('no', { status: 404 }))).status).toBe(404)
  expect(shelf.held()).toEqual([])
  await answered(file, 'built', shelf, async () => new Response('window'))
  expect(await (await answered(file, 'built', shelf, away)).text()).toBe('window')
})

test('the page is the house’s own as long as it can be reached, and the kept one when it cannot', async () => {
  const shelf = emptyShelf()
  await expect(answered(inbox, 'page', shelf, away)).rejects.toThrow('no network')
  await answered(inbox, 'page', shelf, page('one'))
  await answered(file, 'built', shelf, async () => new Response('window'))
  await answered(inbox, 'page', shelf, page('one'))
  expect(shelf.held()).toEqual(['/', '/assets/index-1.js'])
  expect(await (await answered(new Request(`${house}/duties`), 'page', shelf, away)).text()).toBe('one')
  expect(await (await answered(inbox, 'page', shelf, page('two'))).text()).toBe('two')
  expect(shelf.held(), 'a renewed house leaves none of the old files').toEqual(['/'])
})
