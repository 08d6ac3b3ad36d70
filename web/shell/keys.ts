/** Keys that work from anywhere must leave fields alone that are being filled. */

/** Whether a key belongs to a field that is being filled. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.isComposing || (event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)))
