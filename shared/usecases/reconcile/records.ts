import type { Appointment } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { expiryOf } from '../../domain/retention.ts';
import { parseAppointment } from '../../store/appointment-item.ts';
import { batchGet, type Consistency } from '../../store/batch-get.ts';
import { type ItemKey, keys } from '../../store/keys.ts';
import type { RawItem } from '../../store/transaction.ts';
import type { Dependencies } from '../dependencies.ts';

/** What a recount goes by: the directory and the time of its beginning. */
export interface Recount {
  readonly deps: Dependencies;
  readonly directory: Directory;
  /** epoch milliseconds */
  readonly nowAt: number;
}

/** The name of an item in a difference. */
export const whereIs = ({ pk, sk }: { pk?: unknown; sk?: unknown }): string => `${pk} ${sk}`;

/** Expired items are as good as gone. */
export const isExpired = ({ expireAt }: RawItem, nowAt: number): boolean =>
  typeof expireAt === 'number' && expireAt * 1000 <= nowAt;

/** True while what was made for this date and kept for so many days is there. */
export const isKeptAfter = (localDate: string, days: number, nowAt: number): boolean =>
  expiryOf(localDate, days) * 1000 > nowAt;

/** What the item says, or undefined when it is damaged so that it cannot be read. */
export const readable = <T>(parse: (item: RawItem) => T, item: RawItem): T | undefined => {
  try {
    return parse(item);
  } catch {
    return undefined;
  }
};

/** What lies under an appointment's code. */
export type StoredRecord = Appointment | 'erased' | 'expired' | 'unreadable';

/** An appointment's item as a recount sees it. */
export const recordOf = (item: RawItem, nowAt: number): StoredRecord => {
  if (isExpired(item, nowAt)) return 'expired';
  if (item.er !== undefined) return 'erased';
  return readable(parseSound, item) ?? 'unreadable';
};

/** An appointment without a first placement is none that can be judged. */
const parseSound = (item: RawItem): Appointment => {
  const appointment = parseAppointment(item);
  if (!appointment.history[0]?.placement) throw new Error('no first placement');
  return appointment;
};

/** The appointment itself, if there is one to be read. */
export const appointmentIn = (stored: StoredRecord | undefined): Appointment | undefined =>
  typeof stored === 'object' ? stored : undefined;

/** Items by the name of their key, expired ones left out; each key is read once. */
export const readItems = async (
  { deps, nowAt }: Recount,
  wanted: readonly ItemKey[],
  consistency: Consistency,
): Promise<Map<string, RawItem>> => {
  const unique = [...new Map(wanted.map((key) => [whereIs(key), key])).values()];
  const items = await batchGet(deps.table, unique, consistency);
  return new Map(items.filter((item) => !isExpired(item, nowAt)).map((item) => [whereIs(item), item]));
};

/** What lies under the codes, by code; an expired record is told from one that is gone. */
export const readRecords = async (
  { deps, nowAt }: Recount,
  codes: readonly string[],
  consistency: Consistency,
): Promise<Map<string, StoredRecord>> => {
  const items = await batchGet(deps.table, [...new Set(codes)].map(keys.appointment), consistency);
  const codeOf = ({ pk }: RawItem) => String(pk).slice(keys.appointment('').pk.length);
  return new Map(items.map((item) => [codeOf(item), recordOf(item, nowAt)]));
};

/** Parts of a list, none longer than `size`. */
export const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
