/** A worker of its own process: opens the stall's database at `argv[2]` with the clock at `argv[3]`, says that it is ready, and fires one due timer when it is told to. */
import { once } from 'node:events'
import { openHouse } from '#host'
import { stallCalendar, stallHouse } from '../../../tools/testing/stall.ts'
import { fire } from '../worker.ts'

const [, , url = '', now = ''] = process.argv
const house = await openHouse({ plan: stallHouse, calendar: stallCalendar, url, connections: 2, clock: () => new Date(now) })
process.stdout.write('ready\n')
await once(process.stdin, 'data')
await fire(house)
await house.close()
