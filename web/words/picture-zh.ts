/** What pictures say, in Chinese. */
export const pictureZh = {
  'picture.relations': '{number} 的关系图',
  'picture.alone': '这张单据还没有来处，也没有去处。',
  'picture.more': '另有 {n} 张',
  'picture.first': '前 {n} 项，共 {all} 项',
  'picture.chart': '条形图：{what}，{n} 项；每个数字见下表',
  'picture.organisation': '组织结构图',
  'picture.as-list': '按列表查看',
  'picture.no-departments': '还没有部门。',
} as const
