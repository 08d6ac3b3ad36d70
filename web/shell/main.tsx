/** Where the windows open: language, colours, router, and the stream of changes. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { StrictMode, useEffect, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { Language } from '#words'
import { statusOf } from '../client/failure.ts'
import { sessionQuery } from '../client/session.ts'
import { settings, useDark, useSettings } from '../client/settings.ts'
import { Telling } from '../draw/tell.tsx'
import { dictionaryOf, Speak } from '../words/words.tsx'
import type { Dictionary } from '../words/zh.ts'
import { paint } from './palette.ts'
import { routerOf } from './router.tsx'
import { themeOf } from './theme.ts'
import './house.css'
import './pages.css'

const client = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => { if (statusOf(error) === 401) askToSignIn() } }),
  // Nothing waits for a network: a page says that the house cannot be reached, and no deed is kept to be done later.
  defaultOptions: { queries: { staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always', retry: (count, error) => statusOf(error) === 0 && count < 2 }, mutations: { networkMode: 'always' } },
})
const router = routerOf(client)
const stillness = matchMedia('(prefers-reduced-motion: reduce)')

/** The house was renewed while this window was open: its older parts are gone, so it opens anew, but not twice in a minute. */
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('zhangfa-renewed') ?? 0)
  if (Date.now() - last < 60_000) return
  event.preventDefault()
  sessionStorage.setItem('zhangfa-renewed', String(Date.now()))
  location.reload()
})

/** Where the browser allows it the shell is kept on this device; over plain HTTP the windows do without. */
if (import.meta.env.PROD && isSecureContext) void navigator.serviceWorker?.register('/shell-worker.js').catch(() => undefined)

/** A session that ended leads to the door, and from there back to where the person was; what they typed is kept in the browser. */
function askToSignIn(): void {
  if (router.state.location.pathname === '/sign-in') return
  client.setQueryData(sessionQuery.queryKey, null)
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
}

type Spoken = { readonly language: Language; readonly dictionary: Dictionary; readonly locale: Awaited<ReturnType<typeof localeOf>> }
const first: Spoken = await spokenIn(settings().language)
/** The page says which language it speaks; what things are called is read by it, and asked for again when it changes. */
const tagOf = ({ language }: Spoken): string => (language === 'zh' ? 'zh-CN' : 'en')
document.documentElement.lang = tagOf(first)

createRoot(document.getElementById('root') as HTMLElement).render(<StrictMode><Windows /></StrictMode>)

function Windows() {
  const { language, density } = useSettings()
  const isDark = useDark()
  const still = useSyncExternalStore((tell) => { stillness.addEventListener('change', tell); return () => stillness.removeEventListener('change', tell) }, () => stillness.matches)
  const spoken = useSpoken(language)
  paint(isDark, density)
  useEffect(() => { if (document.documentElement.lang !== tagOf(spoken)) { document.documentElement.lang = tagOf(spoken); void client.invalidateQueries() } }, [spoken])
  return (
    <ConfigProvider theme={themeOf(isDark, still)} locale={spoken.locale} componentSize={density === 'dense' ? 'small' : 'middle'} button={{ autoInsertSpace: false }}>
      <Speak language={spoken.language} dictionary={spoken.dictionary}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} /><Telling />
        </QueryClientProvider>
      </Speak>
    </ConfigProvider>
  )
}

/** The words of the chosen language; until they have come the page goes on in the language it has. */
function useSpoken(language: Language): Spoken {
  const [spoken, setSpoken] = useState(first)
  useEffect(() => {
    let wanted = true
    void spokenIn(language).then((come) => { if (wanted) setSpoken(come) })
    return () => { wanted = false }
  }, [language])
  return spoken
}

async function spokenIn(language: Language): Promise<Spoken> {
  const [dictionary, locale] = await Promise.all([dictionaryOf(language), localeOf(language)])
  return { language, dictionary, locale }
}

/** The component library's own words, and the calendar's. */
async function localeOf(language: Language) {
  return (language === 'zh' ? await import('./locale-zh.ts') : await import('./locale-en.ts')).locale
}
