/** A button whose work takes longer than a blink says so, within a tenth of a second; its name stays what it is. */
import { LoadingOutlined } from '@ant-design/icons'

export const waiting = (busy: boolean) => (busy ? { delay: 80, icon: <LoadingOutlined spin aria-hidden /> } : false)
