import type { Answer } from './client.ts';
import type { Ground } from './ground.ts';
import { newPerson, type Person } from './people.ts';

/** Somebody's appointment, and what its bearer needs for it. */
export interface Booked {
  readonly code: string;
  readonly token: string;
  readonly person: Person;
  readonly answer: Answer;
}

/** The site in a slot's id. */
export const siteOf = (slotId: string): string => slotId.replace(/-\d{8}-\d{4}-\d+$/, '');

/** A first dose for a person. */
export const bookingOf = (slotId: string, person: Person | object, change: object = {}) => ({
  siteId: siteOf(slotId),
  slotId,
  service: 'covid19-vaccine',
  doseNumber: 1,
  attendee: person,
  consent: true,
  ...change,
});

/** A first dose for a person who stands at the desk. */
export const walkInOf = (attendee: Person) => ({
  attendee,
  service: 'covid19-vaccine',
  doseNumber: 1,
  consent: true,
});

/** Books for somebody new, or for who is given. */
export const book = async (ground: Ground, slotId: string, person = newPerson(), change = {}): Promise<Booked> => {
  const answer = await ground.api.ok('POST /api/appointments', { body: bookingOf(slotId, person, change) });
  return { code: answer.json.appointmentCode, token: answer.json.manageToken, person, answer };
};
