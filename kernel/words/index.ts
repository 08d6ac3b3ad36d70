/** Words: the ground everything stands on - labels, refusals, decimals, days. */
export * from './text.ts'
export * from './refusal.ts'
export * from './decimal.ts'
export * from './date.ts'
export * from './month.ts'
export * from './working-time.ts'
export * from './working-hours.ts'
export * from './shown.ts'
