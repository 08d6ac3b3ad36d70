/** An announcement: news from one department to all or to one, kept where everybody finds it. */
import { all, choice, day, document, event, longText, ref, text, type Moment, type RowOfDocument } from '#declare'
import { communication } from './clauses.ts'
import * as names from './names.ts'
import { departmentHead, employee, generalManager, hrManager, operationsDirector } from './roles.ts'

export const announcementPublished = event('commons.announcement-published', '公告已发布', 'Announcement published')

const fields = {
  title: text('标题', 'Title', 200).required().searched(),
  text: longText('内容', 'Text').required(),
  kind: choice('类别', 'Kind', { notice: ['通知', 'Notice'], policy: ['制度', 'Policy'], news: ['动态', 'News'] }).initially('notice'),
  audience: ref(names.department, '面向部门', 'For department').blank('全公司', 'Whole company').because('空着表示全公司', 'Empty means the whole company'),
  publishedOn: day('发布日期', 'Published on').fixed(),
  until: day('有效期至', 'Until'),
}

export const announcementDocument = document('commons.announcement', {
  label: ['公告', 'Announcement'], clause: communication, numbered: 'GG-{yyyy}-{000}', fields,
  known: {},
  states: { draft: ['草稿', 'Draft'], published: ['已发布', 'Published'], withdrawn: ['已撤下', 'Withdrawn'] },
  actions: {
    publish: {
      label: ['发布', 'Publish'], from: 'draft', to: 'published', by: [generalManager, operationsDirector, hrManager, departmentHead],
      sets: (_row: unknown, { today }: Moment) => ({ publishedOn: today }), announce: announcementPublished,
    },
    withdraw: { label: ['撤下', 'Withdraw'], from: 'published', to: 'withdrawn', by: [generalManager, operationsDirector, hrManager, departmentHead] },
  },
  access: { see: all(employee), edit: { draft: [generalManager, operationsDirector, hrManager, departmentHead] } },
  title: 'title',
  list: { columns: ['number', 'title', 'kind', 'audience', 'publishedOn', 'state'], filters: ['kind', 'state'], sort: '-publishedOn' },
  form: [['title', 'kind', 'audience', 'until'], ['text']],
})
export type Announcement = RowOfDocument<typeof announcementDocument>
