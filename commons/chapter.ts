/** The roof of the hall: what it holds, for the plan of the house. */
import { chapter } from '#declare'
import { accounts } from './accounts.ts'
import { announcementDocument, announcementPublished } from './announcement.ts'
import { calendarYearDocument } from './calendar-year.ts'
import { companyDocument } from './company.ts'
import { currencyDocument } from './currency.ts'
import { exchangeRateDocument } from './exchange-rate.ts'
import { departmentDocument } from './department.ts'
import { conflicts, duties } from './duties.ts'
import { groupDocument } from './group.ts'
import { itemDocument } from './item.ts'
import { itemGroupDocument } from './item-group.ts'
import { locationDocument } from './location.ts'
import { partyDocument } from './party.ts'
import { paymentTermsDocument } from './payment-terms.ts'
import { personDocument, personJoined } from './person.ts'
import { positionDocument } from './position.ts'
import { roleHoldingDocument } from './role-holding.ts'
import { roles } from './roles.ts'
import { substitutionDocument } from './substitution.ts'
import { unitOfMeasureDocument } from './unit-of-measure.ts'

export const commons = chapter('commons', ['公共', 'Commons'], {
  documents: [
    companyDocument, departmentDocument, positionDocument, personDocument, roleHoldingDocument, groupDocument, substitutionDocument, partyDocument, unitOfMeasureDocument, itemGroupDocument,
    itemDocument, locationDocument, currencyDocument, exchangeRateDocument, paymentTermsDocument, calendarYearDocument, announcementDocument,
  ],
  roles, duties, conflicts, accounts,
  events: [announcementPublished, personJoined],
})
