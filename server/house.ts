/** The house of this installation: which chapters and departments it has. */
import { plan } from '#declare'
import { chinaCalendar, commons, whoIsWho } from '#commons'
import { governance } from '../chapters/1-governance/index.ts'
import { planning } from '../chapters/2-planning/index.ts'
import { product } from '../chapters/3-product/index.ts'
import { supply } from '../chapters/4-supply/index.ts'
import { people } from '../chapters/5-people/index.ts'
import { finance } from '../chapters/6-finance/index.ts'
import { information } from '../chapters/7-information/index.ts'
import { risk } from '../chapters/8-risk/index.ts'
import { calibrationLab } from '../departments/calibration-lab/index.ts'

export const theHouse = plan([commons, governance, planning, product, supply, people, finance, information, risk, calibrationLab], whoIsWho)
export const theCalendar = chinaCalendar
