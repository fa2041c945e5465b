import { nanoid } from 'nanoid';
import { addDays, localDateOf } from '../../shared/domain/time.ts';
import { keyFor, person } from '../support/people.ts';
import type { Client } from './http-client.ts';

/** A site of its own with one slot, as an official opens it through the API. */
export interface RushSite {
  readonly siteId: string;
  readonly slotId: string;
}

/** When a site is open, and for how many. */
export interface OpeningHours {
  readonly dates: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly slotMinutes: number;
  readonly perDeskPerSlot: number;
}

const json = async (client: Client, path: string, token: string | undefined, body: object) => {
  const headers = { 'idempotency-key': nanoid(), ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await client.send('POST', path, headers, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body);
};

/** The token of the demo's administrator. */
export const signInAsAdmin = async (client: Client): Promise<string> =>
  (await json(client, '/api/sign-in', undefined, { username: 'admin', password: 'doorstep-demo' })).token;

/** The area that the sites of benchmarks are opened in. */
export const benchArea = 'sanguanmiao';

/** Opens a testing site with one desk at these hours; its slots in order. */
export const openSite = async (client: Client, token: string, hours: OpeningHours): Promise<RushSite[]> => {
  const { siteId } = await json(client, '/api/official/sites', token, {
    number: `R-${nanoid(6)}`,
    name: '集中采样点',
    area: benchArea,
    address: '中原区',
    lat: 34.747,
    lng: 113.6,
    services: ['nucleic-acid-test'],
    stages: ['登记', '采样'],
    responsible: { name: '街道办事处', phone: '0371-00000006' },
    status: 'open',
  });
  const schedule = { ...hours, desks: 1 };
  const { created } = await json(client, `/api/official/sites/${siteId}/schedules`, token, schedule);
  return created.map(({ slotId }: { slotId: string }) => ({ siteId, slotId }));
};

/** Opens a testing site with one slot of `seats` seats tomorrow. */
export const openRushSite = async (client: Client, seats: number): Promise<RushSite> => {
  const token = await signInAsAdmin(client);
  const dates = [addDays(localDateOf(Date.now()), 1)];
  const hours = { dates, opens: '08:00', closes: '09:00', slotMinutes: 60, perDeskPerSlot: seats };
  const [slot] = await openSite(client, token, hours);
  return slot!;
};

const test: { service: string; doseNumber?: number } = { service: 'nucleic-acid-test' };

/** Resident `n` asks for a seat. */
export const bookAt = (client: Client, { siteId, slotId }: RushSite, n: number, service = test) => {
  const { birthDate: _, ...attendee } = person(n);
  const body = { siteId, slotId, ...service, attendee, consent: true };
  return client.send('POST', '/api/appointments', { 'idempotency-key': keyFor(`${siteId}-${n}`) }, body);
};

/** How many seats of the slot the store says are booked. */
export const bookedAt = async (client: Client, { siteId, slotId }: RushSite): Promise<number> => {
  const date = addDays(localDateOf(Date.now()), 1);
  const { body } = await client.send('GET', `/api/sites/${siteId}/slots?date=${date}`);
  const slots: { slotId: string; booked: number }[] = JSON.parse(body).slots;
  return slots.find((slot) => slot.slotId === slotId)?.booked ?? 0;
};
