import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { putNewAccount } from '../../../shared/store/accounts.ts';
import { commit } from '../../../shared/store/transaction.ts';
import { listAccounts } from '../../../shared/usecases/accounts/list-accounts.ts';
import { resetAccount } from '../../../shared/usecases/accounts/reset-account.ts';
import { signIn } from '../../../shared/usecases/accounts/sign-in.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { accepted } from '../../support/answers.ts';
import { signedIn } from '../../support/api.ts';
import { linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { type Shown, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, everything, officialOfFengchan, openWorld, staffOfPuli, type World } from '../../support/world.ts';
import { follow, formTo, loseAnswer, type Office, openOffice } from './office.ts';

const path = '/office/accounts';
const nurse = { username: 'puli-01', scope: 'staff:puli', validUntil: '20261231' };

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
});

/** Sends the page's form about accounts, with a step of it. */
const send = async (page: Shown, step: string, fields: object): Promise<Shown> => {
  const form = [...formTo(page, path).fields].filter(([name]) => name.startsWith('form'));
  return office.visitor.post(path, [...form, ['step', step], ...Object.entries(fields)]);
};

const open = async (fields: object = nurse): Promise<Shown> => send(await office.get(path), 'open', fields);

/** The password on the card. */
const passwordOn = ({ html }: Shown): string => /<b>([a-z2-9]{4}(?:-[a-z2-9]{4}){2})<\/b>/.exec(html)?.[1] ?? 'none';

const trySignIn = (username: string, password: string) =>
  signIn(world.deps, { username, password, client: '192.0.2.9' });

const listed = async (actor: StaffActor = officialOfFengchan) =>
  accepted(await listAccounts(world.deps, { actor })).map(({ username, state }) => `${username} ${state}`);

describe('opening an account', () => {
  it('shows a card with address, name and password, which sign in, and the list names it', async () => {
    const card = await open();
    expect(card.status).toBe(200);
    expect(card.headers.get('cache-control')).toBe('no-store');
    const text = textOf(card.html);
    expect(text).toContain('https://doorstep.example/sign-in');
    expect(text).toContain('puli-01');
    expect(text).toContain('工作人员：丰产路街道璞丽中心广场临时接种点');
    expect(text).toContain('2026-12-31');
    expect(await trySignIn('puli-01', passwordOn(card))).toMatchObject({ role: 'staff', scope: 'puli' });
    const { html } = await office.get(path);
    expect(textOf(html)).toContain('puli-01 工作人员：丰产路街道璞丽中心广场临时接种点 管理 ● 可以用 2026-12-31');
    expect(html).not.toContain(passwordOn(card));
  });

  it('takes a name as a phone writes it, and an area for an official', async () => {
    const card = await open({ username: ' Ｏffice-02 ', scope: 'official:fengchanlu', validUntil: '' });
    expect(await trySignIn('office-02', passwordOn(card))).toMatchObject({ role: 'official', scope: 'fengchanlu' });
    expect(textOf(card.html)).toContain('不限');
  });

  it('loaded again shows the same password, and no other once that was replaced', async () => {
    const page = await office.get(path);
    const first = await send(page, 'open', nurse);
    expect(passwordOn(await send(page, 'open', nurse))).toBe(passwordOn(first));
    const reset = { actor: admin, key: keyFor('reset'), username: 'puli-01' };
    accepted(await resetAccount(world.deps, reset));
    const late = await send(page, 'open', nurse);
    expect(late.status).toBe(409);
    expect(titleOf(late.html)).toMatch(/^错误：密码已经不能再显示/);
    expect(passwordOn(await send(late, 'reset', { username: 'puli-01' }))).not.toBe('none');
  });

  it('whose answer was lost can be pressed again', async () => {
    const page = await office.get(path);
    loseAnswer(world, 'TransactWriteItems');
    const lost = await send(page, 'open', nurse);
    expect(lost.status).toBe(503);
    expect(formTo(lost, path).fields.get('username')).toBe('puli-01');
    const form = formTo(lost, path).fields;
    expect(form.get('scope')).toBe('staff:puli');
    const again = await office.visitor.post(path, form);
    expect(await trySignIn('puli-01', passwordOn(again))).toMatchObject({ role: 'staff' });
  });

  it('keeps what was typed and says beside the field what is wrong, and changes nothing', async () => {
    const before = await everything(world);
    const wrong = await open({ username: 'Zhang 三', scope: '', validUntil: '2026-11-23' });
    expect(wrong.status).toBe(422);
    expect(titleOf(wrong.html)).toMatch(/^错误：账号名/);
    expect(wrongBeside(wrong.html, 'username')).toContain('小写字母');
    expect(wrongBeside(wrong.html, 'scope')).toBe('请选身份和管哪里');
    expect(wrongBeside((await open({ username: ' ' })).html, 'username')).toContain('小写字母');
    expect(formTo(wrong, path).fields.get('username')).toBe('Zhang 三');
    const past = await open({ ...nurse, validUntil: '2026-11-23' });
    expect(wrongBeside(past.html, 'validUntil')).toBe('这一天已经过去，请填今天或以后');
    expect(wrongBeside((await open({ ...nurse, validUntil: '2026-02-30' })).html, 'validUntil')).toBe('日期无效');
    expect(wrongBeside((await open({ ...nurse, username: '' })).html, 'username')).toBeDefined();
    expect(await everything(world)).toEqual(before);
  });

  it('refuses a name that was ever used, and takes another one on the same page', async () => {
    await open();
    const taken = await open({ ...nurse, scope: 'official:fengchanlu' });
    expect(taken.status).toBe(409);
    expect(wrongBeside(taken.html, 'username')).toBe('这个账号名已经有人用过，请换一个');
    const again = await office.visitor.post(path, new Map([...formTo(taken, path).fields, ['username', 'puli-02']]));
    expect(passwordOn(again)).not.toBe('none');
  });

  it('offers and takes only sites and areas of the official', async () => {
    const { html } = await office.get(path);
    expect(html).toContain('value="staff:puli"');
    expect(html).not.toContain('weilai');
    expect((await open({ ...nurse, scope: 'staff:weilai' })).status).toBe(404);
    expect((await open({ ...nurse, scope: 'official:*' })).status).toBe(422);
    expect((await open({ ...nurse, scope: 'admin:*' })).status).toBe(422);
    expect(await listed()).toEqual(['official-fengchan usable']);
  });
});

describe('an account', () => {
  it('gets another password, and its sign-ins end', async () => {
    const first = passwordOn(await open());
    const account = await send(await office.get(path), 'manage', { username: 'puli-01' });
    expect(textOf(account.html)).toContain('旧密码不能再用');
    const form = [...formTo(account, path).fields];
    const card = await office.visitor.post(path, form);
    expect(passwordOn(card)).not.toBe(first);
    expect(await trySignIn('puli-01', first)).toEqual({ refused: 'SIGN_IN_FAILED' });
    expect(await trySignIn('puli-01', passwordOn(card))).toMatchObject({ role: 'staff' });
    expect(passwordOn(await office.visitor.post(path, form)), 'loaded again').toBe(passwordOn(card));
  });

  it('is dismissed after a question, for good, and the list says so', async () => {
    const password = passwordOn(await open());
    const ask = await send(await office.get(path), 'askDismiss', { username: 'puli-01' });
    expect(textOf(ask.html)).toContain('停用账号 puli-01？');
    expect(textOf(ask.html)).toContain('不能恢复');
    expect(await listed()).toContain('puli-01 usable');
    const form = formTo(ask, path).fields;
    const gone = await follow(office, await office.visitor.post(path, form));
    expect(textOf(gone.html)).toContain('账号已停用');
    expect(textOf(gone.html)).toContain('已停用（11月24日 周二）');
    expect(await trySignIn('puli-01', password)).toEqual({ refused: 'SIGN_IN_FAILED' });
    expect((await office.visitor.post(path, form)).status, 'pressed twice').toBe(303);
    expect(await listed()).toEqual(['official-fengchan usable', 'puli-01 dismissed']);
    const late = await send(gone, 'reset', { username: 'puli-01' });
    expect(late.status).toBe(404);
    expect(textOf(late.html)).toContain('这个账号已停用');
    expect((await reconcile(world.deps)).differences).toEqual([]);
  });

  it('that has expired is not given a password, which would open nothing, but another last day', async () => {
    const password = passwordOn(await open({ ...nurse, validUntil: '2026-11-24' }));
    world.clock.advance(24 * 3_600_000);
    office = await openOffice(world, { ...officialOfFengchan, username: 'official-2' });
    expect(textOf((await office.get(path)).html)).toContain('◌ 已过期 2026-11-24');
    expect(await trySignIn('puli-01', password)).toEqual({ refused: 'SIGN_IN_FAILED' });
    const page = await send(await office.get(path), 'manage', { username: 'puli-01' });
    expect(textOf(page.html)).toContain('这个账号已过期');
    expect(page.html).not.toContain('value="reset"');
    const form = formTo(page, path).fields;
    expect(form.get('validUntil')).toBe('2026-11-24');

    const past = await office.visitor.post(path, form);
    expect(past.status).toBe(422);
    expect(wrongBeside(past.html, 'validUntil')).toBe('这一天已经过去，请填今天或以后');
    expect(titleOf(past.html)).toMatch(/^错误：这一天已经过去/);
    const wrong = await office.visitor.post(path, new Map([...form, ['validUntil', '明天']]));
    expect(wrongBeside(wrong.html, 'validUntil')).toBe('日期无效');

    const again = new Map([...formTo(past, path).fields, ['validUntil', '2026-12-05']]);
    for (let n = 0; n < 2; n++) {
      const list = await follow(office, await office.visitor.post(path, again));
      expect(textOf(list.html)).toContain('日期已改好');
      expect(textOf(list.html)).toContain('● 可以用 2026-12-05');
    }
    expect(await trySignIn('puli-01', password)).toMatchObject({ role: 'staff' });
    expect((await reconcile(world.deps)).differences).toEqual([]);
  });

  it('can be made to work without end', async () => {
    await open();
    const page = await send(await office.get(path), 'manage', { username: 'puli-01' });
    await send(page, 'lastDay', { username: 'puli-01', validUntil: '' });
    expect(textOf((await office.get(path)).html)).toContain('● 可以用 不限');
    expect((await reconcile(world.deps)).differences).toEqual([]);
  });

  it('of one’s own, of another street, or of nobody is not managed', async () => {
    await commit(
      world.table,
      putNewAccount({ ...staffOfPuli, username: 'weilai-01', scope: 'weilai', passwordHash: 'x' }),
    );
    const page = await office.get(path);
    expect(page.html).not.toContain('weilai-01');
    const before = await everything(world);
    for (const step of ['manage', 'reset', 'lastDay', 'askDismiss', 'dismiss']) {
      expect((await send(page, step, { username: 'official-fengchan' })).status).toBe(403);
      for (const username of ['weilai-01', 'nobody', '', '名'.repeat(1000)]) {
        expect((await send(page, step, { username })).status, `${step} ${username}`).toBe(404);
      }
    }
    expect(await everything(world)).toEqual(before);
  });

  it('is managed with a form of one’s own only, and by no staff', async () => {
    const other = await openOffice(world, { ...officialOfFengchan, username: 'official-2' });
    const foreign = await other.visitor.post(path, formTo(await office.get(path), path).fields);
    expect(foreign.status).toBe(403);
    const staff = visit(world, await signedIn(world, staffOfPuli));
    expect((await staff.get(path)).status).toBe(403);
  });
});

describe('the list of accounts', () => {
  it('goes page by page and place by place, below one TCP window, those who can work first', async () => {
    for (let n = 0; n < 60; n++) {
      const account = { ...staffOfPuli, username: `puli-${String(n).padStart(2, '0')}`, passwordHash: 'x' };
      await commit(world.table, putNewAccount({ ...account, ...(n === 0 && { validUntil: '2026-01-01' }) }));
    }
    const { html } = await office.get(path);
    expect(gzipSync(html).length).toBeLessThan(14_600);
    expect(textOf(html)).toContain('第 1 到 50 个，共 61 个');
    const next = linksOf(html).find((href) => href.includes('first='))!;
    const { html: rest } = await office.get(next);
    expect([...rest.matchAll(/value="(puli-\d\d)"/g)].map(([, name]) => name).at(-1)).toBe('puli-00');
    const { html: own } = await office.get(`${path}?place=official%3Afengchanlu`);
    expect(own).toContain('official-fengchan');
    expect(own).not.toContain('puli-05');
    expect(textOf((await office.get(`${path}?place=nowhere&first=900`)).html)).toContain('还没有账号');
  });

  it('is reached from a site, and offers an account for that site', async () => {
    const links = linksOf((await office.get('/office/sites/puli')).html);
    const none = await office.get(`${path}?place=staff%3Apuli`);
    expect(links).toContain(`${path}?place=staff%3Apuli`);
    expect(textOf(none.html)).toContain('还没有账号');
    expect(none.html.match(/value="staff:puli" selected/g)).toHaveLength(2);
    expect((await send(none, 'open', nurse)).status).toBe(200);
    expect(textOf((await office.get(`${path}?place=staff%3Apuli`)).html)).toContain('puli-01');
    expect((await office.get(`${path}?place=staff%3Aweilai`)).html).not.toContain('value="staff:weilai"');
  });

  it('of an administrator names everybody, of an official nobody above', async () => {
    const all = await openOffice(world, admin);
    expect(textOf((await all.get(path)).html)).toContain('admin 总管理员：全部地区');
    expect(textOf((await office.get(path)).html)).not.toContain('总管理员');
  });
});
