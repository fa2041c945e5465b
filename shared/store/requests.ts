import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from './keys.ts';
import { scanTable } from './scan.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

/** The rare acts that keep their answer and their audit entry in an item of their own. */
export type AuditedAct =
  | 'openSite'
  | 'changeSite'
  | 'createSchedules'
  | 'changeSlot'
  | 'putProgramme'
  | 'recordStock'
  | 'closeDay'
  | 'openAccount'
  | 'resetAccount'
  | 'setLastDay'
  | 'dismissAccount'
  | 'load'
  | 'repair';

/** Who did what, when and where, and what makes the same request recognisable. */
export interface AuditedRequest {
  /** 12 bytes each: the idempotency key on its route, and what was asked */
  readonly keyHash: Uint8Array;
  readonly bodyHash: Uint8Array;
  readonly what: AuditedAct;
  /** epoch milliseconds */
  readonly at: number;
  /** account name */
  readonly by: string;
  readonly siteId?: string | undefined;
  readonly area?: string | undefined;
}

/** What is found under a key that was used before. */
export interface AnsweredRequest {
  readonly bodyHash: Uint8Array;
  /** the first answer, as it was remembered */
  readonly answer: unknown;
}

/** Long enough to answer for last year's changes; a key is repeated within 48 hours. */
const retentionSeconds = 400 * 24 * 3600;

const requestItem = z.object({ bh: z.instanceof(Uint8Array), answer: z.string() });

const requestKey = ({ keyHash }: Pick<AuditedRequest, 'keyHash'>) =>
  keys.request(Buffer.from(keyHash).toString('base64url'));

/**
 * Remembers the request: written in the same transaction as the change, so that there is one audit entry per change and
 * one change per key. It must be the first write: a repeated request then meets its own item before anything else.
 */
export const putRequest = (request: AuditedRequest, answer: unknown): Write => ({
  Put: {
    Item: {
      ...requestKey(request),
      bh: request.bodyHash,
      answer: JSON.stringify(answer),
      at: request.at,
      by: request.by,
      what: request.what,
      siteId: request.siteId,
      area: request.area,
      expireAt: Math.ceil(request.at / 1000) + retentionSeconds,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The remembered request from its item. */
export const parseRequest = (item: RawItem): AnsweredRequest => {
  const { bh, answer } = requestItem.parse(item);
  return { bodyHash: bh, answer: JSON.parse(answer) };
};

/** What was answered under this key, if it was used: one GetItem, strongly consistent. */
export const readRequest = async (
  table: Table,
  request: Pick<AuditedRequest, 'keyHash'>,
): Promise<AnsweredRequest | undefined> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: requestKey(request), ConsistentRead: true }),
  );
  return Item && parseRequest(Item);
};

/** The audit entry of a rare act: all but its answer. */
export type AuditEntry = Pick<AuditedRequest, 'what' | 'at' | 'by' | 'siteId' | 'area'>;

const auditItem = z.object({
  what: z.string().transform((what) => what as AuditedAct),
  at: z.int(),
  by: z.string(),
  siteId: z.string().optional(),
  area: z.string().optional(),
});

/** All audit entries, in no order. No index leads to them, so that the whole table is read: for exports only. */
export async function* scanAudit(table: Table): AsyncGenerator<AuditEntry> {
  const items = scanTable(table, {
    FilterExpression: 'begins_with(pk, :prefix)',
    ExpressionAttributeValues: { ':prefix': keys.request('').pk },
    ProjectionExpression: 'what, #at, #by, siteId, area',
    ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
  });
  for await (const item of items) yield auditItem.parse(item);
}
