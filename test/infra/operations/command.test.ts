import { describe, expect, it } from 'vitest';
import { CannotStart } from '../../../infra/local/cannot-start.ts';
import type { Command } from '../../../infra/operations/command.ts';
import { explainError } from '../../../infra/operations/explain-error.ts';
import { CommandProblem, UsageProblem } from '../../../infra/operations/problem.ts';
import { StoreBusy } from '../../../shared/store/transaction.ts';
import { run } from '../../support/operations.ts';

const options = { name: { type: 'string' } } as const;
const command = (does: Command<typeof options>['run']): Command<typeof options> => ({
  usage: '用法 Usage',
  options,
  run: does,
});

describe('a command', () => {
  it('ends as it says, with what it was given', async () => {
    const found = command(async ({ name }, { say }) => {
      say(`looked at ${name}`);
      return 'found';
    });
    expect(await run(found, ['--name', 'x'])).toEqual({ exitCode: 1, output: 'looked at x' });
    expect(
      (
        await run(
          command(async () => 'done'),
          [],
        )
      ).exitCode,
    ).toBe(0);
  });

  it('shows how it is called when it is asked, and does nothing', async () => {
    const never = command(async () => {
      throw new Error('ran');
    });
    expect(await run(never, ['--name', 'x', '--help'])).toEqual({ exitCode: 0, output: '用法 Usage' });
  });

  it('ends with 2 for everything that was in the way, and shows how it is called where that helps', async () => {
    const failing = (error: Error) =>
      run(
        command(async () => {
          throw error;
        }),
        [],
      );
    expect(await failing(new CommandProblem('不行', 'no'))).toEqual({ exitCode: 2, output: '不行\nno' });
    expect(await failing(new UsageProblem('不行', 'no'))).toEqual({ exitCode: 2, output: '不行\nno\n用法 Usage' });
    expect(await failing(new CannotStart('no data'))).toEqual({ exitCode: 2, output: 'no data' });
  });
});

describe('an error', () => {
  const named = (name: string, message = '') => Object.assign(new Error(message), { name });

  it.each([
    ['CredentialsProviderError', /没有可用的 AWS 凭证/],
    ['ExpiredTokenException', /不接受这些凭证/],
    ['ResourceNotFoundException', /not in this account and region/],
    ['TimeoutError', /could not be reached/],
    ['ThrottlingException', /服务繁忙/],
    [StoreBusy.name, /Try again later/],
  ])('%s is told in both languages, without a stack', (name, words) => {
    expect(explainError(named(name))).toMatch(words);
    expect(explainError(named(name))).not.toMatch(/^\s+at /m);
  });

  it('about a permission names what was not allowed', () => {
    const message = 'User: arn:aws:iam::123456789012:user/x is not authorized to perform: dynamodb:Scan';
    expect(explainError(named('AccessDeniedException', message))).toMatch(/没有所需的权限[\s\S]*dynamodb:Scan/);
  });

  it('that nobody expected shows where it came from, but not its message, which may quote what is stored', () => {
    const told = explainError(new TypeError('13800000001 is not a function'));
    expect(told).toMatch(/^意外错误 Unexpected error: TypeError\n\s+at /);
    expect(told).not.toContain('13800000001');
    expect(explainError('13800000001')).not.toContain('13800000001');
  });

  it('of a broken connection is known by its code', () => {
    expect(explainError(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toMatch(/无法连接/);
  });
});
