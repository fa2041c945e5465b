import type { StaffActor } from '../../shared/domain/accounts.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusals.ts';
import { accountBody } from '../../shared/domain/requests/officials.ts';
import { accountToManage } from '../../shared/usecases/accounts/account-scope.ts';
import { dismissAccount } from '../../shared/usecases/accounts/dismiss-account.ts';
import { openAccount } from '../../shared/usecases/accounts/open-account.ts';
import { resetAccount } from '../../shared/usecases/accounts/reset-account.ts';
import { type Caller, route } from '../http/route.ts';
import { dismissedAccount, newAccount } from './answers.ts';
import { accountExample } from './examples.ts';

const accountScope = async ({ deps, actor, params }: Caller<'username', StaffActor>): Promise<Refusal | undefined> => {
  const account = await accountToManage(deps, actor, params.username);
  return isRefusal(account) ? account : undefined;
};

export const accountRoutes = [
  route({
    method: 'POST',
    path: '/api/official/accounts',
    summary: 'Opens an account with a one-time password',
    access: 'official',
    key: 'required',
    body: accountBody,
    answer: newAccount,
    status: 201,
    refusals: ['NOT_FOUND', 'ALREADY_EXISTS', 'KEY_REUSED', 'PASSWORD_GONE'],
    example: accountExample,
    handle: ({ deps, actor, key, body }) => openAccount(deps, { actor, key, input: body }),
  }),
  route({
    method: 'POST',
    path: '/api/official/accounts/{username}/reset',
    summary: 'Gives an account another one-time password and ends its sign-ins',
    access: 'official',
    key: 'required',
    answer: newAccount,
    refusals: ['NOT_FOUND', 'KEY_REUSED', 'PASSWORD_GONE'],
    scope: accountScope,
    handle: ({ deps, actor, key, params }) => resetAccount(deps, { actor, key, username: params.username }),
  }),
  route({
    method: 'DELETE',
    path: '/api/official/accounts/{username}',
    summary: 'Dismisses an account: it is refused at its next request',
    access: 'official',
    key: 'optional',
    answer: dismissedAccount,
    refusals: ['NOT_FOUND', 'KEY_REUSED'],
    scope: accountScope,
    handle: ({ deps, actor, key, params }) => dismissAccount(deps, { actor, key, username: params.username }),
  }),
];
