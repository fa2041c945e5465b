import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerLine, OnHand } from '../domain/stock.ts';
import { batchGet } from './batch-get.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

/*
 * A site's stock is one item with flat numbers: `on:<itemId>` is what is on hand, `out:<date>:<itemId>` what was handed
 * out on a day that is not closed yet, so that a report needs no ledger. Closing the day moves the latter to the day.
 */
const onHandPrefix = 'on:';
/** The beginning of the names under which a day's hand-outs are counted. */
export const handedOutPrefix = (localDate: string) => `out:${localDate}:`;

/** Where the stock of a site stands. */
export interface Balance {
  readonly onHand: OnHand;
  /** by item, on that date */
  readonly handedOutOn: (localDate: string) => ReadonlyMap<string, number>;
}

/** The balance from its item; a site without one has nothing. */
export const parseBalance = (item: RawItem = {}): Balance => ({
  onHand: numbersUnder(item, onHandPrefix),
  handedOutOn: (localDate) => numbersUnder(item, handedOutPrefix(localDate)),
});

const numbersUnder = (item: RawItem, prefix: string): Map<string, number> =>
  new Map(
    Object.entries(item)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), Number(value)]),
  );

/** Reads the balance of a site: one GetItem, strongly consistent. */
export const readBalance = async (table: Table, siteId: string): Promise<Balance> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keys.stock(siteId), ConsistentRead: true }),
  );
  return parseBalance(Item);
};

/** Reads the balances of many sites for a report: one BatchGetItem per 100 sites. */
export const readBalances = async (table: Table, siteIds: readonly string[]): Promise<Map<string, Balance>> => {
  const items = await batchGet(table, siteIds.map(keys.stock), 'eventual');
  const bySite = new Map(items.map((item) => [item.pk, item]));
  return new Map(siteIds.map((siteId) => [siteId, parseBalance(bySite.get(keys.stock(siteId).pk))]));
};

/**
 * Adds and takes pieces; there must be enough of whatever is taken. With `countUnder`, what is taken is also counted in
 * attributes of that beginning.
 */
export const changeBalance = (siteId: string, lines: readonly LedgerLine[], countUnder?: string): Write => {
  const sets = lines.map(({ change }, index) =>
    change < 0
      ? `#on${index} = #on${index} - :n${index}`
      : `#on${index} = if_not_exists(#on${index}, :none) + :n${index}`,
  );
  const enough = lines.flatMap(({ change }, index) => (change < 0 ? [`#on${index} >= :n${index}`] : []));
  const counts = countUnder ? ` ADD ${lines.map((_, index) => `#out${index} :n${index}`).join(', ')}` : '';
  return {
    Update: {
      Key: keys.stock(siteId),
      UpdateExpression: `SET ${sets.join(', ')}${counts}`,
      ...(enough.length > 0 && { ConditionExpression: enough.join(' AND ') }),
      ExpressionAttributeNames: {
        ...Object.fromEntries(lines.map(({ itemId }, index) => [`#on${index}`, onHandPrefix + itemId])),
        ...(countUnder && Object.fromEntries(lines.map(({ itemId }, index) => [`#out${index}`, countUnder + itemId]))),
      },
      ExpressionAttributeValues: {
        ...(lines.some(({ change }) => change >= 0) && { ':none': 0 }),
        ...Object.fromEntries(lines.map(({ change }, index) => [`:n${index}`, Math.abs(change)])),
      },
    },
  };
};

/**
 * Sets what is on hand to what was counted, and removes the day's hand-out counters when `settledOn` names a day. Every
 * number that this replaces or removes must still be the one that was read, so that a hand-out in between is never lost.
 */
export const setCounted = (
  siteId: string,
  before: Balance,
  lines: readonly LedgerLine[],
  settledOn?: string,
): Write | undefined => {
  const counted = lines.map(({ itemId, quantity }) => ({
    name: onHandPrefix + itemId,
    before: before.onHand.get(itemId),
    after: quantity as number | undefined,
  }));
  const settled = [...(settledOn ? before.handedOutOn(settledOn) : [])].map(([itemId, quantity]) => ({
    name: handedOutPrefix(settledOn!) + itemId,
    before: quantity as number | undefined,
    after: undefined,
  }));
  const changes = [...counted, ...settled];
  return changes.length === 0 ? undefined : replaceNumbers(siteId, changes);
};

/** A number of the balance: what was read, and what it becomes (undefined: not there). */
interface NumberChange {
  readonly name: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

const replaceNumbers = (siteId: string, changes: readonly NumberChange[]): Write => {
  const sets = changes.flatMap(({ after }, index) => (after === undefined ? [] : [`#n${index} = :after${index}`]));
  const removes = changes.flatMap(({ after }, index) => (after === undefined ? [`#n${index}`] : []));
  const conditions = changes.map(({ before }, index) =>
    before === undefined ? `attribute_not_exists(#n${index})` : `#n${index} = :before${index}`,
  );
  const values = changes.flatMap(({ before, after }, index) => [
    [`:before${index}`, before] as const,
    [`:after${index}`, after] as const,
  ]);
  return {
    Update: {
      Key: keys.stock(siteId),
      UpdateExpression: [
        sets.length > 0 ? `SET ${sets.join(', ')}` : '',
        removes.length > 0 ? `REMOVE ${removes.join(', ')}` : '',
      ].join(' '),
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(changes.map(({ name }, index) => [`#n${index}`, name])),
      ...(values.some(([, value]) => value !== undefined) && {
        ExpressionAttributeValues: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
      }),
    },
  };
};
