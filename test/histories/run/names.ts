import { testSecrets } from '../../support/world.ts';
import { attendee } from './bookings.ts';

/*
 * An appointment is called by the key of its booking, and its code is derived from that key: so every client can name
 * every appointment, also one that was never booked.
 */
const names = new Map<string, string>();
const codes = new Map<string, string>();

/** Whatever follows this in a key says that a defect made a new key of one that was used. */
export const aliasMark = '~';

/** The code of the appointment that is booked under a key. */
export const codeOf = (name: string): string => {
  const known = codes.get(name);
  if (known !== undefined) return known;
  const code = testSecrets.codeFor(testSecrets.keyHash('book', name), 0);
  codes.set(name, code);
  names.set(code, name.split(aliasMark)[0]!);
  return code;
};

/** The name that belongs to a code, or the code itself. */
export const nameOf = (code: string): string => names.get(code) ?? code;

const persons = new Map<string, number>();

/** The number of the person behind a pseudonym, given the most persons a history may have. */
export const personOf = (personKey: string, atMost = 9): number | undefined => {
  if (persons.size === 0) {
    for (let n = 1; n <= atMost; n++) {
      const { idType, idNumber } = attendee(n);
      persons.set(testSecrets.personKey(idType, idNumber), n);
    }
  }
  return persons.get(personKey);
};
