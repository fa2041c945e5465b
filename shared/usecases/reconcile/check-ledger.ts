import type { LedgerEntry } from '../../domain/stock.ts';
import { keys } from '../../store/keys.ts';
import type { RawItem } from '../../store/transaction.ts';
import { type Finding, findingUnless, needsPerson } from './difference.ts';
import { appointmentIn, recordOf, whereIs } from './records.ts';

/** A ledger entry, and the sort key that ends with the key of its request. */
export interface EntryAsStored {
  readonly entry: LedgerEntry;
  readonly sk: string;
}

/**
 * I9 and I10, from the ledger's side: a hand-out stands in the history of its appointment, as long as that can be read,
 * and every other entry has the request that made it. `behind` are the items that the entries name, as far as they are there.
 */
export const checkLedgerEntries = (
  siteId: string,
  entries: readonly EntryAsStored[],
  behind: ReadonlyMap<string, RawItem>,
  nowAt: number,
): Finding[] =>
  entries.flatMap(({ entry, sk }) => {
    const keyText = sk.split('#')[2] ?? '';
    const about = { where: `${keys.stock(siteId).pk} ${sk}`, siteId } as const;
    if (entry.kind !== 'handOut') {
      return findingUnless(behind.has(whereIs(keys.request(keyText))), () => ({
        ...about,
        invariant: 'I10',
        rule: 'request',
        says: `is a ${entry.kind} that no request made`,
        remedy: needsPerson('find out who entered it; count the stock and enter the count'),
      }));
    }
    const item = behind.get(whereIs(keys.appointment(entry.appointmentCode ?? '')));
    const record = item && appointmentIn(recordOf(item, nowAt));
    const isTold = record?.history.some(
      ({ what, keyHash }) => what === 'handedOut' && Buffer.from(keyHash).toString('base64url') === keyText,
    );
    return findingUnless(record === undefined || isTold === true, () => ({
      ...about,
      invariant: 'I9',
      rule: 'history',
      says: `is a hand-out that the history of ${entry.appointmentCode} does not tell of`,
      remedy: needsPerson('find out what was given; count the stock and enter the count'),
    }));
  });
