/** Names of the nouns that every chapter speaks of, to be pointed at without importing their documents. */
import { name } from '#declare'

export const company = name('commons.company')
export const department = name('commons.department')
export const position = name('commons.position')
export const person = name('commons.person')
export const roleHolding = name('commons.role-holding')
export const party = name('commons.party')
export const unitOfMeasure = name('commons.unit-of-measure')
export const itemGroup = name('commons.item-group')
export const item = name('commons.item')
export const location = name('commons.location')
export const currency = name('commons.currency')
export const paymentTerms = name('commons.payment-terms')
export const calendarYear = name('commons.calendar-year')
export const announcement = name('commons.announcement')
export const group = name('commons.group')
export const substitution = name('commons.substitution')
