import type { Meter } from './capacity.ts';
import type { ClientTokens } from './storage/client-tokens.ts';
import type { Entries } from './storage/entries.ts';
import type { History } from './storage/history.ts';
import type { Catalog } from './tables/catalog.ts';

/** What operations work on. */
export interface Store {
  readonly catalog: Catalog;
  readonly entries: Entries;
  readonly history: History;
  readonly tokens: ClientTokens;
  readonly meter: Meter;
  /** Epoch milliseconds; the same for all of a write. */
  readonly now: () => number;
  /** Host and port. */
  readonly endpoint: string;
}
