import type { Appointment, HistoryEntry } from '../../domain/appointments.ts';
import { maskName, phoneTailOf } from '../../domain/masking.ts';
import type { Attendee, Booker, Need } from '../../domain/people.ts';
import { appointmentRetentionDays, expiryOf } from '../../domain/retention.ts';
import type { Secrets } from '../secrets.ts';

/** Who comes, for what, as parsed at the edge. */
export interface Person {
  readonly service: string;
  readonly doseNumber?: number | undefined;
  readonly attendee: Attendee;
  readonly booker?: Booker | undefined;
  readonly needs?: readonly Need[] | undefined;
  readonly rewardChoice?: string | undefined;
}

/** The first record of an appointment. What names a person is masked, hashed or sealed here and nowhere later. */
export const newAppointment = (
  secrets: Secrets,
  code: string,
  person: Person,
  localDate: string,
  birth: HistoryEntry,
): Appointment => {
  const { attendee, booker } = person;
  return {
    appointmentCode: code,
    status: birth.what === 'walkIn' ? 'checkedIn' : 'booked',
    stage: birth.stage,
    service: person.service,
    doseNumber: person.doseNumber,
    attendee: {
      maskedName: maskName(attendee.name),
      phoneTail: phoneTailOf(attendee.phone),
      birthDate: attendee.birthDate,
    },
    bookerPhoneTail: booker && phoneTailOf(booker.phone),
    previousDoseDate: attendee.previousDoseDate,
    needs: person.needs ?? [],
    rewardChoice: person.rewardChoice,
    personKey: secrets.personKey(attendee.idType, attendee.idNumber),
    phoneKey: secrets.lookupKey('phone', attendee.phone),
    sealed: secrets.seal(identityText(attendee, booker), code),
    history: [birth],
    expireAt: expiryOf(localDate, appointmentRetentionDays),
  };
};

/** What is sealed: a list instead of a record, because an appointment must stay within 1 KB. */
const identityText = ({ name, idType, idNumber, phone }: Attendee, booker: Booker | undefined): string =>
  JSON.stringify([name, idType, idNumber, phone, ...(booker ? [booker.name, booker.phone, booker.relation] : [])]);
