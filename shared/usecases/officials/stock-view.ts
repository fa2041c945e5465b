import type { LedgerEntry, LedgerKind, StockView } from '../../domain/stock.ts';
import { formatInstant } from '../../domain/time.ts';

/** One line of the ledger as officials see it. `change` is signed and adds up to what is on hand. */
export interface LedgerView {
  readonly at: string;
  readonly itemId: string;
  readonly kind: LedgerKind;
  readonly quantity: number;
  readonly change: number;
  readonly by: string;
  readonly note?: string;
  readonly donor?: string;
  readonly otherSiteId?: string;
}

/** A site's stock: every item, and the ledger from the newest line on. */
export interface SiteStock {
  readonly stock: readonly StockView[];
  readonly ledger: readonly LedgerView[];
}

export const viewLedger = (entries: readonly LedgerEntry[]): LedgerView[] => entries.flatMap(viewEntry);

const viewEntry = ({ at, by, kind, lines, note, donor, otherSiteId }: LedgerEntry): LedgerView[] =>
  lines.map(({ itemId, quantity, change }) => ({
    at: formatInstant(at),
    itemId,
    kind,
    quantity,
    change,
    by,
    ...(note !== undefined && { note }),
    ...(donor !== undefined && { donor }),
    ...(otherSiteId !== undefined && { otherSiteId }),
  }));
