/** Law in the house: texts of a folder kept article by article, and reviews opened where the register of rules has changed. */
export { reviewChangedLaw } from './changed.ts'
export { importLaws, type LawsImported } from './import.ts'
