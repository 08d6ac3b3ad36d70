/** The action that moves a document on: the button on top that stands out. */
import type { ActionMeta, DocumentMeta } from '#declare'
import type { May } from '../client/documents.ts'

/** What is grave or takes back stands plain, and what ends it too where another document can be drawn from it. */
export function nextAction({ actions }: Pick<DocumentMeta, 'actions'>, { row: { state }, may = {} }: { readonly row: { readonly state: string }; readonly may?: May }, draws: boolean): ActionMeta | undefined {
  const ends = (to: readonly string[]): boolean => to.every((one) => !actions.some(({ from }) => from.includes(one)))
  return actions.find((action) => action.from.includes(state) && may[action.key] === true && !action.grave && !action.takesBack && !(draws && ends(action.to)))
}
