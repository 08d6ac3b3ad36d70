/** The calibration laboratory of the sample company: a technician of its own role, and instruments passed, failed and waiting. */
import { addDays } from '#words'
import type { Hall } from './hall.ts'
import { workdayBefore, type Stage } from './stage.ts'

type Point = readonly [nominal: string, measured: string, tolerance: string]
type Calibration = { readonly ago: number; readonly instrument: string; readonly serial: string; readonly points: readonly Point[]; readonly months: number; readonly released: boolean }

const calibrations: readonly Calibration[] = [
  { ago: 62, instrument: '标准铂电阻温度计', serial: 'PT-0077', months: 12, released: true, points: [['0', '0.008', '0.02'], ['100', '100.011', '0.02'], ['200', '199.987', '0.03']] },
  { ago: 40, instrument: '精密酸度计', serial: 'PH-2103', months: 6, released: true, points: [['4.00', '4.03', '0.02'], ['6.86', '6.87', '0.02'], ['9.18', '9.22', '0.02']] },
  { ago: 4, instrument: '数字压力校验仪', serial: 'DP-0915', months: 12, released: false, points: [['0', '0.0001', '0.0005'], ['0.5', '0.5002', '0.0005'], ['1', '0.9998', '0.0005']] },
]

const records = 'lab.calibration-record'

export async function calibrate(stage: Stage, { person }: Hall): Promise<void> {
  const admin = await stage.as('admin')
  const held = await admin.make('commons.role-holding', { person: person.get('metrology'), role: 'calibration-technician', from: addDays(stage.today, -90) })
  await admin.act('commons.role-holding', held.id, 'grant')
  for (const { ago, instrument, serial, points, months, released } of calibrations) {
    const day = workdayBefore(stage.house, stage.today, ago)
    stage.goTo(day, 16.5)
    const [technician, quality] = [await stage.as('metrology'), await stage.as('qa')]
    const { id } = await technician.make(records, {
      instrument, serial, calibratedOn: day, dueOn: addDays(day, months * 30), points: points.map(([nominal, measured, tolerance]) => ({ nominal, measured, tolerance })),
    })
    await technician.act(records, id, 'conclude')
    if (released) await quality.act(records, id, 'release')
  }
}
