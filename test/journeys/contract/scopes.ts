import { beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from './api.ts';
import { type Booked, book, walkInOf } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import { newUsername } from './desk.ts';
import { type Ground, signIn } from './ground.ts';
import { newKey, newPerson } from './people.ts';
import { makeSlots, openSite, seenByStaff, seenEverywhere, siteFields } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

/** Who may see and do what, and that others do not even learn what there is. */
export const scopes = (ground: () => Ground): void => {
  describe('somebody outside their scope', () => {
    const date = daysAfter(today(), 2);
    let [siteId, slotId, staff, official, elsewhere] = ['', '', '', '', ''];
    let booked: Booked;
    beforeAll(async () => {
      const admin = await ground().token('admin');
      [staff, official] = [await ground().token('staff'), await ground().token('official')];
      ({ siteId } = await openSite(ground()));
      [slotId = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
      await seenByStaff(ground(), siteId, official);
      booked = await book(ground(), slotId);
      // An official of another street.
      const body = { username: newUsername(), role: 'official', scope: 'zijingshannanlu' };
      const { api } = ground();
      const { oneTimePassword: password } = (await api.ok('POST /api/official/accounts', { token: admin, body })).json;
      elsewhere = await signIn(api, { username: body.username, password });
    });

    const nowhere = { siteId: 'no-such-site', code: '00000000' };
    /** The same refusal as for what there is not, to the byte. */
    const expectUnknown = async (token: string, operation: string, body?: unknown) => {
      const { api } = ground();
      const known = { siteId, slotId, code: booked.code };
      const asked = { token, ...(body !== undefined && { body }) };
      const refused = await api.refused('NOT_FOUND', operation, { ...asked, params: known });
      const unknown = await api.refused('NOT_FOUND', operation, { ...asked, params: { ...known, ...nowhere } });
      expect({ ...refused.json, requestId: '' }).toEqual({ ...unknown.json, requestId: '' });
    };
    const atDesk = (): [string, unknown?][] => [
      ['GET /api/staff/sites/{siteId}/day'],
      ['POST /api/staff/sites/{siteId}/check-ins', { appointmentCode: booked.code }],
      ['POST /api/staff/sites/{siteId}/walk-ins', walkInOf(newPerson())],
      ['POST /api/staff/sites/{siteId}/close-day', { date: today(), counts: [] }],
      ['POST /api/staff/appointments/{code}/stage', { stage: '登记区' }],
      ['POST /api/staff/appointments/{code}/complete'],
      ['POST /api/staff/appointments/{code}/undo-check-in'],
      ['POST /api/staff/appointments/{code}/no-show'],
      ['POST /api/staff/appointments/{code}/hand-outs', {}],
      // What is wrong with a request is not said to whoever may not know of what it is about.
      ['POST /api/staff/sites/{siteId}/walk-ins', { role: 'admin' }],
      ['POST /api/staff/appointments/{code}/stage', { role: 'admin' }],
    ];
    const inOffice = (): [string, unknown?][] => [
      ['GET /api/official/sites/{siteId}/slots'],
      ['GET /api/official/sites/{siteId}/stock'],
      ['PATCH /api/official/sites/{siteId}', { status: 'paused' }],
      ['POST /api/official/sites/{siteId}/stock', { itemId: 'eggs', kind: 'receipt', quantity: 1 }],
      ['PATCH /api/official/sites/{siteId}/slots/{slotId}', { capacity: 0, version: 1 }],
      ['PATCH /api/official/sites/{siteId}/slots/{slotId}', { capacity: -1 }],
    ];

    it('as staff of one site finds nothing at another', async () => {
      const state = () => stateOf(ground(), siteId, [date]);
      await expectUnchanged(state, async () => {
        for (const [operation, body] of atDesk()) await expectUnknown(staff, operation, body);
      });
    });

    it('as an official of one street finds nothing in another', async () => {
      const state = () => stateOf(ground(), siteId, [date]);
      await expectUnchanged(state, async () => {
        for (const [operation, body] of [...atDesk(), ...inOffice()]) await expectUnknown(elsewhere, operation, body);
      });
    });

    it('as an official gives and reports nothing outside the own street', async () => {
      const { api } = ground();
      const refuse = (operation: string, asked: Asked) =>
        api.refused('NOT_FOUND', operation, { ...asked, token: official });
      await refuse('POST /api/official/sites', { body: siteFields({ area: 'zijingshannanlu' }) });
      const account = { username: newUsername(), role: 'staff', scope: 'zjsnl' };
      await refuse('POST /api/official/accounts', { body: account });
      await refuse('POST /api/official/accounts', { body: { ...account, role: 'official', scope: 'jinshui' } });
      for (const area of ['jinshui', 'guancheng', '*'])
        await refuse('GET /api/official/reports/daily', { query: { area } });
      const params = { username: ground().host.signIns.admin.username };
      await refuse('POST /api/official/accounts/{username}/reset', { params });
      await refuse('DELETE /api/official/accounts/{username}', { params });
      const rules = [{ id: 'all', when: { otherwise: true }, give: { allOf: [{ item: 'eggs', quantity: 1 }] } }];
      const programme = { name: '奖励', area: 'jinshui', service: 'nucleic-acid-test', rules };
      await refuse('PUT /api/official/programmes/{programmeId}', {
        params: { programmeId: newKey() },
        body: programme,
      });
    });

    it('as staff has no use of any official’s operation', async () => {
      const { api } = ground();
      const operations = [...api.document.operations.keys()].filter((operation) =>
        operation.includes('/api/official/'),
      );
      expect(operations.length).toBeGreaterThan(10);
      for (const operation of operations) {
        await api.refused('FORBIDDEN', operation, {
          params: { siteId: 'puli' },
          token: staff,
          body: { role: 'admin' },
        });
      }
    });

    it('is asked to sign in before anything else is looked at', async () => {
      const { api } = ground();
      const signedIn = [...api.document.operations].filter(([, { needsSignIn }]) => needsSignIn);
      expect(signedIn.length).toBeGreaterThan(20);
      for (const [operation] of signedIn) {
        await api.refused('SIGN_IN_REQUIRED', operation, { key: 'none', body: 'no object' });
        const forged = { token: `${staff.slice(0, -1)}${staff.endsWith('A') ? 'B' : 'A'}` };
        await api.refused('SIGN_IN_REQUIRED', operation, forged);
        await api.refused('SIGN_IN_REQUIRED', operation, { token: booked.token });
      }
    });
  });
};
