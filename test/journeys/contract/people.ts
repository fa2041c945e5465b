import { randomInt } from 'node:crypto';
import { residentId } from '../../support/people.ts';

/** A part of names, keys and numbers that no other run has. */
export const run = randomInt(36 ** 6)
  .toString(36)
  .padStart(6, '0');

const firstNumber = randomInt(100_000_000);
let people = 0;
let keys = 0;

/** An idempotency key that was never used. */
export const newKey = (): string => `journey-${run}-${String(++keys).padStart(6, '0')}`;

/** A person as a booking names one. */
export interface Person {
  readonly name: string;
  readonly idType: 'residentId';
  readonly idNumber: string;
  readonly phone: string;
}

const numbers: string[] = [];

/** The document numbers of everybody so far, so that every answer can be searched for them. */
export const documentNumbersUsed = (): readonly string[] => numbers;

const millisecondsPerDay = 86_400_000;
const bornAfter = Date.UTC(new Date().getUTCFullYear() - 50, 0, 1);
/** About eight years of birthdays, and the regions that numbers are made up for. */
const [birthdays, regions] = [3_000, 90];

/** A number that differs in its birthday from one person to the next, then in its region, then in its serial. */
const numberOf = (n: number): string => {
  const birthDate = new Date(bornAfter + (n % birthdays) * millisecondsPerDay).toISOString().slice(0, 10);
  const region = 410_100 + (Math.floor(n / birthdays) % regions);
  return residentId(birthDate, Math.floor(n / birthdays / regions), region);
};

/** The same for a birthday that is asked for. */
const numberBornOn = (birthDate: string, n: number): string =>
  residentId(birthDate, n, 410_100 + (Math.floor(n / 1_000) % regions));

/** Somebody of forty to fifty years, or born on the given date, whom no run has met before. */
export const newPerson = (birthDate?: string): Person => {
  const n = (firstNumber + ++people) % 100_000_000;
  const idNumber = birthDate === undefined ? numberOf(n) : numberBornOn(birthDate, n);
  numbers.push(idNumber);
  return { name: `居民${n}`, idType: 'residentId', idNumber, phone: `138${String(n).padStart(8, '0')}` };
};

/** The last digits of a phone, by which an appointment is found. */
export const tailOf = ({ phone }: Person): string => phone.slice(-4);
