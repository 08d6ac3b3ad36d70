/** What pictures say, in Chinese. */
export const pictureZh = {
  'picture.relations': '{number} 的关系图',
  'picture.alone': '这张单据还没有来处，也没有去处。',
  'picture.more': '另有 {n} 张',
} as const
