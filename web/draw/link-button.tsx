/** A button that leads to a page: a link underneath, so that it opens in a new window too. */
import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'

/** `look` is the button's type: the router keeps the word `type` for itself. */
export const LinkButton = createLink(({ look, ...rest }: Omit<ButtonProps, 'type'> & { look?: 'primary' | 'default' }) => <Button type={look ?? 'default'} {...rest} />)
