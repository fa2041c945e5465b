import { expect } from 'vitest';
import type { Answer } from './client.ts';
import { withinOneDay } from './dates.ts';
import { type Ground, signIn } from './ground.ts';
import { run } from './people.ts';
import { allDaySlot, makeAllDaySlots, type OwnSite, openSite, seenEverywhere } from './sites.ts';

/** A site of the suite that is open all day today, and somebody of its staff. */
export interface Desk extends OwnSite {
  /** the staff’s token, and name */
  readonly token: string;
  readonly username: string;
  readonly password: string;
  /** the slot of a date */
  slot(date: string): string;
  /** Does an act of staff on an appointment. */
  act(name: string, code: string, body?: object): Promise<Answer>;
  /** The act is refused. */
  refusedAct(refusal: string, name: string, code: string, body?: object): Promise<Answer>;
  checkIn(code: string): Promise<Answer>;
}

let accounts = 0;

/** A user name that no run has used. */
export const newUsername = (): string => `desk-${run}-${++accounts}`;

/** Opens a site with a desk. */
export const openDesk = (ground: Ground): Promise<Desk> => withinOneDay((date) => openDeskOn(ground, date));

const openDeskOn = async (ground: Ground, today: string): Promise<Desk> => {
  const { api } = ground;
  const site = await openSite(ground);
  const { siteId } = site;
  await makeAllDaySlots(ground, siteId, today);
  const username = newUsername();
  const account = { token: await ground.token('admin'), body: { username, role: 'staff', scope: siteId } };
  // Only sent: a password is made slowly, and that it is the same again is seen elsewhere.
  const { oneTimePassword: password } = (await api.send('POST /api/official/accounts', account)).json;
  const token = await signIn(api, { username, password });
  await seenEverywhere(ground, siteId, today, 1);
  const asked = (code: string, body?: object) => ({ params: { code }, token, ...(body && { body }) });
  return {
    ...site,
    token,
    username,
    password,
    slot: (date) => allDaySlot(siteId, date),
    act: (name, code, body) => api.ok(`POST /api/staff/appointments/{code}/${name}`, asked(code, body)),
    refusedAct: (refusal, name, code, body) =>
      api.refused(refusal, `POST /api/staff/appointments/{code}/${name}`, asked(code, body)),
    checkIn: (code) =>
      api.ok('POST /api/staff/sites/{siteId}/check-ins', {
        params: { siteId },
        token,
        body: { appointmentCode: code },
      }),
  };
};

/** Puts goods into a site's stock. */
export const receive = (ground: Ground, siteId: string, itemId: string, quantity: number): Promise<Answer> =>
  record(ground, siteId, { itemId, kind: 'receipt', quantity, donor: '街道办' });

/** Says how many are on hand. */
export const countStock = (ground: Ground, siteId: string, itemId: string, quantity: number): Promise<Answer> =>
  record(ground, siteId, { itemId, kind: 'count', quantity });

const record = async ({ api, token }: Ground, siteId: string, body: object): Promise<Answer> =>
  api.ok('POST /api/official/sites/{siteId}/stock', { params: { siteId }, token: await token('admin'), body });

/** How many of an item a list of stock shows. */
export const onHand = (stock: readonly { itemId: string; onHand: number }[], itemId: string): number => {
  const found = stock.find((item) => item.itemId === itemId);
  expect(found, itemId).toBeDefined();
  return found!.onHand;
};
