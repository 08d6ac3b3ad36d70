/** The embedded PostgreSQL, for installations that bring no server of their own. */
export { startEmbedded, type Embedded, type EmbeddedSettings } from './embedded.ts'
export { superviseEmbedded, type Supervised } from './supervise.ts'
