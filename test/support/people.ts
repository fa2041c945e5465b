import type { BookingInput } from '../../shared/domain/requests/residents.ts';

/** GB 11643-1999, annex: weights and check characters. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** A valid resident identity card number for a birth date and a serial number of up to three digits. */
export const residentId = (birthDate: string, serial: number, region = 410105): string => {
  const front = `${region}${birthDate.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(front[place]), 0);
  return front + checkCharacters[sum % 11];
};

/** Person number `n`: each has an ID number and a phone of their own, all born in the 1970s. */
export const person = (n: number): BookingInput['attendee'] => {
  const birthDate = `197${Math.floor(n / 1000) % 10}-0${1 + (Math.floor(n / 10_000) % 9)}-15`;
  return {
    name: `居民${n}`,
    idType: 'residentId',
    idNumber: residentId(birthDate, n, 410100 + (Math.floor(n / 90_000) % 90)),
    phone: `138${String(n).padStart(8, '0')}`,
    birthDate,
  };
};

/** An idempotency key for a test, long enough for the edge. */
export const keyFor = (name: string | number): string => `test-key-${name}`.padEnd(16, '-');
