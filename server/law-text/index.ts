/** Laws as texts: a folder of Markdown read article by article and kept in the house. */
export { importLaws, type LawsImported } from './import.ts'
