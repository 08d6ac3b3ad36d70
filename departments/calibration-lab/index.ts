/** The calibration laboratory: a department's own room, built with what any stranger may see. */
import { chapter, conflict } from '#declare'
import { calibrate, calibrationRecord, calibrationReleased, calibrationTechnician, release } from './calibration-record.ts'

export const calibrationLab = chapter('lab', ['计量室', 'Calibration laboratory'], {
  documents: [calibrationRecord],
  roles: [calibrationTechnician],
  duties: [calibrate, release],
  conflicts: [conflict(calibrate, release, ['CNAS-CL01:2018 检测和校准实验室能力认可准则', 'CNAS-CL01:2018, accreditation criteria of laboratories'])],
  events: [calibrationReleased],
})
