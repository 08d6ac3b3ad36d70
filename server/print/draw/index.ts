/** Papers become one PDF, each with its own page numbers. */
import type { Paper } from '../paper.ts'
import { blank } from './pen.ts'
import { drawSheet } from './sheet.ts'
import { drawVoucher } from './voucher.ts'

export async function drawn(papers: readonly Paper[]): Promise<Uint8Array> {
  const [first] = papers
  const pdf = blank(first?.language ?? 'zh')
  Object.assign(pdf.info, { Title: first && papers.length === 1 ? `${first.title} ${first.kind === 'sheet' ? first.number : first.word}` : (first?.title ?? ''), Author: first?.company ?? '', Creator: 'Zhangfa 章法', Producer: 'Zhangfa 章法' })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((done, failed) => { pdf.on('end', done); pdf.on('error', failed) })
  for (const paper of papers) if (paper.kind === 'sheet') drawSheet(pdf, paper); else drawVoucher(pdf, paper)
  pdf.end()
  await ended
  return Uint8Array.from(Buffer.concat(parts))
}
