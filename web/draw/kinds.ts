/** What holds for every field of a kind. */
export { isNothing, isNumber } from '#declare'
