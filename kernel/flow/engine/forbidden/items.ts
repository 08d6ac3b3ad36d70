/** Item definitions: when two describe the same thing. */
import type { Element } from '../xml.ts'

export const isCollection = (element: Element | undefined): boolean => element?.attributes['isCollection'] === 'true'

/** The same definition, or the same structure; without a structure only itself. */
export const sameItem = (one: Element | undefined, other: Element | undefined): boolean =>
  one === other || (one?.attributes['structureRef'] !== undefined && one.attributes['structureRef'] === other?.attributes['structureRef'])
