/** Who sits here, and how they like it: language, colours, density, own files, another password, and the way out. */
import { GlobalOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { changeSettings, useSettings } from '../client/settings.ts'
import { signOut, useSession } from '../client/session.ts'
import { Pop } from '../draw/pop.tsx'
import { useWords } from '../words/words.tsx'
import { Bell } from './bell.tsx'

const ChangePassword = lazy(() => import('./change-password.tsx'))

export function Person() {
  const { t, say } = useWords()
  const { person, roles } = useSession()
  const { theme, density } = useSettings()
  const client = useQueryClient()
  const go = useNavigate()
  const [changing, change] = useState(false)
  const leave = async (): Promise<void> => { await signOut(client); await go({ to: '/sign-in', search: {} }) }
  return (
    <div className="person">
      <SwitchLanguage />
      <Bell />
      <Pop label={t('frame.person', { name: person.name })} button={<><UserOutlined aria-hidden /> <span className="not-phone">{person.name}</span></>}>
        {(shut) => (
          <div className="pop-list">
            <p className="who"><b>{person.name}</b><small>{roles.map((one) => say(one.label)).join(' · ')}</small></p>
            <Choice legend={t('settings.theme')} chosen={theme} among={{ light: t('settings.light'), dark: t('settings.dark'), system: t('settings.system') }} choose={(one) => changeSettings({ theme: one as typeof theme })} />
            <Choice legend={t('settings.density')} chosen={density} among={{ dense: t('settings.dense'), wide: t('settings.wide') }} choose={(one) => changeSettings({ density: one as typeof density })} />
            <Link to="/my/files" search={{}} onClick={shut}>{t('frame.files')}</Link>
            <button type="button" onClick={() => { shut(); change(true) }}>{t('frame.password')}</button>
            <button type="button" onClick={() => void leave()}>{t('frame.leave')}</button>
          </div>
        )}
      </Pop>
      {changing && <Suspense><ChangePassword leave={() => change(false)} /></Suspense>}
    </div>
  )
}

function Choice({ legend, chosen, among, choose }: { legend: string; chosen: string; among: Readonly<Record<string, string>>; choose: (one: string) => void }) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {Object.entries(among).map(([one, label]) => <button key={one} type="button" aria-pressed={one === chosen} onClick={() => choose(one)}>{label}</button>)}
    </fieldset>
  )
}

/** The button says the other language, in that language. */
export function SwitchLanguage() {
  const { language, t } = useWords()
  return <button type="button" className="pop-button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}><GlobalOutlined aria-hidden /> {t('settings.other-language')}</button>
}
