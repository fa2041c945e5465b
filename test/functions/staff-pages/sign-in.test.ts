import { beforeEach, describe, expect, it } from 'vitest';
import { dismissAccount } from '../../../shared/usecases/accounts/dismiss-account.ts';
import { openDemoWorld } from '../../support/demo-world.ts';
import { formOf, linksOf, textOf, titleOf } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, type World } from '../../support/world.ts';

const password = 'doorstep-demo';

describe('sign-in on pages', () => {
  let world: World;
  let visitor: Visitor;
  beforeEach(async () => {
    world = await openDemoWorld();
    visitor = visit(world);
  });

  const send = async (typed: Record<string, string>, path = '/sign-in') => {
    const { action, fields } = formOf((await visitor.get(path)).html);
    return visitor.post(action, new Map([...fields, ...Object.entries(typed)]));
  };
  const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie') ?? '';

  it('keeps the sign-in where no script and no other site can reach it, until it ends', async () => {
    const sent = await send({ username: 'staff-puli', password });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe('/desk');
    const [pair = '', ...attributes] = cookieOf(sent).split('; ');
    expect(pair).toMatch(/^__Host-doorstep=[\w.-]+$/);
    const expires = new Date(world.clock() + 12 * 3600 * 1000).toUTCString();
    expect(attributes.toSorted()).toEqual([`Expires=${expires}`, 'HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('leads an official to the office, and back to the page that was asked for, but never to another site', async () => {
    expect((await send({ username: 'admin', password })).headers.get('location')).toBe('/office');
    const asked = await send({ username: 'admin', password }, '/sign-in?next=%2Foffice%2Freport%3Fdate%3D2026-11-24');
    expect(asked.headers.get('location')).toBe('/office/report?date=2026-11-24');
    for (const next of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
      '\t//evil.example',
    ]) {
      const { headers } = await send({ username: 'admin', password }, `/sign-in?next=${encodeURIComponent(next)}`);
      expect(headers.get('location'), next).toBe('/office');
    }
  });

  it('shows a wrong try again with the user name and without the password, the error first', async () => {
    const wrong = await send({ username: 'staff-puli', password: 'not-the-password' });
    expect(wrong.status).toBe(401);
    expect(titleOf(wrong.html)).toMatch(/^错误：/);
    expect(formOf(wrong.html).fields.get('username')).toBe('staff-puli');
    expect(wrong.html).not.toContain('not-the-password');
    expect(cookieOf(wrong)).toBe('');
    const empty = await send({ username: '', password: '' });
    expect(empty.status).toBe(422);
    expect(textOf(empty.html)).toContain('账号：');
  });

  it('says when there were too many wrong tries', async () => {
    for (let n = 0; n < 10; n++) await send({ username: 'staff-puli', password: `wrong-${n}` });
    const late = await send({ username: 'staff-puli', password });
    expect(late.status).toBe(429);
    expect(late.headers.get('retry-after')).not.toBeNull();
  });

  it('tells whose account was dismissed so, and leads them to the sign-in', async () => {
    for (const [username, path] of [
      ['staff-puli', '/desk/puli'],
      ['official-fengchan', '/office'],
    ] as const) {
      const browser = visit(world, /=([^;]+)/.exec(cookieOf(await send({ username, password })))?.[1]);
      expect((await browser.get(path)).status).toBe(200);
      await dismissAccount(world.deps, { actor: admin, key: keyFor(username), username });
      const gone = await browser.get(path);
      expect(gone.status).toBe(403);
      expect(textOf(gone.html)).toContain('这个账号已停用或已到期');
      expect(linksOf(gone.html).some((href) => href.startsWith('/sign-in'))).toBe(true);
    }
  });
});
