import { expect } from 'vitest';
import type { Ground } from './ground.ts';

/** All that officials can see of a site: its slots, who has a seat, its stock, and what concerns its street. */
export const stateOf = async ({ api, token }: Ground, siteId: string, dates: readonly string[]): Promise<unknown> => {
  const official = await token('official');
  const look = async (operation: string, query = {}) =>
    (await api.ok(operation, { params: { siteId }, query, token: official })).json;
  const days = await Promise.all(
    dates.map((date) =>
      Promise.all([
        look('GET /api/official/sites/{siteId}/slots', { date }),
        look('GET /api/staff/sites/{siteId}/day', { date }),
      ]),
    ),
  );
  return { days, stock: await look('GET /api/official/sites/{siteId}/stock') };
};

/** Runs what must leave everything as it was. */
export const expectUnchanged = async (look: () => Promise<unknown>, act: () => Promise<unknown>): Promise<void> => {
  const before = await look();
  await act();
  expect(await look()).toEqual(before);
};
