import type { RewardItem } from './rewards.ts';

export const ledgerKinds = ['receipt', 'writeOff', 'transferOut', 'transferIn', 'count', 'handOut'] as const;
/** Why stock changed: goods received or written off, sent to or come from another site, counted, handed out. */
export type LedgerKind = (typeof ledgerKinds)[number];

/** One item of one ledger entry. The changes of all lines of an item add up to what is on hand (invariant I8). */
export interface LedgerLine {
  readonly itemId: string;
  /** as stated by whoever acted: pieces moved or, for a count, pieces found */
  readonly quantity: number;
  /** pieces by which what is on hand changed; negative when it fell */
  readonly change: number;
}

/** One act on a site's stock: the audit of every piece. */
export interface LedgerEntry {
  /** epoch milliseconds */
  readonly at: number;
  /** account name */
  readonly by: string;
  readonly kind: LedgerKind;
  readonly lines: readonly LedgerLine[];
  readonly note?: string | undefined;
  readonly donor?: string | undefined;
  readonly otherSiteId?: string | undefined;
  /** whom a hand-out went to */
  readonly appointmentCode?: string | undefined;
}

/** Pieces on hand by item; an item that is missing was never there. */
export type OnHand = ReadonlyMap<string, number>;

/** What is on hand of every item of the directory, 0 where there is nothing. */
export interface StockView {
  readonly itemId: string;
  readonly name: string;
  readonly onHand: number;
}

export const viewStockOf = (items: ReadonlyMap<string, RewardItem>, onHand: OnHand): StockView[] =>
  [...items.values()].map(({ itemId, name }) => ({ itemId, name, onHand: onHand.get(itemId) ?? 0 }));

const signs = { receipt: 1, transferIn: 1, writeOff: -1, transferOut: -1, handOut: -1 } as const satisfies Record<
  Exclude<LedgerKind, 'count'>,
  number
>;

/** The line of an act on one item, of which `onHand` pieces are thought to be there. */
export const ledgerLine = (kind: LedgerKind, itemId: string, quantity: number, onHand: number): LedgerLine => ({
  itemId,
  quantity,
  change: kind === 'count' ? quantity - onHand : signs[kind] * quantity,
});

/** So many hand-outs before an item is gone somebody should bring more. */
const handOutsToWarnAt = 20;

/** True when what is on hand lasts for fewer than 20 more hand-outs of this quantity. */
export const isRunningLow = (onHand: number, quantity: number): boolean => onHand < handOutsToWarnAt * quantity;

/** What is on hand after some lines. */
export const afterLines = (onHand: OnHand, lines: readonly LedgerLine[]): Map<string, number> => {
  const after = new Map(onHand);
  for (const { itemId, change } of lines) after.set(itemId, (after.get(itemId) ?? 0) + change);
  return after;
};
