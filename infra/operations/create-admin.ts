import { nanoid } from 'nanoid';
import { isRefusal, type Outcome } from '../../shared/domain/refusals.ts';
import { accountBody } from '../../shared/domain/requests/officials.ts';
import type { NewAccount } from '../../shared/usecases/accounts/give-password.ts';
import { openAdministrator } from '../../shared/usecases/accounts/open-administrator.ts';
import { operator } from '../../shared/usecases/accounts/operator.ts';
import { resetAccount } from '../../shared/usecases/accounts/reset-account.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { type Command, cannot, runAsProgram } from './command.ts';
import { actingOn } from './dependencies.ts';
import { openPlace } from './place.ts';
import { required, UsageProblem } from './problem.ts';

const options = {
  deployment: { type: 'string' },
  username: { type: 'string' },
  reset: { type: 'boolean', default: false },
} as const;

/** npm run create-admin: an administrator of everything, with a one-time password that is shown this once. */
export const createAdmin: Command<typeof options> = {
  usage: `用法 Usage: npm run create-admin -- --username NAME [--reset] [--deployment NAME]
  新建一个可管理全部内容的管理员，并显示一次性密码（只显示这一次）；--reset 为已有账号换一个密码。
  Opens an administrator of everything and shows a one-time password, this once; --reset gives an existing account another.`,
  options,
  run: async ({ deployment, username: given, reset }, { environment, say }) => {
    const username = readUsername(required(given, 'username'));
    const place = await openPlace(deployment, environment);
    try {
      const { role, scope, oneTimePassword } = await giveAccount(await actingOn(place), { username, isReset: reset });
      say(`账号 ${username}（${role}, ${scope}），一次性密码（只显示这一次）：`);
      say(`Account ${username} (${role}, ${scope}), one-time password, shown this once:`);
      say(oneTimePassword);
      return 'done';
    } finally {
      place.close();
    }
  },
};

const readUsername = (given: string): string => {
  const { success, data } = accountBody.shape.username.safeParse(given);
  if (success) return data;
  throw new UsageProblem(
    '用户名为 3 至 40 个字符：小写字母、数字以及 . _ -，以字母或数字开头。',
    'A username has 3 to 40 characters: lower-case letters, digits, and . _ - after the first.',
  );
};

/** Opens the account, or gives it another password. Throws CommandProblem for a name that is taken, or that nobody has. */
export const giveAccount = async (
  deps: Dependencies,
  { username, isReset }: { username: string; isReset: boolean },
): Promise<NewAccount> => {
  const key = nanoid();
  const given = isReset
    ? await resetAccount(deps, { actor: operator, key, username })
    : await openAdministrator(deps, { key, username });
  return isRefusal(given) ? whyNot(given, username, isReset) : given;
};

const whyNot = ({ refused }: Extract<Outcome<never>, { refused: unknown }>, username: string, isReset: boolean) =>
  isReset
    ? cannot(
        `没有名为 ${username} 的账号，或者它已停用（停用后不可恢复）。`,
        `There is no account ${username}, or it was dismissed, which is for good. (${refused})`,
      )
    : cannot(
        `用户名 ${username} 已被使用（包括已停用的账号）。如需换密码，请加 --reset。`,
        `The name ${username} is taken, by a dismissed account perhaps. For another password add --reset. (${refused})`,
      );

await runAsProgram(createAdmin, import.meta.url);
