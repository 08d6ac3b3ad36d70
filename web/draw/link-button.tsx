/** A button that leads to a page: a link underneath, so that it opens in a new window too. */
import { createLink } from '@tanstack/react-router'
import { Button } from 'antd'

export const LinkButton = createLink(Button)
