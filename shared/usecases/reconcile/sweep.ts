import { accountsPartition, keys } from '../../store/keys.ts';
import { tablePages } from '../../store/recounts.ts';
import type { RawItem } from '../../store/transaction.ts';
import { examineAccounts } from './check-accounts.ts';
import { checkBusy, parseGuard, type StoredGuard } from './check-guard.ts';
import { checkTally, givenIn, type Tally, tallyUp } from './check-hand-out.ts';
import { checkReadable } from './check-readable.ts';
import { type Finding, lookTwice, needsPerson } from './difference.ts';
import { examineAppointments } from './examine-appointments.ts';
import { examineRequests, isStockRequest } from './examine-requests.ts';
import {
  appointmentIn,
  inParts,
  isExpired,
  type Recount,
  readItems,
  readRecords,
  recordOf,
  whereIs,
} from './records.ts';
import { kindOf, note, type Seen } from './seen.ts';

/** Items of one kind that are looked at together, so that what they name is read 100 items a call. */
const together = 100;

/** A page of the table: how many items it had, and what was found of them. */
export interface Swept {
  readonly items: number;
  readonly findings: readonly Finding[];
}

/**
 * The whole table once, a page at a time. What an item says of others is looked up at once; of the page nothing is kept
 * but the counts in `seen`.
 */
export async function* sweep(recount: Recount, seen: Seen): AsyncGenerator<Swept> {
  const tally: Tally = new Map();
  for await (const page of tablePages(recount.deps.table)) {
    for (const item of page) note(recount, seen, item);
    const findings: Finding[] = [];
    const current = page.filter((item) => !isExpired(item, recount.nowAt));
    findings.push(...(await sweepItems(recount, current)));
    for (const [kind, items] of Map.groupBy(current, kindOf)) {
      for (const part of inParts(items, together)) {
        if (kind === 'appointment') findings.push(...(await sweepAppointments(recount, seen, tally, part)));
        if (kind === 'guard') findings.push(...(await sweepGuards(recount, part)));
        if (kind === 'account') findings.push(...(await sweepAccounts(recount, part)));
        if (kind === 'request') findings.push(...(await sweepRequests(recount, part.filter(isStockRequest))));
      }
    }
    yield { items: page.length, findings };
  }
  yield { items: 0, findings: await sweepTally(recount, tally) };
}

const keysOf = (items: readonly RawItem[]) => items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));

const readAgain = async (recount: Recount, items: readonly RawItem[]): Promise<RawItem[]> => [
  ...(await readItems(recount, keysOf(items), 'strong')).values(),
];

const sweepItems = async (recount: Recount, items: readonly RawItem[]): Promise<Finding[]> => {
  const suspects = items.filter((item) => checkReadable(item).length > 0);
  const again = async () => (await readAgain(recount, suspects)).flatMap(checkReadable);
  return lookTwice(suspects.flatMap(checkReadable), again);
};

const sweepAppointments = async (
  recount: Recount,
  { met, counted }: Seen,
  tally: Tally,
  items: readonly RawItem[],
): Promise<Finding[]> => {
  const { appointments, unreadable } = parse(recount, items);
  counted.appointments += appointments.length;
  const meet = (lane: string) => void met.set(lane, (met.get(lane) ?? 0) + 1);
  for (const appointment of appointments) {
    const given = givenIn(appointment);
    if (given) tallyUp(tally, given);
  }
  const first = [...unreadable, ...(await examineAppointments(recount, appointments, 'eventual', meet))];
  if (first.length === 0) return [];
  // Which appointments are wrong need not be in what is wrong about them: all that were looked at are read again.
  const again = parse(recount, await readAgain(recount, items));
  return lookTwice(first, async () => [
    ...again.unreadable,
    ...(await examineAppointments(recount, again.appointments, 'strong')),
  ]);
};

const parse = ({ nowAt }: Recount, items: readonly RawItem[]) => {
  const records = items.map((item) => ({ item, record: recordOf(item, nowAt) }));
  return {
    appointments: records.flatMap(({ record }) => appointmentIn(record) ?? []),
    unreadable: records.filter(({ record }) => record === 'unreadable').map(({ item }) => cannotBeRead(item)),
  };
};

const cannotBeRead = (item: RawItem): Finding => ({
  invariant: 'I4',
  where: whereIs(item),
  rule: 'readable',
  says: 'is a record that cannot be read',
  remedy: needsPerson('restore it from before that'),
});

const sweepGuards = async (recount: Recount, items: readonly RawItem[]): Promise<Finding[]> => {
  const busy = items.filter(({ active }) => active !== undefined);
  const look = async (guards: readonly StoredGuard[], consistency: 'strong' | 'eventual') => {
    const records = await readRecords(
      recount,
      guards.flatMap(({ active }) => active ?? []),
      consistency,
    );
    return guards.flatMap((guard) => checkBusy(recount.directory, guard, records.get(guard.active ?? '')));
  };
  const parseOne = (item: RawItem) => parseGuard(item, recount.nowAt);
  return lookTwice(await look(busy.map(parseOne), 'eventual'), async (suspects) => {
    const wrong = new Set(suspects.map(({ where }) => where));
    const again = await readAgain(
      recount,
      busy.filter((item) => wrong.has(whereIs(item))),
    );
    return look(again.map(parseOne), 'strong');
  });
};

const sweepAccounts = async (recount: Recount, items: readonly RawItem[]): Promise<Finding[]> => {
  const nameOf = ({ pk, sk }: RawItem) =>
    pk === accountsPartition ? String(sk) : String(pk).slice(keys.account('').pk.length);
  const names = items.map(nameOf);
  return lookTwice(await examineAccounts(recount, names, 'eventual'), () => examineAccounts(recount, names, 'strong'));
};

const sweepRequests = async (recount: Recount, items: readonly RawItem[]): Promise<Finding[]> =>
  lookTwice(await examineRequests(recount, items, 'eventual'), () => examineRequests(recount, items, 'strong'));

const sweepTally = async (recount: Recount, tally: Tally): Promise<Finding[]> => {
  const several = new Map([...tally].filter(([, { times }]) => times > 1));
  const wanted = [...several.values()].map(({ key }) => key);
  const look = async (consistency: 'strong' | 'eventual') =>
    checkTally(several, await readItems(recount, wanted, consistency));
  return lookTwice(await look('eventual'), () => look('strong'));
};
