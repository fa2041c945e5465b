import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AppointmentStatus, HistoryEntry } from '../../../shared/domain/appointments.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { appointmentRetentionDays, expiryOf, guardRetentionDays } from '../../../shared/domain/retention.ts';
import { parseSlotId, slotEndAt, windowKey } from '../../../shared/domain/slots.ts';
import { appointmentItem } from '../../../shared/store/appointment-item.ts';
import { guardKey } from '../../../shared/store/guards.ts';
import { type ItemKey, keys } from '../../../shared/store/keys.ts';
import { newLane } from '../../../shared/store/lanes.ts';
import { putLedgerEntry } from '../../../shared/store/ledger.ts';
import { putRequest } from '../../../shared/store/requests.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { Write } from '../../../shared/store/transaction.ts';
import { newAppointment } from '../../../shared/usecases/booking/new-appointment.ts';
import { planSeat, type SeatPlan } from '../../../shared/usecases/booking/plan.ts';
import { testSecrets } from '../../support/world.ts';
import { programmeSite } from '../model/rewards.ts';
import { dateOf, isActive, type ModelAppointment, type State, siteOf } from '../model/state.ts';
import { bookingInput } from './bookings.ts';
import { codeOf } from './names.ts';

type Item = Record<string, unknown> & ItemKey;

/** Lays the start of a history into an empty table, as it would lie there after the acts that led to it. */
export const setUp = async (table: Table, directory: Directory, start: State, nowAt: number): Promise<void> => {
  const items = [
    ...laneItems(start),
    ...dayItems(start),
    ...Object.entries(start.appointments).flatMap(([name, one]) => appointmentItems(directory, name, one, nowAt)),
    ...stockItems(start, nowAt),
  ];
  const merged = new Map<string, Item>();
  for (const item of items) merged.set(`${item.pk} ${item.sk}`, { ...merged.get(`${item.pk} ${item.sk}`), ...item });
  const writes = [...merged.values()].map((item) => ({ PutRequest: { Item: item } }));
  for (let first = 0; first < writes.length; first += 25) {
    const batch = writes.slice(first, first + 25);
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: batch } }));
  }
};

const letters: Readonly<Partial<Record<AppointmentStatus, string>>> = { booked: 'b', checkedIn: 'c', fulfilled: 'f' };

const laneItems = ({ slots, appointments }: State): Item[] =>
  Object.entries(slots).map(([slotId, { capacity, status }]) => {
    const slot = parseSlotId(slotId)!;
    const held = Object.entries(appointments).filter(([, one]) => one.slot === slotId);
    const facts = { status, endAt: slotEndAt(slot), laneCount: 1, expireAt: expiryOf(slot.localDate, 400) };
    const write = newLane({ slot, pool: 'online', laneNumber: 0 }, capacity, facts);
    const claims = Object.fromEntries(held.map(([name, one]) => [codeOf(name), letters[one.status]]));
    return { ...('Put' in write && write.Put.Item), av: capacity - held.length, claims } as unknown as Item;
  });

const dayItems = ({ slots }: State): Item[] => {
  const byDay = Map.groupBy(Object.keys(slots), (slot) => `${siteOf(slot)} ${dateOf(slot)}`);
  return [...byDay.values()].map((ofDay) => ({
    ...keys.day(siteOf(ofDay[0]!), dateOf(ofDay[0]!)),
    slots: new Set(ofDay.map((slot) => windowKey(parseSlotId(slot)!))),
    ver: 1,
    expireAt: expiryOf(dateOf(ofDay[0]!), 400),
  }));
};

/** The record and the person's guard; two appointments of one person share a guard. */
const appointmentItems = (directory: Directory, name: string, one: ModelAppointment, nowAt: number): Item[] => {
  const input = bookingInput(one);
  const plan = planSeat(directory, { ...input, hasBooker: false, pool: 'online' }, nowAt) as SeatPlan;
  const entries = one.history.map((what, index): HistoryEntry => {
    const identity = { keyHash: testSecrets.keyHash(`before ${index}`, name), bodyHash: testSecrets.bodyHash(what) };
    const placement = index === 0 ? plan.placedIn(0) : undefined;
    return { at: nowAt, what: what as HistoryEntry['what'], by: 'resident', ...identity, placement };
  });
  const localDate = dateOf(one.slot);
  const born = newAppointment(testSecrets, codeOf(name), input, localDate, entries[0]!);
  const guard = {
    ...guardKey({ personKey: born.personKey, service: plan.service, localDate }),
    expireAt: expiryOf(localDate, guardRetentionDays),
    ...(isActive(one) && {
      active: codeOf(name),
      ph: born.phoneKey,
      activeUntil: expiryOf(localDate, appointmentRetentionDays),
    }),
    ...(one.status === 'fulfilled' && { [`d${one.dose ?? 0}`]: localDate }),
  };
  return [withoutUndefined(appointmentItem({ ...born, status: one.status, history: entries })), guard];
};

const withoutUndefined = (item: Record<string, unknown>) => item as Item;

/** What is on hand was received in one act, so that ledger and audit say so too. */
const stockItems = ({ stock }: State, nowAt: number): Item[] => {
  const lines = Object.entries(stock).map(([itemId, quantity]) => ({ itemId, quantity, change: quantity }));
  const act = { at: nowAt, by: 'admin', keyHash: testSecrets.keyHash('before', 'stock') };
  return [
    {
      ...keys.stock(programmeSite),
      ...Object.fromEntries(Object.entries(stock).map(([itemId, pieces]) => [`on:${itemId}`, pieces])),
    },
    itemOf(putLedgerEntry(programmeSite, { ...act, kind: 'receipt', lines }, act.keyHash)),
    itemOf(
      putRequest({ ...act, bodyHash: testSecrets.bodyHash(lines), what: 'recordStock', siteId: programmeSite }, ''),
    ),
  ];
};

const itemOf = (write: Write): Item => withoutUndefined('Put' in write ? write.Put.Item! : {});
