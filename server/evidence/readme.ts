/** The page that lies on top of an evidence pack, for whoever opens it on another machine. */
import type { Asked } from './asked.ts'
import type { Sums } from './gather.ts'

export const readme = ({ company, asOf, by, sums: { occurrences, hidden, records, deeds }, clauses, from, to }: Asked & { readonly company: string; readonly asOf: string; readonly by: string; readonly sums: Sums }): string => `章法证据包  Evidence pack of Zhangfa
${company} · ${clauses.join(', ')} · ${from} – ${to} · ${asOf} · ${by}

怎样核验  How to check
  node verify.mjs              在解开的文件夹中运行；不联网，不需安装  run it in the unpacked folder: offline, nothing to install
  node verify.mjs . <指纹>     再与系统中显示的指纹核对  also compares the fingerprint that the house shows
  核验程序也可取自另一份证据包：node <别处>/verify.mjs <本文件夹>  The program may come from another pack: node <elsewhere>/verify.mjs <this folder>

里面有什么  What is in it
  clauses.json       条款、义务，written 是期间内有效的各版原文，空着表示期间内没有施行的版本，所列为章法原文  the clauses and what is owed; written: the words of each version that held in the period; empty where none did, and the words are the house's own
  population.json    总体：期间内开始或到期的每一项应办事项，办了没办都在内（${occurrences} 项，其中 ${hidden} 项的单据打包人无权查看，只列出不写单号）
                     the population: every occurrence that opened or fell due in the period, done or not (${occurrences}; of ${hidden} the record is hidden from whoever asked, and they stand here without number)
  records.json, records/, files/   ${records} 份单据、历史与附件  records with history and files
  approvals.json     审批过程与意见  approvals and opinions
  deeds.jsonl        ${deeds} 条操作记录；每行的 said 是封入的原文，path 是通向封签根的路径；含有打包人无权查看的字段时只给摘要
                     the deeds: said is what was sealed, path leads up to the root of its seal; where fields are hidden from whoever asked only the digest is given
  seals.json         全部封签，前后相连  all seals, each following the one before
  manifest.json, manifest.sha256   每个文件的大小与 SHA-256；清单的 SHA-256 即指纹  size and SHA-256 of each file; that of the manifest is the fingerprint
`
