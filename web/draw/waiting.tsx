/** A button whose work takes longer than a blink says so; its name stays what it is. */
import { LoadingOutlined } from '@ant-design/icons'

export const waiting = (busy: boolean) => (busy ? { delay: 250, icon: <LoadingOutlined spin aria-hidden /> } : false)
