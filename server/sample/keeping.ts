/** Keeping goods at the sample company: room for them, goods put away, taken apart, held for their owner, moved and counted. */
import type { Hall } from './hall.ts'
import { workdayBefore, type Stage } from './stage.ts'

export async function keepGoods(stage: Stage, hall: Hall, owner: string): Promise<void> {
  const [item, place] = [(code: string) => hall.item.get(code), (code: string) => hall.location.get(code)]
  const told = async (ago: number, hour: number, login: string) => { const day = workdayBefore(stage.house, stage.today, ago); stage.goTo(day, hour); return { day, hand: await stage.as(login) } }

  const manager = await told(30, 9, 'whhead')
  for (const [code, capacity] of [['HS-3003', '150'], ['HS-3005', '2000']] as const) await manager.hand.make('supply.storage-room', { item: item(code), place: place('RM-B-02'), capacity })

  const held = await told(24, 10, 'keeper')
  const consigned = await held.hand.make('supply.stock-receipt', {
    date: held.day, purpose: 'consigned', owner, note: '供应商寄售，领用后按月结算', lines: [{ item: item('CS-7002'), place: place('RM-B-01'), quantity: '60' }, { item: item('CS-7003'), place: place('RM-B-01'), quantity: '40' }],
  })
  await held.hand.act('supply.stock-receipt', consigned.id, 'post')

  const away = await told(15, 10, 'keeper')
  const { id } = await away.hand.make('supply.put-away', { date: away.day, from: place('RM-B-01'), lines: [{ item: item('HS-3003'), quantity: '200' }, { item: item('HS-3005'), quantity: '900' }] })
  for (const action of ['arrange', 'post']) await away.hand.act('supply.put-away', id, action)

  const apart = await told(9, 14, 'keeper')
  const taken = await apart.hand.make('supply.repacking', {
    date: apart.day, note: '展会样机拆解，部件退回料架', extra: '40.00', used: [{ item: item('FG-9001'), place: place('FG-A'), quantity: '2' }],
    lines: [{ item: item('SE-1003'), place: place('RM-A-02'), quantity: '2', weight: '46' }, { item: item('SE-1004'), place: place('RM-A-02'), quantity: '2', weight: '32' }, { item: item('HS-3001'), place: place('RM-B-01'), quantity: '2', weight: '38' }],
  })
  await apart.hand.act('supply.repacking', taken.id, 'post')

  const moved = await told(7, 11, 'keeper')
  const transfer = await moved.hand.make('supply.stock-transfer', { date: moved.day, from: place('RM-A-01'), to: place('RM-A-02'), lines: [{ item: item('EL-2008'), quantity: '40' }, { item: item('EL-2009'), quantity: '30' }] })
  await moved.hand.act('supply.stock-transfer', transfer.id, 'post')

  const seen = await told(5, 15, 'keeper')
  const count = await seen.hand.make('supply.stock-count', { date: seen.day, note: '化学品间月度抽盘', lines: [['CH-5005', '32'], ['CH-5008', '36']].map(([code = '', counted]) => ({ item: item(code), place: place('RM-C'), counted })) })
  await seen.hand.act('supply.stock-count', count.id, 'submit')
  const settled = await told(5, 16, 'whhead')
  await settled.hand.act('supply.stock-count', count.id, 'settle', { cause: 'handling' })
}
