import { placementOf } from '../../../shared/domain/appointments.ts';
import { slotIdOf } from '../../../shared/domain/slots.ts';
import { parseAppointment } from '../../../shared/store/appointment-item.ts';
import { parseLane } from '../../../shared/store/lanes.ts';
import { parseBalance } from '../../../shared/store/stock-balance.ts';
import type { RawItem } from '../../../shared/store/transaction.ts';
import { guardLine, type Stored, slotLine } from '../model/store.ts';
import { nameOf, personOf } from './names.ts';

type Part = keyof Stored;
type Line = readonly [part: Part, name: string, line: string];

/** What lies in the store, in the words of the model. */
export const observe = (items: readonly RawItem[]): Stored => {
  const store: Record<Part, Record<string, string>> = {
    slots: {},
    appointments: {},
    guards: {},
    rewards: {},
    stock: {},
  };
  for (const [part, name, line] of items.flatMap(linesOf)) {
    // Two of one name would be two appointments of one booking: both are shown.
    store[part][name] = name in store[part] ? `${store[part][name]}; ${line}` : line;
  }
  return store;
};

const linesOf = (item: RawItem): Line[] => {
  const [kind, id = ''] = String(item.pk).split('#');
  const sk = String(item.sk);
  if (kind === 'D' && sk.startsWith('O#')) return [laneLine(item)];
  if (kind === 'A') return [appointmentLine(item)];
  if (kind === 'P' && sk.startsWith('G#')) return guardLines(item, id, sk);
  if (kind === 'P') return [['rewards', `person ${personOf(id)}`, String(item.given)]];
  if (kind !== 'S' || sk !== 'STOCK') return [];
  return [...parseBalance(item).onHand].map(([itemId, pieces]) => ['stock', itemId, String(pieces)]);
};

const laneLine = (item: RawItem): Line => {
  const lane = parseLane(item);
  const claims = [...lane.claims].map(([code, status]) => `${nameOf(code)} ${status}`);
  return ['slots', slotIdOf(lane.slot), slotLine(lane.capacity, lane.status, lane.version, claims)];
};

const appointmentLine = (item: RawItem): Line => {
  const appointment = parseAppointment(item);
  const { slotId } = placementOf(appointment);
  const history = appointment.history.map(({ what }) => what).join(' ');
  return ['appointments', nameOf(appointment.appointmentCode), `${appointment.status} ${slotId} [${history}]`];
};

/** A guard without an active appointment and without a dose is as good as none. */
const guardLines = (item: RawItem, personKey: string, sk: string): Line[] => {
  const active = item.active === undefined ? undefined : nameOf(String(item.active));
  const doses = Object.keys(item).flatMap((name) => (/^d\d+$/.test(name) ? [Number(name.slice(1))] : []));
  if (!active && doses.length === 0) return [];
  const [, , localDate] = sk.split('#');
  const name = `person ${personOf(personKey)}${localDate ? ` on ${localDate}` : ''}`;
  return [['guards', name, guardLine(active, doses)]];
};

/** Keys that had more than one effect: in the histories of appointments, or in the ledger. */
export const keysUsedTwice = (items: readonly RawItem[]): string[] => {
  const uses = new Map<string, number>();
  for (const key of items.flatMap(keysOf)) uses.set(key, (uses.get(key) ?? 0) + 1);
  return [...uses].flatMap(([key, times]) => (times > 1 ? [`${key} had ${times} effects`] : []));
};

const keysOf = (item: RawItem): string[] => {
  if (String(item.pk).startsWith('A#')) {
    return parseAppointment(item).history.map(({ keyHash }) => `history ${Buffer.from(keyHash).toString('base64url')}`);
  }
  const isLedger = String(item.pk).startsWith('S#') && String(item.sk).startsWith('L#');
  return isLedger ? [`ledger ${String(item.sk).split('#')[2]}`] : [];
};
