import { beforeAll, describe, expect, it } from 'vitest';
import { requestOf } from '../contract/api.ts';
import { type Booked, book, bookingOf } from '../contract/bookings.ts';
import type { RawRequest } from '../contract/client.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { newKey, newPerson, run } from '../contract/people.ts';
import { makeSlots, openSite, seenEverywhere } from '../contract/sites.ts';

const jsonType = ['Content-Type', 'application/json'] as const;
const bookIt = 'POST /api/appointments';

/** Keys, tokens, and which of several mistakes is said. */
export const order = (ground: () => Ground): void => {
  describe('a request that is wrong in several ways', () => {
    let slot: string;
    let booked: Booked;
    beforeAll(async () => {
      const date = daysAfter(today(), 2);
      const { siteId } = await openSite(ground());
      [slot = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
      booked = await book(ground(), slot);
    });
    const send = async (headers: RawRequest['headers'] & object, body = '{') => {
      const { status, json } = await ground().client.send({ method: 'POST', path: '/api/appointments', headers, body });
      return [status, json.code];
    };
    const goodKey = ['Idempotency-Key', 'a'.repeat(16)] as const;

    it('is told of the key, then of the type, then of the syntax, then of the fields', async () => {
      expect(await send([['Content-Type', 'text/xml']])).toEqual([400, 'KEY_REQUIRED']);
      expect(await send([goodKey, ['Content-Type', 'text/xml']])).toEqual([415, 'UNSUPPORTED_TYPE']);
      expect(await send([goodKey, jsonType])).toEqual([400, 'BAD_JSON']);
      expect(await send([goodKey, jsonType], '{}')).toEqual([422, 'FIELD_REQUIRED']);
    });

    it.each([
      ['none', undefined],
      ['15 characters', 'a'.repeat(15)],
      ['129 characters', 'a'.repeat(129)],
      ['a blank', 'a key with blanks in it'],
      ['other characters', 'key.key.key.key.key'],
      ['nothing', ''],
    ])('has a key of %s', async (_what, key) => {
      const headers = [jsonType, ...(key === undefined ? [] : [['Idempotency-Key', key] as const])];
      expect(await send(headers)).toEqual([400, 'KEY_REQUIRED']);
    });

    it('has two keys', async () => {
      expect(await send([jsonType, goodKey, ['Idempotency-Key', 'b'.repeat(16)]])).toEqual([400, 'KEY_REQUIRED']);
    });

    it('may have the shortest key and the longest', async () => {
      for (const key of [newKey().slice(-16), newKey().padEnd(128, '_')]) {
        await ground().api.ok(bookIt, { key, body: bookingOf(slot, newPerson()) });
      }
    });

    it('needs no key to sign in, nor to look', async () => {
      const body = { username: `nobody-${run}`, password: 'x' };
      await ground().api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', { body });
      const headers = [['Idempotency-Key', 'short']] as const;
      await ground().api.ok('GET /api/sites', { headers });
    });

    it('may have a broken key where the caller may not know of it at all', async () => {
      const operation = 'POST /api/official/sites/{siteId}/stock';
      await ground().api.refused('SIGN_IN_REQUIRED', operation, { key: 'none', body: [] });
      const asked = { params: { siteId: 'zjsnl' }, token: await ground().token('official') };
      await ground().api.refused('NOT_FOUND', operation, { ...asked, key: 'none', body: [] });
      await ground().api.refused('KEY_REQUIRED', operation, {
        ...asked,
        params: { siteId: 'puli' },
        key: 'none',
        body: [],
      });
    });

    const seeDay = (authorization: readonly string[]) => ({
      path: '/api/staff/sites/puli/day',
      headers: authorization.map((value) => ['Authorization', value] as const),
    });

    it('is let in by a token, however its scheme is written', async () => {
      const token = await ground().token('staff');
      for (const value of [`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}`]) {
        expect((await ground().client.send(seeDay([value]))).status).toBe(200);
      }
    });

    it('is not let in by what only resembles one', async () => {
      const token = await ground().token('staff');
      const [head = '', tail = ''] = [token.slice(0, token.length / 2), token.slice(token.length / 2)];
      const wrong = [
        token,
        'Bearer',
        'Bearer ',
        `Basic ${token}`,
        `Bearer${token}`,
        `Bearer ${token}, Bearer ${token}`,
        `Bearer ${token} ${token}`,
        `Bearer ${token}x`,
        `Bearer ${head} ${tail}`,
        `Bearer ${head}`,
        `Bearer ${token.toLowerCase()}`,
        `Bearer "${token}"`,
        'Bearer null',
        `Bearer ${'x'.repeat(4000)}`,
        `Bearer ${booked.token}`,
      ];
      for (const value of wrong) {
        const { status, json } = await ground().client.send(seeDay([value]));
        expect([value, status, json.code]).toEqual([value, 401, 'SIGN_IN_REQUIRED']);
      }
      const query = await ground().client.send({ path: `/api/staff/sites/puli/day?token=${token}` });
      expect(query.status).toBe(401);
      const cookie = {
        path: '/api/staff/sites/puli/day',
        headers: [['Cookie', `token=${token}; session=${token}`] as const],
      };
      expect((await ground().client.send(cookie)).status).toBe(401);
    });

    it('is refused in the language that the client prefers, Chinese by default', async () => {
      const words = async (language?: string) => {
        const headers = language === undefined ? [] : [['Accept-Language', language] as const];
        const answer = await ground().client.send({ path: '/api/nothing', headers });
        expect(answer.header('vary')).toMatch(/Accept-Language/i);
        return answer.json.message;
      };
      const [chinese, english] = ['未找到', 'Not found'];
      expect(await words()).toBe(chinese);
      for (const language of ['zh-CN,zh;q=0.9,en;q=0.8', 'fr', '*', 'en;q=0.5,zh;q=0.9', 'en;q=0', ',;q', '']) {
        expect([language, await words(language)]).toEqual([language, chinese]);
      }
      for (const language of ['en', 'en-GB,en;q=0.9', 'EN-us', 'fr,en;q=0.3', 'zh;q=0.1,en;q=0.2']) {
        expect([language, await words(language)]).toEqual([language, english]);
      }
    });

    it('has a number of its own every time', async () => {
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ground().client.send(requestOf('GET /api/sites'))));
      expect(new Set(answers.map(({ header }) => header('x-request-id'))).size).toBe(5);
      const headers = [['X-Request-Id', 'mine']] as const;
      const forced = await ground().client.send({ path: '/api/nothing', headers });
      expect(forced.header('x-request-id')).not.toBe('mine');
    });
  });
};
