/** The component library and the calendar in English. */
import enUS from 'antd/locale/en_US'
import dayjs from 'dayjs'

dayjs.locale('en')
export const locale = enUS
