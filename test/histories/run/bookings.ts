import type { BookingInput } from '../../../shared/domain/requests/residents.ts';
import { person as personNumber, residentId } from '../../support/people.ts';
import type { Book } from '../model/operations.ts';
import { isOld, portionsFor } from '../model/rewards.ts';
import { siteOf, today } from '../model/state.ts';

const attendees = new Map<number, BookingInput['attendee']>();

/** Person `n`, with a birth date that fits what the model says of their age. */
export const attendee = (n: number): BookingInput['attendee'] => {
  const known = attendees.get(n);
  if (known) return known;
  const birthDate = isOld(n) ? '1950-01-15' : '1980-01-15';
  const made = { ...personNumber(n), birthDate, idNumber: residentId(birthDate, n) };
  attendees.set(n, made);
  return made;
};

/** A booking as the edge hands it on. A second dose follows one that was given today; the service asks no interval. */
export const bookingInput = ({ person, dose, slot }: Omit<Book, 'do' | 'key'>): BookingInput => ({
  siteId: siteOf(slot),
  slotId: slot,
  service: serviceOf(dose),
  ...(dose !== undefined && { doseNumber: dose }),
  attendee: { ...attendee(person), ...(dose === 2 && { previousDoseDate: today }) },
  ...(!isOld(person) && { rewardChoice: portionsFor(person)[0]!.itemId }),
  consent: true,
});

/** A test has no doses. */
export const serviceOf = (dose: number | undefined): string =>
  dose === undefined ? 'nucleic-acid-test' : 'covid19-vaccine';
