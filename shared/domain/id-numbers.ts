import { validate } from 'stdnum/lib/cjs/cn/ric.js';
import { InvalidComponent } from 'stdnum/lib/cjs/exceptions.js';
import type { IdType } from './people.ts';
import type { RefusalCode } from './refusals.ts';
import { isLocalDate } from './time.ts';

/** Full-width digits, spaces, dashes and a lower-case x are how people type; upper case without gaps is how it is kept. */
export const normaliseIdNumber = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');

/** Other documents are told apart by length and characters only: their check rules are not public or differ by issuer. */
const otherDocuments: Record<Exclude<IdType, 'residentId'>, RegExp> = {
  passport: /^[A-Z0-9]{5,17}$/,
  hkMacauTaiwan: /^[A-Z0-9()]{8,18}$/,
  other: /^[A-Z0-9]{4,30}$/,
};

/** Why a normalised number is refused, or undefined when it is not. Resident identity cards follow GB 11643-1999. */
export const idNumberRefusal = (idType: IdType, idNumber: string): RefusalCode | undefined => {
  if (idType !== 'residentId') return otherDocuments[idType].test(idNumber) ? undefined : 'ID_FORMAT';
  if (!/^\d{17}[\dX]$/.test(idNumber)) return 'ID_FORMAT';
  const birthDate = residentBirthDate(idNumber);
  if (!isLocalDate(birthDate) || birthDate < '1900-01-01') return 'ID_DATE';
  const { isValid, error } = validate(idNumber);
  // A date that exists and is refused all the same is one to come.
  if (error instanceof InvalidComponent) return 'ID_DATE';
  return isValid ? undefined : 'ID_CHECKSUM';
};

/** The birth date in a resident identity card number: digits 7 to 14 (GB 11643-1999). */
export const residentBirthDate = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
