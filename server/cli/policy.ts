/** `zhangfa policy read <file>`: a policy text as its chapters, sections and items, what was left out of it, and what is wrong with it. */
import { readFile } from 'node:fs/promises'
import { Refused } from '#words'
import { readPolicy, textOfFile, type Reading } from '../policy-text/index.ts'

type Print = (line: string) => void

/** Answers the code that the process ends with. */
export async function readsPolicy(args: readonly string[], print: Print): Promise<number> {
  const [file, ...rest] = args.filter((one) => one !== '--json')
  if (!file || rest.length > 0) return 2
  try {
    const reading = readPolicy(textOfFile(await readFile(file)))
    if (args.includes('--json')) print(JSON.stringify(reading, null, 1))
    else told(reading, print)
    return 0
  } catch (error) {
    const refused = error instanceof Refused ? error.refusal.refused : (error as NodeJS.ErrnoException).code === 'ENOENT' ? { zh: `没有文件 ${file}`, en: `There is no file ${file}` } : undefined
    if (!refused) throw error
    print(`${refused.zh}  ${refused.en}`)
    return 1
  }
}

function told({ title, parts, leftOut, counts }: Reading, print: Print): void {
  const { chapters, sections, items, notes, notesInAll, folded, vague, vagueItems, withoutActor, flags, contiguous } = counts
  print(title)
  print(`${chapters} 章 chapters, ${sections} 节 sections, ${items} 条 items; 编号${contiguous ? '连续' : '不连续'} numbers ${contiguous ? 'run on' : 'have gaps'}`)
  print(`拼音注 ${notes}（全文 ${notesInAll}） pronunciation notes ${notes} (whole text ${notesInAll}); 繁转简 ${folded} 字 characters folded ${folded}`)
  for (const { level, number, title: name, text, flags: marks } of parts) {
    const words = text && text !== name ? (text.startsWith(name.replace(/…$/, '')) ? text : `${name}：${text}`) : name
    print(`${'  '.repeat(level === 'item' ? 2 : level === 'section' ? 1 : 0)}${number} ${words.replaceAll('\n', ' ')}${marks.map(({ said }) => `  ⚑ ${said.join(' ')}`).join('')}`)
  }
  print(`\n未纳入正文 left out: ${leftOut.length}`)
  for (const { said, reason } of leftOut) print(`  ${reason.join(' ')}: ${said.slice(0, 60)}`)
  print(`\n标记 flags: ${flags}`)
  for (const { number, flags: marks } of parts) for (const { said } of marks) print(`  ${number} ${said.join(' ')}`)
  print(`\n检查 lint: 模糊用语 ${vague} 处、${vagueItems} 条 vague words ${vague} in ${vagueItems} items; 未写明由谁做 ${withoutActor} 条 items without an actor ${withoutActor}`)
  for (const { number, findings } of parts) if (findings.length > 0) print(`  ${number} ${findings.map(({ word, said }) => word ?? said.join(' ')).join('、')}`)
}
