import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { roles } from '../domain/accounts.ts';
import { accountsPartition, keys } from './keys.ts';
import { queryAll } from './query.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

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

/** An account from its item. */
export const parseAccount = (item: RawItem): Account => accountItem.parse(item);

/** What the list of accounts says of one: nothing that opens it. */
const accountEntry = accountItem.omit({ passwordHash: true, tokenVersion: true });
export type AccountEntry = z.output<typeof accountEntry>;

/** An entry of the list from its item. */
export const parseAccountEntry = (item: RawItem): AccountEntry => accountEntry.parse(item);

/** All entries in the order of their names: one Query, a page per megabyte, which is some 7,000 accounts. */
export const readAccountEntries = async (table: Table): Promise<AccountEntry[]> =>
  (await queryAll(table, { pk: accountsPartition, consistency: 'strong' })).map(parseAccountEntry);

/** Written with every change of what it says: whole, so that the list does not depend on what it said before. */
const putEntry = ({ username, role, scope, validUntil, dismissedAt }: AccountEntry): Write => ({
  Put: { Item: { ...keys.accountEntry(username), username, role, scope, validUntil, dismissedAt } },
});

/**
 * A new account and its entry in the list. The first write fails when the name was ever used, because names stand in
 * audit entries.
 */
export const putNewAccount = (
  account: Omit<Account, 'tokenVersion' | 'dismissedAt'>,
): [account: Write, entry: Write] => [
  {
    Put: {
      Item: { ...keys.account(account.username), ...account, tokenVersion: 1 },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
  putEntry(account),
];

/** Gives an account that was not dismissed another password and ends its sign-ins. */
export const resetPassword = (username: string, passwordHash: string): Write => ({
  Update: {
    Key: keys.account(username),
    UpdateExpression: 'SET passwordHash = :hash ADD tokenVersion :one',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(dismissedAt)',
    ExpressionAttributeValues: { ':hash': passwordHash, ':one': 1 },
  },
});

/** Another last day of an account, or none; its sign-ins go on. */
export const setLastDay = (account: Account, validUntil: string | undefined): [account: Write, entry: Write] => [
  whileAsRead(account, validUntil === undefined ? 'REMOVE validUntil' : 'SET validUntil = :day', {
    ':day': validUntil,
  }),
  putEntry({ ...account, validUntil }),
];

/** Dismisses an account for good and ends its sign-ins. */
export const dismiss = (account: Account, nowAt: number): [account: Write, entry: Write] => [
  whileAsRead(account, 'SET dismissedAt = :now ADD tokenVersion :one', { ':now': nowAt, ':one': 1 }),
  putEntry({ ...account, dismissedAt: nowAt }),
];

/**
 * A change that fails when the account was dismissed, or given another last day, since it was read: its entry in the list
 * is written whole, and must not bring back what was.
 */
const whileAsRead = ({ username, validUntil }: Account, change: string, values: Record<string, unknown>): Write => {
  const lastDay = validUntil === undefined ? 'attribute_not_exists(validUntil)' : 'validUntil = :was';
  const all = Object.entries({ ...values, ':was': validUntil }).filter(([, value]) => value !== undefined);
  return {
    Update: {
      Key: keys.account(username),
      UpdateExpression: change,
      ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(dismissedAt) AND ${lastDay}`,
      ...(all.length > 0 && { ExpressionAttributeValues: Object.fromEntries(all) }),
    },
  };
};
