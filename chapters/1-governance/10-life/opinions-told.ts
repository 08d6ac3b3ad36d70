/** When opinions on a draft are asked for, everybody reads so among the news. */
import { reaction, type Announced, type Draft } from '#declare'
import { announcement } from '#commons'
import { opinionsAsked } from '../contract.ts'

export const tellOpinionsAsked = reaction('governance.tell-opinions-asked', opinionsAsked, ({ row }: Announced): readonly Draft[] => {
  const until = String(row['opinionsUntil'] ?? '')
  return [{
    document: announcement.name, act: 'publish',
    values: { title: `征求意见：${String(row['title'])}（第 ${String(row['edition'])} 版草案）`, kind: 'policy', until, text: `草案见制度版本 ${String(row['number'])}。请在 ${until} 前对全文或逐条提出意见，每条意见都会答复是否采纳及理由。` },
  }]
})
