import { beforeEach, describe, expect, it } from 'vitest';
import { createAdmin, giveAccount } from '../../../infra/operations/create-admin.ts';
import { CommandProblem } from '../../../infra/operations/problem.ts';
import { actorOf } from '../../../shared/usecases/accounts/actor-of.ts';
import { dismissAccount } from '../../../shared/usecases/accounts/dismiss-account.ts';
import { signIn } from '../../../shared/usecases/accounts/sign-in.ts';
import { accepted } from '../../support/answers.ts';
import { run } from '../../support/operations.ts';
import { admin, everything, openWorld, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const give = (isReset = false, username = 'chief') => giveAccount(world.deps, { username, isReset });
const enter = (password: string) => signIn(world.deps, { username: 'chief', password, client: 'test' });
const audit = async () => [...(await everything(world)).values()].filter(({ pk }) => String(pk).startsWith('K#'));

describe('an administrator', () => {
  it('may do everything everywhere with the password, which is stored nowhere', async () => {
    const { oneTimePassword } = await give();
    const { token } = accepted(await enter(oneTimePassword));
    expect(await actorOf(world.deps, token)).toEqual({ username: 'chief', role: 'admin', scope: '*' });
    expect(JSON.stringify([...(await everything(world)).values()])).not.toContain(oneTimePassword);
  });

  it('leaves an audit entry of somebody who can have no account', async () => {
    await give();
    expect(await audit()).toMatchObject([{ what: 'openAccount', by: 'system:operator', area: '*' }]);
    expect((await run(createAdmin, ['--username', 'system:operator'])).exitCode).toBe(2);
  });

  it('is refused when the name is taken, and nothing changes', async () => {
    const { oneTimePassword } = await give();
    await expect(give()).rejects.toThrow(/chief 已被使用[\s\S]*--reset/);
    accepted(await enter(oneTimePassword));
    expect(await audit()).toHaveLength(1);
  });

  it('gets another password by a reset, which ends its sign-ins', async () => {
    const { oneTimePassword } = await give();
    const { token } = accepted(await enter(oneTimePassword));
    const renewed = await give(true);
    expect(await enter(oneTimePassword)).toEqual({ refused: 'SIGN_IN_FAILED' });
    expect(await actorOf(world.deps, token)).toEqual({ refused: 'SIGN_IN_REQUIRED' });
    accepted(await enter(renewed.oneTimePassword));
    expect((await audit()).map(({ what }) => what).toSorted()).toEqual(['openAccount', 'resetAccount']);
  });

  it('is not reset when there is none, or when it was dismissed', async () => {
    await expect(give(true)).rejects.toThrow(CommandProblem);
    await give();
    await dismissAccount(world.deps, { actor: admin, username: 'chief' });
    await expect(give(true)).rejects.toThrow(/已停用[\s\S]*was dismissed/);
    await expect(give()).rejects.toThrow(/taken/);
  });
});

describe('the command', () => {
  it.each([
    ['no name', [], /--username is missing/],
    ['an empty name', ['--username', ''], /--username is missing/],
    ['a name that is none', ['--username', 'Chief Officer'], /用户名为[\s\S]*lower-case/],
    ['an unknown option', ['--username', 'chief', '--admin'], /Unknown option '--admin'/],
    ['a word too many', ['chief'], /Unexpected argument 'chief'/],
    ['a deployment that is none', ['--username', 'chief', '--deployment', 'production'], /dev, prod, prod-cn/],
  ])('is told how it is called, for %s', async (_, given, problem) => {
    const { exitCode, output } = await run(createAdmin, given, { DATA_DIR: ':memory:' });
    expect(exitCode).toBe(2);
    expect(output).toMatch(problem);
    expect(output).toMatch(/用法 Usage: npm run create-admin/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('needs a folder with data', async () => {
    const { exitCode, output } = await run(createAdmin, ['--username', 'chief'], { DATA_DIR: ':memory:' });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(/没有数据[\s\S]*There is no data/)]);
  });
});
