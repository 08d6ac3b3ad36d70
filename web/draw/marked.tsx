/** The reader's name and the day, pale across everything within. */
import { theme, Watermark } from 'antd'
import type { ReactNode } from 'react'
import { useSession } from '../client/session.ts'
import { instantText } from './moment.ts'

export function Marked({ children }: { children: ReactNode }) {
  const { person } = useSession()
  const { token } = theme.useToken()
  return <Watermark content={[person.name, instantText(new Date().toISOString()).slice(0, 10)]} gap={[90, 90]} font={{ color: token.colorTextQuaternary, fontSize: 15 }}>{children}</Watermark>
}
