/** Clauses that the nouns of the hall stand under; their text lives in the chapters of governance and information. */
import type { ClauseRef } from '#declare'

/** Each action names a responsible role and its rule: so people, posts and roles are records. */
export const standardisation: ClauseRef<'1.3.3'> = { clause: '1.3.3', title: ['规范性', 'Standardisation'] }
/** Data shared by departments is collected once, with an owner. */
export const dataCollection: ClauseRef<'7.2.1'> = { clause: '7.2.1', title: ['数据收集与整理', 'Data collection'] }
/** News reaches those it concerns in time. */
export const communication: ClauseRef<'7.3.1'> = { clause: '7.3.1', title: ['建立信息沟通机制', 'Communication channels'] }
