/** The rows that have problems, as a sheet to be put right and sent again: as they came or were put right, with a column that says what is wrong. */
import type { Actor } from '#allow'
import type { Store } from '#store'
import type { Language } from '#words'
import { readSheet, writerOf, type Format, type Sheet, type Write } from '../sheets/index.ts'
import { corrected, type Cells } from './corrected.ts'
import type { Problem } from './places.ts'
import { importStatus } from './job.ts'

/** Writes the sheet and answers how many rows it has. */
async function problemSheet(sheet: Sheet, problems: readonly Problem[], language: Language, format: Format, write: Write): Promise<number> {
  const byRow = Map.groupBy(problems, ({ row }) => row)
  const writer = writerOf(format, language === 'zh' ? '导入问题' : 'Problems', [...sheet.headings.map(() => ({ kind: 'text' }) as const), { kind: 'long-text' }], write)
  writer.row([...sheet.headings, language === 'zh' ? '问题' : 'Problem'].map((text) => ({ text })))
  for (const { at, cells } of sheet.rows) {
    const found = byRow.get(at)
    if (found) writer.row([...sheet.headings.map((_, column) => ({ text: cells[column] ?? '' })), { text: found.map((one) => said(one, language)).join('; ') }])
  }
  await writer.end()
  return byRow.size
}

const said = ({ column, refused }: Problem, language: Language): string => `${column === undefined ? '' : `${column}: `}${refused[language]}`

/** The same for an import that ran; nothing when there is none of that id for this person. */
export async function problemSheetOf(store: Store, actor: Actor, id: string, language: Language, format: Format, write: Write): Promise<number | undefined> {
  const job = await importStatus(store, actor, id)
  const [sent] = job ? await store.query<{ bytes: Uint8Array; cells: Cells | null }>({ text: `select f.bytes, j.payload->'cells' as cells from house.file f join house.job j on j.id = f.record where f.document = 'house.job' and f.record::text = $1`, values: [id] }) : []
  return job && sent ? problemSheet(corrected(await readSheet(sent.bytes), sent.cells ?? {}), job.problems, language, format, write) : undefined
}
