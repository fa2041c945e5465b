import type { Appointment } from '../../domain/appointments.ts';
import type { LedgerEntry } from '../../domain/stock.ts';
import { type AccountEntry, parseAccountEntry } from '../../store/accounts.ts';
import { readableAppointment } from '../../store/appointments.ts';
import type { ItemKey } from '../../store/keys.ts';
import { type Lane, parseLane } from '../../store/lanes.ts';
import { parseLedgerEntry } from '../../store/ledger.ts';
import { scanTable } from '../../store/scan.ts';
import { type Balance, parseBalance } from '../../store/stock-balance.ts';
import type { Table } from '../../store/table.ts';
import type { RawItem } from '../../store/transaction.ts';

/** A person's guard as stored: the active appointment, unless it has expired, and the dates of the doses given (`d1`, `d2`…). */
export interface StoredGuard {
  readonly where: string;
  readonly active: string | undefined;
  readonly doses: ReadonlyMap<string, string>;
}

/** All that the invariants speak of, read once. Expired items are as good as gone. */
export interface Facts {
  readonly lanes: Lane[];
  readonly appointments: Map<string, Appointment>;
  /** by partition and sort key */
  readonly guards: Map<string, StoredGuard>;
  /** how many rewards a person got of a programme, by partition and sort key */
  readonly rewards: Map<string, number>;
  /** by site */
  readonly balances: Map<string, Balance>;
  readonly ledgers: Map<string, LedgerEntry[]>;
  /** windows that a site's day says it has, by partition key */
  readonly days: Map<string, ReadonlySet<string>>;
  /** accounts by name, and what the list says of them */
  readonly accounts: Map<string, AccountEntry>;
  readonly accountList: Map<string, AccountEntry>;
  /** items that should be gone by now */
  readonly overdue: ItemKey[];
}

/** Time to live removes expired items "within a few days" (DynamoDB developer guide): what lies longer is overdue. */
const removalMilliseconds = 4 * 24 * 3_600_000;

/** The name of an item in a difference. */
export const whereIs = ({ pk, sk }: { pk: unknown; sk: unknown }): string => `${pk} ${sk}`;

/** Reads the whole table. */
export const readFacts = async (table: Table, nowAt: number): Promise<Facts> => {
  const facts: Facts = {
    lanes: [],
    appointments: new Map(),
    guards: new Map(),
    rewards: new Map(),
    balances: new Map(),
    ledgers: new Map(),
    days: new Map(),
    accounts: new Map(),
    accountList: new Map(),
    overdue: [],
  };
  for await (const item of scanTable(table)) {
    if (!isExpired(item, nowAt)) collect(facts, item, nowAt);
    else if (isExpired(item, nowAt - removalMilliseconds)) facts.overdue.push({ pk: `${item.pk}`, sk: `${item.sk}` });
  }
  return facts;
};

const isExpired = ({ expireAt }: RawItem, nowAt: number) => typeof expireAt === 'number' && expireAt * 1000 <= nowAt;

const collect = (facts: Facts, item: RawItem, nowAt: number): void => {
  const [kind, id = ''] = String(item.pk).split('#');
  const sk = String(item.sk);
  if (kind === 'D' && sk === 'DAY') facts.days.set(String(item.pk), (item.slots as Set<string>) ?? new Set());
  else if (kind === 'D') facts.lanes.push(parseLane(item));
  else if (kind === 'A') collectAppointment(facts, readableAppointment(item, nowAt));
  else if (kind === 'P' && sk.startsWith('G#')) facts.guards.set(whereIs(item as never), parseGuard(item, nowAt));
  else if (kind === 'P') facts.rewards.set(whereIs(item as never), Number(item.given));
  else if (kind === 'S' && sk === 'STOCK') facts.balances.set(id, parseBalance(item));
  else if (kind === 'U') facts.accounts.set(id, parseAccountEntry(item));
  else if (kind === 'ACCOUNTS') facts.accountList.set(sk, parseAccountEntry(item));
  else if (kind === 'S') facts.ledgers.set(id, [...(facts.ledgers.get(id) ?? []), parseLedgerEntry(item)]);
};

const collectAppointment = (facts: Facts, appointment: Appointment | undefined) => {
  if (appointment) facts.appointments.set(appointment.appointmentCode, appointment);
};

const parseGuard = (item: RawItem, nowAt: number): StoredGuard => ({
  where: whereIs(item as never),
  active: Number(item.activeUntil) * 1000 <= nowAt ? undefined : (item.active as string | undefined),
  doses: new Map(Object.entries(item).filter(([name]) => /^d\d+$/.test(name)) as [string, string][]),
});
