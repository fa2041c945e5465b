import type { Account } from './accounts.ts';
import { keys } from './keys.ts';
import { stillMissing } from './repair-records.ts';
import type { Write } from './transaction.ts';

/** A number of a site's stock under its attribute's name; nothing else of the stock is looked at. */
export const setStockNumber = (siteId: string, name: string, was: number | undefined, to: number): Write => ({
  Update: {
    Key: keys.stock(siteId),
    UpdateExpression: 'SET #name = :to',
    ConditionExpression: was === undefined ? 'attribute_not_exists(#name)' : '#name = :was',
    ExpressionAttributeNames: { '#name': name },
    ExpressionAttributeValues: { ':to': to, ...(was !== undefined && { ':was': was }) },
  },
});

/** The list's entry says what the account says, as long as nobody changes the account. */
export const relistAccount = ({ username, role, scope, validUntil, dismissedAt }: Account): Write[] => [
  { Put: { Item: { ...keys.accountEntry(username), username, role, scope, validUntil, dismissedAt } } },
  {
    ConditionCheck: {
      Key: keys.account(username),
      ConditionExpression: [
        'attribute_exists(pk)',
        validUntil === undefined ? 'attribute_not_exists(validUntil)' : 'validUntil = :until',
        dismissedAt === undefined ? 'attribute_not_exists(dismissedAt)' : 'dismissedAt = :dismissed',
      ].join(' AND '),
      ...((validUntil !== undefined || dismissedAt !== undefined) && {
        ExpressionAttributeValues: {
          ...(validUntil !== undefined && { ':until': validUntil }),
          ...(dismissedAt !== undefined && { ':dismissed': dismissedAt }),
        },
      }),
    },
  },
];

/** The list names an account that is not there. */
export const unlistAccount = (username: string): Write[] => [
  { Delete: { Key: keys.accountEntry(username), ConditionExpression: 'attribute_exists(pk)' } },
  stillMissing(keys.account(username)),
];
