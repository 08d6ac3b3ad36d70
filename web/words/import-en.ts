/** What the pages of import say, in English. */
import type { importZh } from './import-zh.ts'

export const importEn: Readonly<Record<keyof typeof importZh, string>> = {
  'import.title': 'Import: {what}',
  'import.choose': 'Drop or choose an Excel or CSV file',
  'import.mapping': 'Which column fills which field',
  'import.leave': 'Leave out',
  'import.key': 'Key (rows of one value are one document)',
  'import.result': 'Tried: {rows} rows, {documents} documents, {good} can be imported',
  'import.mode': 'When something is wrong',
  'import.good': 'Import what is good only',
  'import.whole': 'Import nothing unless all is good',
  'import.begin': 'Import {n}',
  'import.row': 'Row',
  'import.column': 'Column',
  'import.problem': 'Problem',
  'import.problems': '{n} problems',
  'import.problems-sheet': 'Download the rows with problems',
  'import.progress': 'Progress of the import',
  'import.so-far': '{made} made, {failed} with problems',
  'import.stop': 'Stop',
  'import.see': 'See the list',
  'import.state-waiting': 'Waiting',
  'import.state-running': 'Running',
  'import.state-done': 'Done',
  'import.state-failed': 'Failed',
  'import.state-cancelled': 'Stopped',
}
