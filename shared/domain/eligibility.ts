import type { Attendee } from './people.ts';
import { type Refusal, refuse, refuseField } from './refusals.ts';
import { type Dose, doseOf, type Service } from './services.ts';
import { addDays, addYears, ageOn } from './time.ts';

/** From this age on nobody needs a guardian (Civil Code of the PRC, article 17). */
export const adultAge = 18;

/** What a booking says about the person and the act. */
export interface EligibilityFacts {
  readonly service: Service;
  readonly doseNumber?: number | undefined;
  readonly attendee: Pick<Attendee, 'birthDate' | 'previousDoseDate'>;
  /** somebody else booked: under 18 the guardian */
  readonly hasBooker: boolean;
  /** the slot's date: age and intervals count on it */
  readonly localDate: string;
  readonly today: string;
}

/**
 * Why this person cannot have this service on that date, or undefined. Only what the form says is judged here; what
 * the store knows (doses already given) is a condition of the write.
 */
export const whyNotEligible = (facts: EligibilityFacts): Refusal | undefined =>
  fieldsMissing(facts) ?? tooYoung(facts) ?? tooEarly(facts);

const fieldsMissing = ({ service, doseNumber, attendee, hasBooker, localDate, today }: EligibilityFacts) => {
  if (attendee.birthDate > today) return refuseField('attendee.birthDate', 'ID_DATE');
  const takesDoses = service.doses.length > 0;
  if (takesDoses && doseNumber === undefined) return refuseField('doseNumber', 'FIELD_REQUIRED');
  if (doseNumber !== undefined && !doseOf(service, doseNumber)) return refuseField('doseNumber');
  const needsPrevious = (doseNumber ?? 1) > 1;
  if (needsPrevious && attendee.previousDoseDate === undefined) {
    return refuseField('attendee.previousDoseDate', 'FIELD_REQUIRED');
  }
  const previousDose = attendee.previousDoseDate ?? today;
  if (previousDose < attendee.birthDate || previousDose > today) {
    return refuseField('attendee.previousDoseDate', 'DATE_FORMAT');
  }
  if (ageOn(attendee.birthDate, localDate) < adultAge && !hasBooker) return refuseField('booker', 'GUARDIAN_REQUIRED');
  return undefined;
};

const tooYoung = ({ service, doseNumber, attendee, localDate }: EligibilityFacts) => {
  const minAge = doseOf(service, doseNumber)?.minAge ?? 0;
  if (ageOn(attendee.birthDate, localDate) >= minAge) return undefined;
  return refuse('TOO_YOUNG', { possibleFrom: addYears(attendee.birthDate, minAge) });
};

const tooEarly = ({ service, doseNumber, attendee, localDate }: EligibilityFacts) => {
  const earliest = attendee.previousDoseDate && earliestDate(doseOf(service, doseNumber), attendee.previousDoseDate);
  return earliest && localDate < earliest ? refuse('DOSE_TOO_EARLY', { possibleFrom: earliest }) : undefined;
};

/** The first date on which a dose may follow one given on `previousDoseDate`; undefined for a first dose. */
const earliestDate = (dose: Dose | undefined, previousDoseDate: string): string | undefined =>
  dose?.minDaysAfterPrevious === undefined ? undefined : addDays(previousDoseDate, dose.minDaysAfterPrevious);

/** The last date on which the dose before may have been given for this dose to be possible on `localDate`. */
export const latestPreviousDose = (dose: Dose, localDate: string): string =>
  addDays(localDate, -(dose.minDaysAfterPrevious ?? 0));
