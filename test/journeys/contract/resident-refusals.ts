import { beforeAll, describe, expect, it } from 'vitest';
import { book, bookingOf, siteOf } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import type { Ground } from './ground.ts';
import { newKey, newPerson, tailOf } from './people.ts';
import { eventually, makeSlots, openSite, seenEverywhere } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

const bookIt = 'POST /api/appointments';
const moveIt = 'POST /api/appointments/{code}/move';

/** What a resident is refused for the state of slots, people and codes. */
export const residentRefusals = (ground: () => Ground): void => {
  describe('a resident who cannot have it', () => {
    const date = daysAfter(today(), 3);
    let [siteId, slot, other, third] = ['', '', '', ''];
    beforeAll(async () => {
      ({ siteId } = await openSite(ground()));
      // One seat a slot.
      const single = { desks: 1, perDeskPerSlot: 1, walkInShare: 0 };
      [slot = '', other = '', third = ''] = await makeSlots(ground(), siteId, [date], single);
      await seenEverywhere(ground(), siteId, date, 6);
    });
    const state = () => stateOf(ground(), siteId, [date]);
    const to = (slotId: string) => ({ siteId: siteOf(slotId), slotId });

    it('is told that the slot is full, until somebody cancels', async () => {
      const { api } = ground();
      const { code, token } = await book(ground(), slot);
      const body = bookingOf(slot, newPerson());
      await expectUnchanged(state, () => api.refused('SLOT_FULL', bookIt, { body }));
      const mover = await book(ground(), other);
      const move = { params: { code: mover.code }, token: mover.token, body: to(slot) };
      await expectUnchanged(state, () => api.refused('SLOT_FULL', moveIt, move));
      await api.ok('POST /api/appointments/{code}/cancel', { params: { code }, token });
      await eventually(async () => expect((await api.send(bookIt, { body })).status).toBe(201));
    });

    it('has one appointment at a time, and learns of it only with the phone it was booked with', async () => {
      const { api } = ground();
      const { person } = await book(ground(), third);
      const [, , , free = ''] = await slotsOf(ground(), siteId, date);
      await expectUnchanged(state, async () => {
        await api.refused('ALREADY_BOOKED', bookIt, { body: bookingOf(free, person) });
        const stranger = { ...person, phone: newPerson().phone };
        const refused = await api.refused('NOT_POSSIBLE', bookIt, { body: bookingOf(free, stranger) });
        expect(Object.keys(refused.json).toSorted()).toEqual(['code', 'message', 'requestId']);
      });
    });

    it('may not use a key for something else', async () => {
      const { api } = ground();
      const [, , , , fifth = '', sixth = ''] = await slotsOf(ground(), siteId, date);
      const key = newKey();
      const { code, token } = await bookUnder(ground(), key, fifth);
      await expectUnchanged(state, () =>
        api.refused('KEY_REUSED', bookIt, { key, body: bookingOf(sixth, newPerson()) }),
      );
      const own = { params: { code }, token, key };
      await api.ok(moveIt, { ...own, body: to(sixth) });
      await expectUnchanged(state, () => api.refused('KEY_REUSED', moveIt, { ...own, body: to(fifth) }));
    });

    it.each([
      ['a slot of another site', 'SLOT_NOT_FOUND', (own: string) => ({ siteId: 'puli', slotId: own })],
      ['a key of the store', 'SLOT_NOT_FOUND', () => ({ slotId: 'SITE#1' })],
      ['a path', 'SLOT_NOT_FOUND', () => ({ slotId: '../x' })],
      ['an emoji', 'SLOT_NOT_FOUND', () => ({ slotId: '🍎' })],
      [
        'a slot that was never made',
        'SLOT_NOT_FOUND',
        (own: string) => ({ slotId: own.replace(/\d{4}-30$/, '2300-30') }),
      ],
      ['a service that the site does not offer', 'SLOT_NOT_FOUND', () => ({ service: 'nucleic-acid-test' })],
      ['a service that nobody offers', 'FIELD_INVALID', () => ({ service: 'massage' })],
      ['a day that is over', 'SLOT_CLOSED', (own: string) => ({ slotId: own.replace(/-\d{8}-/, '-20220108-') })],
    ])('books nothing with %s', async (_what, code, change) => {
      const body = { ...bookingOf(slot, newPerson()), ...change(slot) };
      await expectUnchanged(state, () => ground().api.refused(code, bookIt, { body }));
    });

    // Failed look-ups are counted per client, and the eleventh in a quarter of an hour is refused: three of them here.
    it('learns nothing from an unknown code, a wrong phone and somebody else’s token', async () => {
      const { api } = ground();
      const site = await openSite(ground());
      const [own = ''] = await makeSlots(ground(), site.siteId, [date]);
      await seenEverywhere(ground(), site.siteId, date, 6);
      const [mine, theirs] = [await book(ground(), own), await book(ground(), own)];
      const wrongTail = String((Number(tailOf(mine.person)) + 1) % 10_000).padStart(4, '0');
      const withoutId = ({ text, json }: { text: string; json: { requestId: string } }) =>
        text.replace(json.requestId, '');
      const look = 'GET /api/appointments/{code}';
      const unknown = await api.refused('NOT_FOUND', look, {
        params: { code: '00000000' },
        query: { phoneTail: '0001' },
      });
      const wrong = await api.refused('NOT_FOUND', look, {
        params: { code: mine.code },
        query: { phoneTail: wrongTail },
      });
      const foreign = { params: { code: mine.code }, token: theirs.token };
      const refused = await api.refused('NOT_FOUND', 'POST /api/appointments/{code}/cancel', foreign);
      expect(withoutId(wrong)).toBe(withoutId(unknown));
      expect(withoutId(refused)).toBe(withoutId(unknown));
      const seen = await api.ok(look, { params: { code: mine.code }, token: mine.token });
      expect(seen.json.status).toBe('booked');
    });
  });
};

const slotsOf = async ({ api }: Ground, siteId: string, date: string): Promise<string[]> => {
  const { json } = await api.ok('GET /api/sites/{siteId}/slots', { params: { siteId }, query: { date } });
  return json.slots.map(({ slotId }: { slotId: string }) => slotId);
};

const bookUnder = async ({ api }: Ground, key: string, slotId: string) => {
  const { json } = await api.ok(bookIt, { key, body: bookingOf(slotId, newPerson()) });
  return { code: json.appointmentCode as string, token: json.manageToken as string };
};
