import { beforeAll, describe, expect, it } from 'vitest';
import { newUsername } from './desk.ts';
import { type Ground, signIn } from './ground.ts';
import { newKey } from './people.ts';
import { openSiteWith, seenByStaff } from './sites.ts';

const open = 'POST /api/official/accounts';
const reset = 'POST /api/official/accounts/{username}/reset';
const dismiss = 'DELETE /api/official/accounts/{username}';
const seeDay = 'GET /api/staff/sites/{siteId}/day';

/** How accounts come and go. */
export const accounts = (ground: () => Ground): void => {
  describe('an account', () => {
    let [siteId, token] = ['', ''];
    beforeAll(async () => {
      token = await ground().token('official');
      ({ siteId } = await openSiteWith(ground(), { status: 'draft' }));
      await seenByStaff(ground(), siteId, token);
    });

    it('is opened, signs in, is given another password, and is dismissed for good', async () => {
      const { api } = ground();
      const username = newUsername();
      const body = { username, role: 'staff', scope: siteId, validUntil: '2999-12-31' };
      const opened = await api.ok(open, { token, body });
      const { oneTimePassword: first, ...shown } = opened.json;
      expect(shown).toEqual(body);
      const signedIn = await api.ok('POST /api/sign-in', {
        body: { username: ` ${username.toUpperCase()} `, password: first },
      });
      expect(signedIn.json).toMatchObject({ role: 'staff', scope: siteId });
      expect(Date.parse(signedIn.json.expiresAt) - Date.now()).toBeGreaterThan(11 * 3_600_000);
      const asStaff = (own: string) => ({ params: { siteId }, token: own });
      await api.ok(seeDay, asStaff(signedIn.json.token));

      const account = { params: { username }, token };
      const { oneTimePassword: second } = (await api.ok(reset, account)).json;
      expect(second).not.toBe(first);
      await api.refused('SIGN_IN_REQUIRED', seeDay, asStaff(signedIn.json.token));
      await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', { body: { username, password: first } });
      const again = await signIn(api, { username, password: second });
      await api.ok(seeDay, asStaff(again));

      expect((await api.ok(dismiss, account)).json).toEqual({ username, dismissed: true });
      await api.refused('FORBIDDEN', seeDay, asStaff(again));
      await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', { body: { username, password: second } });
      await api.ok(dismiss, { ...account, key: 'none' });
      await api.refused('NOT_FOUND', reset, account);
      await api.refused('ALREADY_EXISTS', open, { token, body });
    });

    it('of an official acts in its area, and at all desks there', async () => {
      const { api } = ground();
      const body = { username: newUsername(), role: 'official', scope: 'fengchanlu' };
      const { oneTimePassword: password } = (await api.ok(open, { token, body })).json;
      const own = await signIn(api, { username: body.username, password });
      await api.ok('GET /api/official/sites/{siteId}/slots', { params: { siteId }, token: own });
      await api.ok(seeDay, { params: { siteId }, token: own });
      await api.ok(dismiss, { params: { username: body.username }, token });
    });

    it('past its last day is refused like one that was dismissed', async () => {
      const { api } = ground();
      const body = { username: newUsername(), role: 'staff', scope: siteId, validUntil: '2022-01-08' };
      const { oneTimePassword: password } = (await api.ok(open, { token, body })).json;
      await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', { body: { username: body.username, password } });
    });

    it('that there is not cannot be told from one with another password', async () => {
      const { api } = ground();
      const username = newUsername();
      const unknown = await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', { body: { username, password: 'x' } });
      await api.ok(open, { token, body: { username, role: 'staff', scope: siteId } });
      const wrong = await api.refused('SIGN_IN_FAILED', 'POST /api/sign-in', { body: { username, password: 'x' } });
      expect({ ...wrong.json, requestId: '' }).toEqual({ ...unknown.json, requestId: '' });
    });

    it.each([
      ['a scope that there is not', { scope: 'no-such-site' }],
      ['a role that nobody has', { role: 'king' }],
      ['the role of an administrator', { role: 'admin' }],
      ['a name that no account can have', { username: '张三' }],
      ['a name that is too short', { username: 'x' }],
    ])('is not opened with %s', async (_what, part) => {
      const body = { username: newUsername(), role: 'staff', scope: siteId, ...part };
      await ground().api.refused('FIELD_INVALID', open, { token, body });
    });

    it('is opened once per key, which shows its password as long as that is good', async () => {
      const { api } = ground();
      const username = newUsername();
      const asked = { token, key: newKey(), body: { username, role: 'staff', scope: siteId } };
      const opened = await api.ok(open, asked);
      expect((await api.ok(open, asked)).json).toEqual(opened.json);
      await api.refused('KEY_REUSED', open, { ...asked, body: { ...asked.body, username: newUsername() } });
      await api.ok(reset, { params: { username }, token });
      await api.refused('PASSWORD_GONE', open, asked);
    });
  });
};
