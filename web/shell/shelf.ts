/** What of the house a device keeps so that its windows open at once and also without a network: the built files and the page that loads them. Never what the house says. */

/** `built` files have names that change with what is in them; the `page` loads them, whatever its address. */
export type Kept = 'built' | 'page'
export type Shelf = Pick<Cache, 'match' | 'put' | 'keys' | 'delete'>
type Reach = (request: Request) => Promise<Response>

/** Nothing for the API, for whatever is sent, for other houses and for files that may change under their name. */
export function keptAs({ method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>, origin: string): Kept | undefined {
  const asked = new URL(url)
  if (method !== 'GET' || asked.origin !== origin || asked.pathname.startsWith('/api/')) return undefined
  if (asked.pathname.startsWith('/assets/')) return 'built'
  return mode === 'navigate' ? 'page' : undefined
}

export const answered = (request: Request, as: Kept, shelf: Shelf, reach: Reach): Promise<Response> =>
  (as === 'built' ? builtFile(request, shelf, reach) : thePage(request, shelf, reach))

async function builtFile(request: Request, shelf: Shelf, reach: Reach): Promise<Response> {
  const kept = await shelf.match(request)
  if (kept) return kept
  const came = await reach(request)
  if (came.ok) await shelf.put(request, came.clone()).catch(() => undefined)
  return came
}

/** The house is asked first; the kept page stands in only where it cannot be reached. */
async function thePage(request: Request, shelf: Shelf, reach: Reach): Promise<Response> {
  const place = new URL('/', request.url).href
  try {
    const came = await reach(request)
    if (came.ok && came.headers.get('content-type')?.startsWith('text/html')) await laidOut(came.clone(), place, shelf).catch(() => undefined)
    return came
  } catch (error) {
    const kept = await shelf.match(place)
    if (kept) return kept
    throw error
  }
}

/** A page that differs is that of a renewed house: the files of the old one go. */
async function laidOut(page: Response, place: string, shelf: Shelf): Promise<void> {
  const before = await (await shelf.match(place))?.text()
  const text = await page.text()
  if (text === before) return
  for (const file of await shelf.keys()) await shelf.delete(file)
  await shelf.put(place, new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
}
