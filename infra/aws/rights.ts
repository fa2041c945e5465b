import type { FunctionName } from './bundles.ts';

/** Actions on items under partition keys that begin so (docs/access-patterns.md); a transaction needs that of each write. */
export interface TableRight {
  readonly actions: readonly `dynamodb:${string}`[];
  /** patterns of IAM's StringLike; left out for a Scan, which names no key, and for what may lie anywhere */
  readonly partitions?: readonly string[];
}

export interface FunctionRights {
  readonly table: readonly TableRight[];
  /**
   * `identity` looks persons up and seals their numbers: only bookings and walk-ins need it; `front` tells requests that
   * came through CloudFront from others
   */
  readonly secrets: readonly ('signing' | 'identity' | 'front')[];
}

const directory = 'DIRECTORY';
const days = 'D#*';
const appointments = 'A#*';
const persons = 'P#*';
const stock = 'S#*';
const requests = 'K#*';
const accounts = 'U#*';
const accountList = 'ACCOUNTS';
const limits = 'L#*';

/**
 * Everything a function may do, and nothing that it does not do: test/infra/aws/journeys.test.ts holds it against the
 * journeys, both ways.
 */
export const rights: Record<FunctionName, FunctionRights> = {
  residents: {
    secrets: ['signing', 'identity', 'front'],
    table: [
      { actions: ['dynamodb:Query'], partitions: [directory, days] },
      { actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem'], partitions: [appointments] },
      { actions: ['dynamodb:UpdateItem'], partitions: [appointments, persons, days, limits] },
    ],
  },
  staff: {
    secrets: ['signing', 'identity', 'front'],
    table: [
      { actions: ['dynamodb:Query'], partitions: [directory, days, stock] },
      { actions: ['dynamodb:GetItem'], partitions: [accounts, appointments, stock, requests] },
      { actions: ['dynamodb:BatchGetItem'], partitions: [appointments, stock] },
      { actions: ['dynamodb:PutItem'], partitions: [appointments, stock, requests] },
      { actions: ['dynamodb:UpdateItem'], partitions: [appointments, persons, days, stock, limits] },
    ],
  },
  officials: {
    secrets: ['signing', 'front'],
    table: [
      { actions: ['dynamodb:Query'], partitions: [directory, days, stock, accountList] },
      { actions: ['dynamodb:GetItem'], partitions: [directory, accounts, stock, requests] },
      { actions: ['dynamodb:BatchGetItem'], partitions: [days, appointments, stock] },
      { actions: ['dynamodb:PutItem'], partitions: [directory, days, accounts, accountList, stock, requests] },
      { actions: ['dynamodb:UpdateItem'], partitions: [directory, days, accounts, stock] },
    ],
  },
  markMissedDays: {
    secrets: ['signing'],
    table: [
      { actions: ['dynamodb:Query'], partitions: [directory, days] },
      { actions: ['dynamodb:GetItem'], partitions: [appointments] },
      { actions: ['dynamodb:UpdateItem'], partitions: [appointments, persons, days] },
    ],
  },
  nightly: {
    secrets: [],
    table: [
      { actions: ['dynamodb:Scan', 'dynamodb:DeleteItem'] },
      { actions: ['dynamodb:Query'], partitions: [directory, days, stock] },
      {
        actions: ['dynamodb:BatchGetItem'],
        partitions: [appointments, persons, days, stock, requests, accounts, accountList],
      },
    ],
  },
};
