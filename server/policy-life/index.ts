/** The life of the policy: its versions on their way, what people said of them, and who knows the one in force. */
export { lifeOf } from './life.ts'
