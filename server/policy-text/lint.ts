/** Lint: what cannot be carried out as it is written - words that leave open when or who, and items in which nobody acts. */
import type { Label } from '#words'
import type { Part } from './tree.ts'

export type Finding = { readonly rule: 'vague' | 'no-actor'; readonly word?: string; readonly said: Label }

/** Words that leave open when something is due or who is meant. */
const vague = /不定期|定期|及时|适时|尽快(?=处理|办理|解决|完成|上报|报告|答复|反馈|整改|通知|提交|予以)|在合理(?:时间|期限)内|(?:相关|有关)(?:部门|人员|单位|岗位|负责人|责任人|方面)|视情况|酌情|原则上|\b(?:regularly|periodically|from time to time|promptly|timely|in a timely manner|as soon as possible|as appropriate|where appropriate|(?:relevant|appropriate|concerned) (?:departments?|persons?|personnel|staff|parties))\b/giu

/** Departments, bodies and posts that can be held to something; 各部门之间 names nobody, 相关部门 nobody in particular. */
const party = new RegExp([
  '(?<!相关|有关)(?:部门|处室|科室|班组|委员会|领导小组|工作组|办公室|管理层|决策层|高层领导|董事会|监事会|股东(?:大)?会|党委)(?!之间|间|壁垒|规章)',
  '(?:市场|研发|财务|人力资源|人事|行政|法务|采购|生产|质量|品质|销售|技术|运营|信息|审计|仓储|物流|客服|工程|安全|综合|战略|商务)(?:管理)?(?:部|处|科|中心|室)(?!分|长期)',
  '团队(?=[对负应须由根按])|(?:总|副总|部门|项目|产品|区域)?经理|总监|总裁|主任|主管(?!部门)|专员|(?<!相关|有关)(?:负责人|责任人)|会计(?!准则|制度|法|期间|核算|科目|凭证|资料|账簿|信息|政策|年度|处理)|出纳|采购员|仓管员|质检员|检验员|审计员|管理员|班组?长|员工(?=应|须|必须|不得|负责)',
  '人民政府|国务院|法院|检察院|机关|机构|用人单位|(?<!相关|有关)单位|当事人|(?:经营|生产|销售|劳动|投资|申请|消费|驾驶|所有|使用|权利|义务|保险|承运|监护|出租|承租|债权|债务)[者人]|公民|法人',
  '\\b(?:departments?|managers?|directors?|heads?|committees?|board|officers?|supervisors?|accountants?|buyers?|auditors?|employees?|staff|teams?|owners?|chair|secretary|general manager)\\b',
].join('|'), 'iu')

/** The words of a text that leave when or who open, in their order. */
export const vagueWords = (text: string): readonly string[] => [...text.matchAll(vague)].map(([word]) => word)

/** Two rules: a word that leaves when or who open; and an item that names no department, body or post at all. */
export function lintOf({ title, text }: Part): readonly Finding[] {
  const all = text.startsWith(title.replace(/…$/, '')) ? text : `${title}：${text}`
  const words = vagueWords(all).map((word): Finding => ({ rule: 'vague', word, said: [`“${word}”没有参数`, `"${word}" has no parameter`] }))
  return party.test(text || title) ? words : [...words, { rule: 'no-actor', said: ['没有写明由谁做', 'Names nobody who acts'] }]
}
