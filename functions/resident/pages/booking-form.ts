import { idNumberRefusal, normaliseIdNumber } from '../../../shared/domain/id-numbers.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { type IdType, idTypes, needs } from '../../../shared/domain/people.ts';
import { type FieldRefusal, isRefusal, type Outcome, refuse } from '../../../shared/domain/refusals.ts';
import { type BookingInput, bookingBody } from '../../../shared/domain/requests/residents.ts';
import type { Service } from '../../../shared/domain/services.ts';
import { typedDate } from './typed-date.ts';

/** The fields of the form in the order of the page. Names are paths of the API's request; needs are boxes to tick. */
export const bookingFields: readonly string[] = [
  'service',
  'doseNumber',
  'attendee.previousDoseDate',
  'attendee.name',
  'attendee.idType',
  'attendee.idNumber',
  'attendee.birthDate',
  'attendee.phone',
  'booker',
  'booker.name',
  'booker.phone',
  'booker.relation',
  ...needs.map((need) => `needs.${need}`),
  'rewardChoice',
  'consent',
];

/** What was typed, by field name; the document number is the one typed or, where that was left empty, the one kept. */
export type BookingValues = Readonly<Record<string, string>>;

/** Which slot the form books, and what for. */
export interface BookingTarget {
  readonly siteId: string;
  readonly slotId: string;
  readonly service: Service;
}

/** The form as the API's request, parsed; or the refusal that names every wrong field at once, in order of the page. */
export const parseBooking = (values: BookingValues, target: BookingTarget): Outcome<BookingInput> => {
  const parsed = parse(bookingBody, requestOf(values, target));
  const known = isRefusal(parsed) ? (parsed.fields ?? []) : [];
  const all = [
    ...known,
    ...alsoWrong(values, target).filter((more) => !known.some(({ field }) => field === more.field)),
  ];
  if (all.length === 0) return parsed;
  const ordered = all.toSorted((a, b) => placeOf(a.field) - placeOf(b.field));
  return refuse(ordered[0]!.code, { fields: ordered });
};

const placeOf = (field: string) => bookingFields.indexOf(field);

const requestOf = (values: BookingValues, { siteId, slotId, service }: BookingTarget) => {
  const filled = (name: string) => values[name]?.trim() || undefined;
  const takesDoses = service.doses.length > 0;
  const ticked = needs.filter((need) => values[`needs.${need}`] === 'yes');
  return {
    siteId,
    slotId,
    service: service.serviceId,
    ...(takesDoses && filled('doseNumber') && { doseNumber: Number(values.doseNumber) }),
    attendee: attendeeOf(values, takesDoses),
    ...(bookerOf(values) && { booker: bookerOf(values) }),
    ...(ticked.length > 0 && { needs: ticked }),
    ...(filled('rewardChoice') && { rewardChoice: filled('rewardChoice') }),
    consent: values.consent === 'yes' ? true : undefined,
  };
};

const attendeeOf = (values: BookingValues, takesDoses: boolean) => {
  const birthDate = typedDate(values['attendee.birthDate']);
  const previousDoseDate = takesDoses ? typedDate(values['attendee.previousDoseDate']) : undefined;
  return {
    name: values['attendee.name'] ?? '',
    idType: values['attendee.idType'],
    idNumber: values['attendee.idNumber'] ?? '',
    phone: values['attendee.phone'] ?? '',
    ...(birthDate && { birthDate }),
    ...(previousDoseDate && { previousDoseDate }),
  };
};

/** The booker, as soon as one of the three fields is filled in. */
const bookerOf = (values: BookingValues) => {
  const [name = '', phone = '', relation = ''] = ['name', 'phone', 'relation'].map((part) => values[`booker.${part}`]);
  return name.trim() || phone.trim() || relation.trim() ? { name, phone, relation } : undefined;
};

/** What the schema does not reach while another field is wrong: nobody should press twice to learn of two mistakes. */
const alsoWrong = (values: BookingValues, { service }: BookingTarget): FieldRefusal[] => {
  const wrong: FieldRefusal[] = [];
  const idCode = idNumberProblem(values);
  if (idCode) wrong.push({ field: 'attendee.idNumber', code: idCode });
  const isOtherDocument = values['attendee.idType'] !== 'residentId';
  if (isOtherDocument && !values['attendee.birthDate'])
    wrong.push({ field: 'attendee.birthDate', code: 'FIELD_REQUIRED' });
  if (service.doses.length === 0) return wrong;
  const dose = values.doseNumber;
  if (!dose) wrong.push({ field: 'doseNumber', code: 'FIELD_REQUIRED' });
  if (Number(dose) > 1 && !values['attendee.previousDoseDate']) {
    wrong.push({ field: 'attendee.previousDoseDate', code: 'FIELD_REQUIRED' });
  }
  return wrong;
};

const isIdType = (text: string | undefined): text is IdType => idTypes.some((idType) => idType === text);

/** Why the document number is refused, if it is. */
export const idNumberProblem = (values: BookingValues) => {
  const idType = values['attendee.idType'];
  return isIdType(idType) ? idNumberRefusal(idType, normaliseIdNumber(values['attendee.idNumber'] ?? '')) : undefined;
};
