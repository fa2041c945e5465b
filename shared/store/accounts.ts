import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { roles } from '../domain/accounts.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import type { Write } from './transaction.ts';

/** An account of staff, an official or an administrator, as stored. */
const accountItem = z.object({
  username: z.string(),
  role: z.enum(roles),
  /** a site id for staff, an area id for officials, `*` for administrators */
  scope: z.string(),
  /** the last local date on which it may be used */
  validUntil: z.string().optional(),
  passwordHash: z.string(),
  /** tokens of earlier versions are void */
  tokenVersion: z.int().default(1),
  /** epoch milliseconds */
  dismissedAt: z.int().optional(),
});
export type Account = z.output<typeof accountItem>;

/** Reads an account: one GetItem, strongly consistent, so that a dismissal counts at the very next request. */
export const readAccount = async (table: Table, username: string): Promise<Account | undefined> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keys.account(username), ConsistentRead: true }),
  );
  return Item && accountItem.parse(Item);
};

/** A new account; its name must never have been used, because it stands in audit entries. */
export const putNewAccount = (account: Omit<Account, 'tokenVersion' | 'dismissedAt'>): Write => ({
  Put: {
    Item: { ...keys.account(account.username), ...account, tokenVersion: 1 },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Gives an account that was not dismissed another password and ends its sign-ins. */
export const resetPassword = (username: string, passwordHash: string): Write => ({
  Update: {
    Key: keys.account(username),
    UpdateExpression: 'SET passwordHash = :hash ADD tokenVersion :one',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(dismissedAt)',
    ExpressionAttributeValues: { ':hash': passwordHash, ':one': 1 },
  },
});

/** Dismisses an account for good and ends its sign-ins. */
export const dismiss = (username: string, nowAt: number): Write => ({
  Update: {
    Key: keys.account(username),
    UpdateExpression: 'SET dismissedAt = :now ADD tokenVersion :one',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(dismissedAt)',
    ExpressionAttributeValues: { ':now': nowAt, ':one': 1 },
  },
});
