import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../shared/store/table.ts';
import type { RawItem } from '../../../shared/store/transaction.ts';

/** What lies in the store when it is quiet, counted by itself and not by the product. */
export interface Recount {
  /** appointments beyond the seats there were */
  readonly oversold: number;
  /** persons with more than one appointment, and appointments whose person's guard says something else */
  readonly doubles: number;
  /** seats that are gone without an appointment, and appointments without their seat */
  readonly leaks: number;
}

const scan = async ({ client, name }: Table): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  let next: RawItem | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ExclusiveStartKey: next }));
    items.push(...(page.Items ?? []));
    next = page.LastEvaluatedKey;
  } while (next);
  return items;
};

const sum = (items: readonly RawItem[], attribute: string): number =>
  items.reduce((total, item) => total + Number(item[attribute]), 0);

const bytesAsText = (value: unknown) => Buffer.from(value as Uint8Array).toString('hex');

/** Recounts a slot that alone was booked. `hasClaims`: whether the lanes name who holds their seats. */
export const recount = async (table: Table, hasClaims: boolean): Promise<Recount> => {
  const items = await scan(table);
  const lanes = items.filter(({ pk, sk }) => String(pk).startsWith('D#') && String(sk).startsWith('O#'));
  const appointments = items.filter(({ sk, st }) => sk === 'A' && st === 'booked');
  const guards = new Set(items.filter(({ sk }) => String(sk).startsWith('G#')).map(({ active }) => active));
  const codes = new Set(appointments.map(({ pk }) => String(pk).slice(2)));
  const claims = lanes.flatMap(({ claims: claimed }) => Object.keys(claimed as object));
  const persons = new Set(appointments.map(({ pe }) => (typeof pe === 'string' ? pe : bytesAsText(pe))));
  const taken = sum(lanes, 'cap') - sum(lanes, 'av');
  const unmatched = claims.filter((code) => !codes.has(code)).length;
  const unseated = [...codes].filter((code) => !claims.includes(code)).length;
  return {
    oversold: Math.max(0, appointments.length - sum(lanes, 'cap')),
    doubles: appointments.length - persons.size + [...codes].filter((code) => !guards.has(code)).length,
    leaks: Math.abs(taken - appointments.length) + (hasClaims ? unmatched + unseated : 0),
  };
};
