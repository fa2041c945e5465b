import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, requestOf } from './api.ts';
import { book, bookingOf } from './bookings.ts';
import type { Answer } from './client.ts';
import { daysAfter, today } from './dates.ts';
import type { Ground } from './ground.ts';
import { newKey, newPerson } from './people.ts';
import { eventually, makeSlots, openSite, seenEverywhere } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

const change = 'PATCH /api/official/sites/{siteId}/slots/{slotId}';

/** How officials change slots while people book. */
export const officialSlots = (ground: () => Ground): void => {
  describe('an official who changes a slot', () => {
    const date = daysAfter(today(), 4);
    let [siteId, token] = ['', ''];
    let slots: string[] = [];
    beforeAll(async () => {
      token = await ground().token('official');
      ({ siteId } = await openSite(ground()));
      slots = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
    });
    const asked = (slotId: string, body: object, key?: string) => ({
      params: { siteId, slotId },
      token,
      body,
      ...(key && { key }),
    });
    const patch = (slotId: string, body: object): Promise<Answer> => ground().api.ok(change, asked(slotId, body));
    const refuse = (code: string, slotId: string, body: object) =>
      ground().api.refused(code, change, asked(slotId, body));
    const state = () => stateOf(ground(), siteId, [date]);

    it('raises and lowers its capacity, down to what is booked', async () => {
      const slot = slots[0]!;
      await book(ground(), slot);
      await book(ground(), slot);
      const raised = await patch(slot, { capacity: 40, walkInCapacity: 7, version: 1 });
      expect(raised.json).toMatchObject({ capacity: 40, booked: 2, walkIn: { capacity: 7, booked: 0 }, version: 2 });
      await expectUnchanged(state, async () => {
        const below = await refuse('CAPACITY_BELOW_BOOKED', slot, { capacity: 1, version: 2 });
        expect(below.json.booked).toBe(2);
      });
      const lowered = await patch(slot, { capacity: 2, version: 2 });
      expect(lowered.json).toMatchObject({ capacity: 2, booked: 2, version: 3 });
      const { api } = ground();
      await api.refused('SLOT_FULL', 'POST /api/appointments', { body: bookingOf(slot, newPerson()) });
      await eventually(async () => {
        const seen = await api.ok('GET /api/sites/{siteId}/slots', { params: { siteId }, query: { date } });
        expect(seen.json.slots[0]).toMatchObject({ capacity: 2, booked: 2, remaining: 0 });
      });
    });

    it('is told when somebody else was first, and gets the first answer of a request again', async () => {
      const slot = slots[1]!;
      const request = requestOf(change, asked(slot, { capacity: 20, version: 1 }, newKey()));
      const first = await ground().client.send(request);
      await patch(slot, { capacity: 30, version: 2 });
      await expectUnchanged(state, async () => {
        await refuse('STALE_VERSION', slot, { capacity: 10, version: 1 });
        await refuse('STALE_VERSION', slot, { capacity: 10, version: 9 });
        expectSame(await ground().client.send(request), first);
      });
    });

    it('may leave out the key, and may not use one for something else', async () => {
      const { api } = ground();
      const slot = slots[2]!;
      await api.ok(change, { ...asked(slot, { capacity: 16, version: 1 }), key: 'none' });
      const key = newKey();
      await api.ok(change, asked(slot, { capacity: 17, version: 2 }, key));
      await expectUnchanged(state, () =>
        api.refused('KEY_REUSED', change, asked(slot, { capacity: 18, version: 3 }, key)),
      );
    });

    it('pauses it and opens it again; meanwhile nobody books', async () => {
      const { api } = ground();
      const slot = slots[3]!;
      const booking = { body: bookingOf(slot, newPerson()) };
      expect((await patch(slot, { status: 'paused', version: 1 })).json).toMatchObject({
        status: 'paused',
        version: 2,
      });
      await expectUnchanged(state, () => api.refused('SLOT_CLOSED', 'POST /api/appointments', booking));
      await patch(slot, { status: 'open', version: 2 });
      await eventually(async () => expect((await api.send('POST /api/appointments', booking)).status).toBe(201));
    });

    it('does not raise the version by bookings', async () => {
      const slot = slots[4]!;
      await book(ground(), slot);
      expect((await patch(slot, { capacity: 14, version: 1 })).json).toMatchObject({ booked: 1, version: 2 });
    });

    it.each([
      ['-1', { capacity: -1 }],
      ['2.5', { capacity: 2.5 }],
      ['a thousand million', { capacity: 1e9 }],
      ['words', { capacity: '40' }],
      ['too many for the desk', { walkInCapacity: 2001 }],
    ])('does not make it %s', async (_what, part) => {
      await expectUnchanged(state, () => refuse('NUMBER_FORMAT', slots[5]!, { ...part, version: 1 }));
    });

    it.each(['SITE#1', '🍎', 'puli-20220108-0830-30'])('finds no slot %s', async (slotId) => {
      await refuse('SLOT_NOT_FOUND', slotId, { capacity: 10, version: 1 });
    });

    it('finds no slot ../x, and no page where a gateway takes it for a way up', async () => {
      const code = ground().host.decodesPaths ? 'NOT_FOUND' : 'SLOT_NOT_FOUND';
      await refuse(code, '../x', { capacity: 10, version: 1 });
    });
  });
};
