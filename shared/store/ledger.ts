import * as z from 'zod';
import { type LedgerEntry, ledgerKinds } from '../domain/stock.ts';
import { keys } from './keys.ts';
import type { RawItem, Write } from './transaction.ts';

/** `c` is the change of what is on hand, `q` the quantity as stated. */
const ledgerItem = z.object({
  at: z.int(),
  by: z.string(),
  kind: z.enum(ledgerKinds),
  lines: z.array(z.object({ i: z.string(), q: z.int(), c: z.int() })),
  note: z.string().optional(),
  donor: z.string().optional(),
  site: z.string().optional(),
  code: z.string().optional(),
});

/** A ledger entry from its item. */
export const parseLedgerEntry = (item: RawItem): LedgerEntry => {
  const { lines, site, code, ...entry } = ledgerItem.parse(item);
  return {
    ...entry,
    lines: lines.map(({ i, q, c }) => ({ itemId: i, quantity: q, change: c })),
    otherSiteId: site,
    appointmentCode: code,
  };
};

/**
 * Adds an entry; entries are never changed. The sort key begins with the time, so that the newest are read first, and
 * ends with the key of the request. A repeated request does not look for its entry here: it meets its own appointment
 * (hand-outs) or request item (all else) first in the same transaction.
 */
export const putLedgerEntry = (siteId: string, entry: LedgerEntry, keyHash: Uint8Array): Write => ({
  Put: {
    Item: {
      ...keys.ledger(siteId, entry.at, Buffer.from(keyHash).toString('base64url')),
      at: entry.at,
      by: entry.by,
      kind: entry.kind,
      lines: entry.lines.map(({ itemId, quantity, change }) => ({ i: itemId, q: quantity, c: change })),
      note: entry.note,
      donor: entry.donor,
      site: entry.otherSiteId,
      code: entry.appointmentCode,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
