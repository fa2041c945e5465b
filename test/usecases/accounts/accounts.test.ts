import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { putNewAccount } from '../../../shared/store/accounts.ts';
import { commit } from '../../../shared/store/transaction.ts';
import { actorOf } from '../../../shared/usecases/accounts/actor-of.ts';
import { dismissAccount } from '../../../shared/usecases/accounts/dismiss-account.ts';
import { openAccount } from '../../../shared/usecases/accounts/open-account.ts';
import { hashPassword, isPassword } from '../../../shared/usecases/accounts/passwords.ts';
import { resetAccount } from '../../../shared/usecases/accounts/reset-account.ts';
import { setLastDay } from '../../../shared/usecases/accounts/set-last-day.ts';
import { signIn } from '../../../shared/usecases/accounts/sign-in.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import { admin, everything, officialOfFengchan, openWorld, staffOfPuli, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const nurse = { username: 'nurse-1', role: 'staff', scope: 'puli' } as const;
const guancheng = { username: 'official-guancheng', role: 'official', scope: 'guancheng' } as const;

const open = (input: Parameters<typeof openAccount>[1]['input'] = nurse, key = 'open', actor = officialOfFengchan) =>
  openAccount(world.deps, { actor, key: keyFor(key), input });
const enter = (password: string, username = 'nurse-1', client = '10.0.0.1') =>
  signIn(world.deps, { username, password, client });
const openAndEnter = async () => {
  const { oneTimePassword } = accepted(await open());
  return { password: oneTimePassword, token: accepted(await enter(oneTimePassword)).token };
};

describe('a new account', () => {
  it('signs in with its one-time password, for twelve hours and its own site', async () => {
    const account = accepted(await open({ ...nurse, validUntil: '2026-12-31' }));
    expect(account).toEqual({
      ...nurse,
      validUntil: '2026-12-31',
      oneTimePassword: expect.stringMatching(/^([a-hj-kmnp-z2-9]{4}-?){3}$/),
    });
    const signedIn = accepted(await enter(account.oneTimePassword, ' Nurse-1 '));
    expect(signedIn).toMatchObject({ role: 'staff', scope: 'puli', expiresAt: '2026-11-24T19:00:00+08:00' });
    expect(await actorOf(world.deps, signedIn.token)).toEqual(nurse);
  });

  it('is opened once per key and shows the same password again, which is stored nowhere', async () => {
    const first = accepted(await open());
    expect(await open()).toEqual(first);
    expect(JSON.stringify([...(await everything(world)).values()])).not.toContain(first.oneTimePassword);
  });

  it('needs a free name, and a scope that exists within the official’s own', async () => {
    accepted(await open());
    expect(await open(nurse, 'again')).toMatchObject({ refused: 'ALREADY_EXISTS' });
    const field = { refused: 'FIELD_INVALID', fields: [{ field: 'scope', code: 'FIELD_INVALID' }] };
    expect(await open({ ...nurse, username: 'nurse-2', scope: 'nowhere' })).toEqual(field);
    expect(await open({ username: 'clerk', role: 'official', scope: 'puli' })).toEqual(field);
    expect(await open({ username: 'clerk', role: 'official', scope: '*' }, 'all', admin)).toEqual(field);
    expect(await open({ ...nurse, username: 'nurse-2', scope: 'weilai' })).toEqual({ refused: 'NOT_FOUND' });
    expect(await open({ username: 'clerk', role: 'official', scope: 'jinshui' })).toEqual({ refused: 'NOT_FOUND' });
    expect(await open({ ...nurse, username: 'nurse-2' }, 'staff', staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    accepted(await open({ username: 'clerk', role: 'official', scope: 'jinshui' }, 'admin', admin));
  });
});

describe('signing in', () => {
  it('fails in the same way for an unknown name and a wrong password', async () => {
    await open();
    expect(await enter('wrong')).toEqual({ refused: 'SIGN_IN_FAILED' });
    expect(await enter('wrong', 'nobody')).toEqual({ refused: 'SIGN_IN_FAILED' });
    expect(await enter('', '__proto__')).toEqual({ refused: 'SIGN_IN_FAILED' });
  });

  it('is locked for a client after ten wrong tries, for the right password too, and opens after 15 minutes', async () => {
    const { oneTimePassword } = accepted(await open());
    const wrong = await Promise.all(Array.from({ length: 12 }, (_, n) => enter(`wrong-${n}`)));
    expect(wrong.filter((answer) => isRefusal(answer) && answer.refused === 'SIGN_IN_FAILED')).toHaveLength(10);
    expect(await enter(oneTimePassword)).toEqual({ refused: 'RATE_LIMITED', retryAfterSeconds: 900 });
    accepted(await enter(oneTimePassword, 'nurse-1', '10.0.0.2'));
    world.clock.advance(15 * 60_000);
    accepted(await enter(oneTimePassword));
  });

  it('does not count right passwords', async () => {
    const { oneTimePassword } = accepted(await open());
    for (let n = 0; n < 7; n++) accepted(await enter(oneTimePassword));
  });

  it('is not possible after the last day, nor is going on with a token', async () => {
    const { oneTimePassword } = accepted(await open({ ...nurse, validUntil: '2026-11-24' }));
    world.clock.set('2026-11-24T23:00:00+08:00');
    const { token } = accepted(await enter(oneTimePassword));
    expect(await actorOf(world.deps, token)).toEqual(nurse);
    world.clock.set('2026-11-25T00:00:00+08:00');
    expect(await actorOf(world.deps, token)).toEqual({ refused: 'FORBIDDEN' });
    expect(await enter(oneTimePassword)).toEqual({ refused: 'SIGN_IN_FAILED' });
  });
});

describe('a token', () => {
  it('is refused when it was altered or has expired', async () => {
    const { token } = await openAndEnter();
    const [content = '', signature = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify(['admin', 1, 9_999_999_999_999])).toString('base64url');
    for (const bad of ['', 'x', '.', content, `${forged}.${signature}`, `${token}x`, `${content}.`]) {
      expect(await actorOf(world.deps, bad)).toEqual({ refused: 'SIGN_IN_REQUIRED' });
    }
    world.clock.advance(12 * 3_600_000);
    expect(await actorOf(world.deps, token)).toEqual({ refused: 'SIGN_IN_REQUIRED' });
  });
});

describe('resetting and dismissing', () => {
  const reset = (key = 'reset', actor = officialOfFengchan) =>
    resetAccount(world.deps, { actor, key: keyFor(key), username: 'nurse-1' });
  const dismiss = (actor = officialOfFengchan, username = 'nurse-1') => dismissAccount(world.deps, { actor, username });

  it('gives another password and ends all sign-ins', async () => {
    const { password, token } = await openAndEnter();
    const renewed = accepted(await reset());
    expect(renewed).toMatchObject(nurse);
    expect(await reset()).toEqual(renewed);
    expect(await actorOf(world.deps, token)).toEqual({ refused: 'SIGN_IN_REQUIRED' });
    expect(await enter(password)).toEqual({ refused: 'SIGN_IN_FAILED' });
    accepted(await enter(renewed.oneTimePassword));
  });

  it('refuses a dismissed account at its next request, for good', async () => {
    const { password, token } = await openAndEnter();
    expect(await dismiss()).toEqual({ username: 'nurse-1', dismissed: true });
    expect(await actorOf(world.deps, token)).toEqual({ refused: 'FORBIDDEN' });
    expect(await enter(password)).toEqual({ refused: 'SIGN_IN_FAILED' });
    expect(await dismiss()).toEqual({ username: 'nurse-1', dismissed: true });
    expect(await reset()).toEqual({ refused: 'NOT_FOUND' });
    expect(await open(nurse, 'again')).toMatchObject({ refused: 'ALREADY_EXISTS' });
    expect([...(await everything(world)).values()].filter(({ what }) => what === 'dismissAccount')).toHaveLength(1);
  });

  it('at the same moment as another last day undoes nothing, and the list says what is', async () => {
    await open();
    const days = ['2026-12-01', '2026-12-02', '2026-12-03'].map((validUntil, n) =>
      setLastDay(world.deps, { actor: officialOfFengchan, key: keyFor(`day-${n}`), username: 'nurse-1', validUntil }),
    );
    const outcomes = await Promise.all([...days, dismiss()]);
    const refusals = outcomes.filter(isRefusal).map(({ refused }) => refused);
    expect(refusals.filter((code) => code !== 'TRY_AGAIN' && code !== 'NOT_FOUND')).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(refusals.length);
    expect((await reconcile(world.deps)).differences).toEqual([]);
  });

  it('is for officials of the area; others learn nothing', async () => {
    await open();
    const day = (actor: StaffActor) =>
      setLastDay(world.deps, { actor, key: keyFor('day'), username: 'nurse-1', validUntil: undefined });
    expect(await day(guancheng)).toEqual({ refused: 'NOT_FOUND' });
    expect(await day(staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    expect(await reset('x', guancheng)).toEqual({ refused: 'NOT_FOUND' });
    expect(await dismiss(guancheng)).toEqual({ refused: 'NOT_FOUND' });
    expect(await dismiss(officialOfFengchan, 'nobody')).toEqual({ refused: 'NOT_FOUND' });
    expect(await dismiss(staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    await commit(world.table, putNewAccount({ ...admin, passwordHash: 'x' }));
    expect(await dismiss(officialOfFengchan, 'admin')).toEqual({ refused: 'NOT_FOUND' });
  });
});

describe('a password hash', () => {
  it('keeps its cost, and knows its password however the keyboard composed it', async () => {
    const hash = await hashPassword('pässword');
    expect(hash).toMatch(/^scrypt\$15\$8\$1\$/);
    expect(await isPassword('pa\u0308ssword', hash)).toBe(true);
    expect(await isPassword('password', hash)).toBe(false);
  });
});
