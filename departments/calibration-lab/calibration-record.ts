/** A calibration record: one instrument compared with a standard at several points, passed or failed, due again on a day. */
import { all, choice, day, document, dutyKind, event, lines, longText, quantity, ref, role, text, type ClauseRef, type LineRow, type Moment, type RowOfDocument } from '#declare'
import { employee, item, qaManager } from '#commons'
import { absolute, compare, greatest, minus, refuse } from '#words'

const verification: ClauseRef<'3.1.3'> = { clause: '3.1.3', title: ['产品测试与验证', 'Testing and verification'] }

export const calibrationTechnician = role('calibration-technician', '计量员', 'Calibration technician')
export const calibrate = dutyKind('lab.calibrate', '校准', 'calibrate')
export const release = dutyKind('lab.release', '签发校准结果', 'release a calibration')
export const calibrationReleased = event('lab.calibration-released', '校准结果已签发', 'Calibration released')

const points = lines('校准点', 'Points', {
  nominal: quantity('标准值', 'Standard', 6).required(),
  measured: quantity('示值', 'Reading', 6).required(),
  tolerance: quantity('允差', 'Tolerance', 6).required(),
})
const fields = {
  instrument: text('器具名称', 'Instrument', 200).required().searched(),
  serial: text('出厂编号', 'Serial number', 60).required().searched(),
  item: ref(item, '所属物料', 'Item'),
  calibratedOn: day('校准日期', 'Calibrated on').required(),
  dueOn: day('下次校准日期', 'Due again on').required(),
  points: points.required(),
  worst: quantity('最大误差', 'Largest error', 6),
  result: choice('结论', 'Result', { passed: ['合格', 'Passed'], failed: ['不合格', 'Failed'] }),
  remark: longText('备注', 'Remark'),
}

export const calibrationRecord = document('lab.calibration-record', {
  label: ['校准记录', 'Calibration record'], clause: verification, numbered: 'JZ-{yyyy}-{0000}', fields,
  derive: { worst: (row) => worstOf(row.points), result: (row) => (row.points.every(within) ? 'passed' : 'failed') },
  check: (row) => (row.dueOn <= row.calibratedOn ? refuse('下次校准日期应晚于校准日期', 'It must be due again after it was calibrated', 'dueOn') : undefined),
  states: { draft: ['草稿', 'Draft'], concluded: ['待签发', 'Concluded'], released: ['已签发', 'Released'], withdrawn: ['已作废', 'Withdrawn'] },
  actions: {
    conclude: { label: ['提交结论', 'Conclude'], from: 'draft', to: 'concluded', by: calibrationTechnician, duty: calibrate, guard: notInFuture },
    release: { label: ['签发', 'Release'], from: 'concluded', to: 'released', by: qaManager, duty: release, announce: calibrationReleased },
    withdraw: { label: ['作废', 'Withdraw'], from: 'released', to: 'withdrawn', by: qaManager, asks: ['remark'], grave: true },
  },
  access: { see: all(employee), edit: { draft: [calibrationTechnician] } },
  title: 'instrument',
  list: { columns: ['number', 'instrument', 'serial', 'calibratedOn', 'dueOn', 'result', 'state'], filters: ['result', 'dueOn', 'state'], sort: 'dueOn' },
  form: [['instrument', 'serial', 'item'], ['calibratedOn', 'dueOn'], ['points'], ['worst', 'result'], ['remark']],
})
export type CalibrationRecord = RowOfDocument<typeof calibrationRecord>

type Point = LineRow<typeof points>

const errorAt = ({ nominal, measured }: Point): string => absolute(minus(measured, nominal))
const within = (point: Point): boolean => compare(errorAt(point), point.tolerance) <= 0
const worstOf = (taken: readonly Point[]): string => taken.map(errorAt).reduce(greatest, '0')

function notInFuture(row: { readonly calibratedOn: string }, { today }: Moment) {
  return row.calibratedOn > today ? refuse('校准日期不能晚于今天', 'It cannot have been calibrated after today', 'calibratedOn') : undefined
}
