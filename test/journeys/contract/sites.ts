import { expect, vi } from 'vitest';
import { newSite } from '../../support/new-site.ts';
import type { Asked } from './api.ts';
import { daysAfter } from './dates.ts';
import type { Ground } from './ground.ts';
import { run } from './people.ts';

/** A site that the suite opened for itself. */
export interface OwnSite {
  readonly siteId: string;
  readonly number: string;
  readonly name: string;
}

let sites = 0;

/** What a new site of the street 丰产路 is opened with. */
export const siteFields = (change: object = {}) => newSite(`LSD-${run}-${++sites}`, { status: 'open', ...change });

/** Opens a site that has something of its own; by the official of its street unless another token is given. */
export const openSiteWith = async (ground: Ground, change: object, token?: string): Promise<OwnSite> => {
  const asked = { token: token ?? (await ground.token('official')), body: siteFields(change) };
  return (await ground.api.ok('POST /api/official/sites', asked)).json;
};

/** Sites that are open already, by ground: another process may take two seconds to see one, but sees all at once. */
const opened = new WeakMap<Ground, OwnSite[]>();
const openedAtOnce = 12;

/** Opens an ordinary site. */
export const openSite = async (ground: Ground): Promise<OwnSite> => {
  const [site, ...others] = opened.get(ground) ?? [];
  if (site) {
    opened.set(ground, others);
    return site;
  }
  const more: OwnSite[] = [];
  while (more.length < openedAtOnce) more.push(await openSiteWith(ground, {}));
  opened.set(ground, more);
  return openSite(ground);
};

/** Seats enough for every test of a suite. */
const plenty = { opens: '09:00', closes: '12:00', slotMinutes: 30, desks: 2, perDeskPerSlot: 10, walkInShare: 0.25 };

/** Cuts days of a site into slots; six of half an hour unless asked otherwise. Answers the ids of those made. */
export const makeSlots = async (
  ground: Ground,
  siteId: string,
  dates: readonly string[],
  change: object = {},
): Promise<string[]> => {
  const asked: Asked = {
    token: await ground.token('admin'),
    params: { siteId },
    body: { ...plenty, ...change, dates },
  };
  const { created } = (await ground.api.ok('POST /api/official/sites/{siteId}/schedules', asked)).json;
  return created.map(({ slotId }: { slotId: string }) => slotId);
};

/** One slot for each of today and the day after, from midnight to midnight: one of them is always the running one. */
export const makeAllDaySlots = async (ground: Ground, siteId: string, today: string): Promise<void> => {
  const allDay = {
    opens: '00:00',
    closes: '24:00',
    slotMinutes: 1440,
    desks: 10,
    perDeskPerSlot: 10,
    walkInShare: 0.5,
  };
  await makeSlots(ground, siteId, [today, daysAfter(today, 1)], allDay);
};

/** The id of that slot. */
export const allDaySlot = (siteId: string, date: string): string => `${siteId}-${date.replaceAll('-', '')}-0000-1440`;

/** Changes reach every process of a host within two seconds of its clock; a busy machine may take longer to answer. */
export const eventually = (expected: () => Promise<void>): Promise<void> =>
  vi.waitFor(expected, { timeout: 60_000, interval: 20 });

/** Waits until residents are shown so many slots of a site's day, as data and as a page, and staff can act there. */
export const seenEverywhere = async (ground: Ground, siteId: string, date: string, slots: number): Promise<void> => {
  await eventually(async () => {
    const seen = await ground.api.send('GET /api/sites/{siteId}/slots', { params: { siteId }, query: { date } });
    expect(seen.json.slots, seen.text).toHaveLength(slots);
    expect((await ground.client.send({ path: `/sites/${siteId}?date=${date}` })).status).toBe(200);
  });
  await seenByStaff(ground, siteId, await ground.token('admin'));
};

/** Waits until staff can act at a site. */
export const seenByStaff = (ground: Ground, siteId: string, token: string): Promise<void> =>
  eventually(async () => {
    const seen = await ground.api.send('GET /api/staff/sites/{siteId}/day', { params: { siteId }, token });
    expect(seen.status, seen.text).toBe(200);
  });
