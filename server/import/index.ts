/** Import: any kind of document from a table, through the same actions as a person. */
export { type Problem } from './places.ts'
export { startImporter } from './importer.ts'
export { cancelImport, importStatus, resumeImport, startImport, waitingImports, type ImportJob, type Progress } from './job.ts'
export { keyPath, mapColumns, type Mapping } from './mapping.ts'
export { previewImport, type Options, type Preview } from './preview.ts'
export { problemSheetOf } from './problems.ts'
export { runImport, type Hearing, type Ran } from './run.ts'
