import type { HistoryEntry } from '../../domain/appointments.ts';
import type { Secrets } from '../secrets.ts';

/** What makes a repeated request recognisable: its key on its route, and what it asked. */
export interface RequestIdentity {
  readonly keyHash: Uint8Array;
  readonly bodyHash: Uint8Array;
}

/** The identity of a request; `input` is what was parsed, so that spelling and order of fields do not matter. */
export const identify = (secrets: Secrets, route: string, key: string, input: unknown): RequestIdentity => ({
  keyHash: secrets.keyHash(route, key),
  bodyHash: secrets.bodyHash(input),
});

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** True when the entry was written by a request with the same key. */
export const hasSameKey = (entry: HistoryEntry, request: RequestIdentity): boolean =>
  sameBytes(entry.keyHash, request.keyHash);

/** True when the entry was written by a request that asked the same. */
export const hasSameBody = (entry: HistoryEntry, request: RequestIdentity): boolean =>
  sameBytes(entry.bodyHash, request.bodyHash);
