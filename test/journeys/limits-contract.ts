import { beforeAll, describe, expect, it } from 'vitest';
import { type Booked, book } from './contract/bookings.ts';
import { daysAfter, today } from './contract/dates.ts';
import { newUsername } from './contract/desk.ts';
import { standOn } from './contract/ground.ts';
import { tailOf } from './contract/people.ts';
import { makeSlots, openSite, seenEverywhere } from './contract/sites.ts';
import type { HostOpener } from './host.ts';
import { visitorOf } from './pages/visitor.ts';

const look = 'GET /api/appointments/{code}';
const quarterOfAnHour = 15 * 60;

/**
 * Proves that a host whose limits are on stops whoever guesses. Afterwards this client may look nothing up for a quarter
 * of an hour, so it wants a host of its own, where nobody has failed yet.
 */
export const describeLimits = (name: string, open: HostOpener): void => {
  describe(`the limits of ${name}`, () => {
    const ground = standOn(open);
    let booked: Booked;
    beforeAll(async () => {
      const date = daysAfter(today(), 2);
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
      booked = await book(ground(), slot);
    });
    const expectToWait = (seconds: string | undefined) => {
      expect(Number(seconds)).toBeGreaterThan(0);
      expect(Number(seconds)).toBeLessThanOrEqual(quarterOfAnHour);
    };

    it('lock an account for a client after ten wrong passwords, for the right one too', async () => {
      const { api, token, host } = ground();
      const body = { username: newUsername(), role: 'official', scope: 'fengchanlu' };
      const asked = { token: await token('official'), body };
      const { oneTimePassword } = (await api.ok('POST /api/official/accounts', asked)).json;
      const signIn = (password: string) => ({ body: { username: body.username, password } });
      for (let tries = 0; tries < 9; tries++) await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', signIn('wrong'));
      // A right one is not counted.
      await api.ok('POST /api/sign-in', signIn(oneTimePassword));
      await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', signIn('wrong'));
      const locked = await api.refused('RATE_LIMITED', 'POST /api/sign-in', signIn(oneTimePassword));
      expectToWait(locked.header('retry-after'));
      await api.ok('POST /api/sign-in', { body: host.signIns.staff });
    });

    it('stop the eleventh failed look-up, in the API and on the pages, but nobody who has the token', async () => {
      const { api } = ground();
      const params = { code: booked.code };
      const [right, wrong] = [tailOf(booked.person), String((Number(tailOf(booked.person)) + 1) % 10_000)];
      const byTail = (phoneTail: string) => ({ params, query: { phoneTail: phoneTail.padStart(4, '0') } });
      for (let tries = 0; tries < 9; tries++) await api.refused('NOT_FOUND', look, byTail(wrong));
      // A good one is not counted.
      await api.ok(look, byTail(right));
      await api.refused('NOT_FOUND', look, byTail(wrong));
      const stopped = await api.refused('RATE_LIMITED', look, byTail(right));
      expectToWait(stopped.header('retry-after'));

      const visitor = visitorOf(ground());
      const find = await visitor.open('/find');
      const typed = Object.entries({ code: booked.code, phoneTail: right });
      const page = await visitor.send(find.form.action, new Map([...find.form.fields, ...typed]));
      expect(page.status).toBe(429);
      expect(page.text).toContain('操作过于频繁，请稍后再试');
      expectToWait(page.answer.header('retry-after'));

      await api.ok(look, { params, token: booked.token });
      expect((await visitor.open(`/a/${booked.code}/${booked.token}`)).status).toBe(200);
    });
  });
};
