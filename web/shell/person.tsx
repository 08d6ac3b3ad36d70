/** Who sits here, and how they like it: language, colours, density, and the way out. */
import { GlobalOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import { changeSettings, useSettings, type Settings } from '../client/settings.ts'
import { signOut, useSession } from '../client/session.ts'
import { useWords } from '../words/words.tsx'

export function Person() {
  const { t, say } = useWords()
  const { person, roles } = useSession()
  const { theme, density } = useSettings()
  const client = useQueryClient()
  const go = useNavigate()
  const leave = async (): Promise<void> => { await signOut(client); await go({ to: '/sign-in', search: {} }) }
  const items: NonNullable<MenuProps['items']> = [
    { key: 'who', type: 'group', label: <span className="who"><b>{person.name}</b><small>{roles.map((one) => say(one.label)).join(' · ')}</small></span> },
    { type: 'divider' },
    { key: 'theme', type: 'group', label: t('settings.theme'), children: (['light', 'dark', 'system'] as const).map((one) => ({ key: `theme ${one}`, label: t(`settings.${one}`) })) },
    { key: 'density', type: 'group', label: t('settings.density'), children: (['dense', 'wide'] as const).map((one) => ({ key: `density ${one}`, label: t(`settings.${one}`) })) },
    { type: 'divider' },
    { key: 'leave', label: t('frame.leave') },
  ]
  const choose: MenuProps['onClick'] = ({ key }) => {
    const [what, value] = key.split(' ') as [keyof Settings | 'leave', string | undefined]
    return what === 'leave' ? void leave() : changeSettings({ [what]: value })
  }
  return (
    <div className="person">
      <SwitchLanguage />
      <Dropdown trigger={['click']} menu={{ items, onClick: choose, selectable: true, selectedKeys: [`theme ${theme}`, `density ${density}`] }}>
        <Button type="text" icon={<UserOutlined />} aria-label={t('frame.person', { name: person.name })}><span className="not-phone">{person.name}</span></Button>
      </Dropdown>
    </div>
  )
}

/** The button says the other language, in that language. */
export function SwitchLanguage() {
  const { language, t } = useWords()
  return <Button type="text" icon={<GlobalOutlined />} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => changeSettings({ language: language === 'zh' ? 'en' : 'zh' })}>{t('settings.other-language')}</Button>
}
