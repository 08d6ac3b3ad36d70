/** `zhangfa import laws <folder>`: laws into the house, counted. */
import type { Opened } from '#host'
import { importLaws } from '../law-text/index.ts'

/** Answers the code that the process ends with. */
export async function importsLaws(house: Opened, folder: string, print: (line: string) => void): Promise<number> {
  const { works, articles, passages, seconds, otherwise, gaps } = await importLaws(house.store, folder)
  if (works === 0) { print(`没有 .md 文件：${folder}  There is no .md file in ${folder}`); return 1 }
  print(`法律法规 laws ${works}，条 articles ${articles}，段 passages ${passages}，用时 seconds ${seconds.toFixed(1)}`)
  for (const one of otherwise) print(`✗ ${one.file}: ${one.articles} 条 articles, index.json ${one.listed}`)
  if (gaps.length > 0) print(`编号不连续 numbers with gaps: ${gaps.length}\n${gaps.map((file) => `  ${file}`).join('\n')}`)
  return otherwise.length === 0 ? 0 : 1
}
