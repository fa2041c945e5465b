import { normaliseIdNumber } from '../../shared/domain/id-numbers.ts';
import type { Secrets } from '../../shared/usecases/secrets.ts';

/** The field in which a document number is typed, and the hidden one in which a form carries what it must not show. */
export const idField = 'attendee.idNumber';
export const keptIdField = 'attendee.keptIdNumber';

/** A number this short would be shown whole by its tail. */
const shortestWithTail = 8;
const tailCharacters = 4;

/** Bound to the form's key, so that it is of no use in any other form. */
const purposeOf = (formKey: string) => `form ${formKey}`;

/** The number, encrypted, so that a form shown again loses nothing and gives nothing away. */
export const sealIdNumber = (secrets: Secrets, formKey: string, idNumber: string): string =>
  Buffer.from(secrets.seal(idNumber, purposeOf(formKey))).toString('base64url');

/** The number that a form carried; none when the text is not what we sealed for this form. */
export const unsealIdNumber = (secrets: Secrets, formKey: string, sealed: string): string | undefined => {
  try {
    return secrets.unseal(Buffer.from(sealed, 'base64url'), purposeOf(formKey));
  } catch {
    return undefined;
  }
};

/** The last four characters, by which people know their own number. */
export const tailOf = (idNumber: string): string | undefined => {
  const number = normaliseIdNumber(idNumber);
  return number.length >= shortestWithTail ? number.slice(-tailCharacters) : undefined;
};
