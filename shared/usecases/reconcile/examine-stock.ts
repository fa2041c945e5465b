import { appointmentRetentionDays, dayRetentionDays } from '../../domain/retention.ts';
import { localDateOf, millisecondsPerMinute } from '../../domain/time.ts';
import type { Consistency } from '../../store/batch-get.ts';
import { dayItem } from '../../store/days.ts';
import { type ItemKey, keys } from '../../store/keys.ts';
import { parseLedgerEntry } from '../../store/ledger.ts';
import { stockPages } from '../../store/recounts.ts';
import { handedOutPrefix } from '../../store/stock-balance.ts';
import type { RawItem } from '../../store/transaction.ts';
import { checkLedgerEntries, type EntryAsStored } from './check-ledger.ts';
import { checkStock, type StockFacts } from './check-stock.ts';
import { type Finding, needsPerson } from './difference.ts';
import { isKeptAfter, type Recount, readable, readItems, whereIs } from './records.ts';

/**
 * I8 to I10 of one site: its ledger, a page at a time with running sums, against its balance, its closed days, and what
 * stands behind each entry. The balance sorts behind the ledger: whatever is entered meanwhile is read before it.
 */
export const examineStock = async (
  recount: Recount,
  siteId: string,
  consistency: Consistency,
): Promise<{ findings: readonly Finding[]; entries: number }> => {
  const sums = new Map<string, number>();
  const handedOut = new Map<string, Map<string, number>>();
  const findings: Finding[] = [];
  let balance: RawItem = {};
  let entries = 0;
  for await (const page of stockPages(recount.deps.table, siteId, consistency)) {
    const ledger = page.filter(({ sk }) => sk !== keys.stock(siteId).sk);
    balance = page.find(({ sk }) => sk === keys.stock(siteId).sk) ?? balance;
    const stored = ledger.flatMap((item) => storedEntry(item) ?? []);
    for (const { entry } of stored) add(recount, sums, handedOut, entry);
    const unreadable = ledger.filter((item) => !storedEntry(item));
    findings.push(
      ...unreadable.map((item) => cannotBeRead(siteId, item)),
      ...(await checkBehind(recount, siteId, stored, consistency)),
    );
    entries += ledger.length;
  }
  for (const localDate of countedDates(recount, balance)) {
    handedOut.set(localDate, handedOut.get(localDate) ?? new Map());
  }
  const ofClosedDays = await readClosedDays(recount, siteId, [...handedOut.keys()], consistency);
  const facts: StockFacts = { siteId, balance, sums, handedOut, ofClosedDays };
  return { findings: [...checkStock(facts), ...findings], entries };
};

const storedEntry = (item: RawItem): EntryAsStored | undefined => {
  const entry = readable(parseLedgerEntry, item);
  return entry && { entry, sk: String(item.sk) };
};

const add = (
  { nowAt }: Recount,
  sums: Map<string, number>,
  handedOut: Map<string, Map<string, number>>,
  { at, kind, lines }: EntryAsStored['entry'],
): void => {
  for (const { itemId, change } of lines) sums.set(itemId, (sums.get(itemId) ?? 0) + change);
  const localDate = localDateOf(at);
  if (kind !== 'handOut' || !isKeptAfter(localDate, dayRetentionDays, nowAt)) return;
  const ofDay = handedOut.get(localDate) ?? new Map<string, number>();
  for (const { itemId, quantity } of lines) ofDay.set(itemId, (ofDay.get(itemId) ?? 0) + quantity);
  handedOut.set(localDate, ofDay);
};

/** Dates of which the balance still counts something. */
const countedDates = ({ nowAt }: Recount, balance: RawItem): string[] => {
  const pattern = new RegExp(`^${handedOutPrefix('(\\d{4}-\\d{2}-\\d{2})')}`);
  const dates = Object.keys(balance).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(dates)].filter((localDate) => isKeptAfter(localDate, dayRetentionDays, nowAt));
};

const readClosedDays = async (
  recount: Recount,
  siteId: string,
  dates: readonly string[],
  consistency: Consistency,
): Promise<StockFacts['ofClosedDays']> => {
  const dayKeys = dates.map((localDate) => keys.day(siteId, localDate));
  const days = await readItems(recount, dayKeys, consistency);
  const handedOutOn = (key: ItemKey) => readable((item) => dayItem.parse(item), days.get(whereIs(key)) ?? {});
  return new Map(
    dates.map((date, index) => [date, new Map(Object.entries(handedOutOn(dayKeys[index]!)?.handedOut ?? {}))]),
  );
};

const cannotBeRead = (siteId: string, item: RawItem): Finding => ({
  invariant: 'I8',
  where: whereIs(item),
  rule: 'readable',
  says: 'is a ledger entry that cannot be read',
  remedy: needsPerson('restore it from before that'),
  siteId,
});

/** The appointments and requests behind a page of entries, as far back as appointments are kept. */
const checkBehind = async (
  recount: Recount,
  siteId: string,
  entries: readonly EntryAsStored[],
  consistency: Consistency,
): Promise<Finding[]> => {
  const youngest = recount.nowAt - appointmentRetentionDays * 1440 * millisecondsPerMinute;
  const recent = entries.filter(({ entry }) => entry.at > youngest);
  const behind = await readItems(
    recount,
    recent.flatMap(({ entry, sk }) => {
      if (entry.kind !== 'handOut') return [keys.request(sk.split('#')[2] ?? '')];
      return entry.appointmentCode === undefined ? [] : [keys.appointment(entry.appointmentCode)];
    }),
    consistency,
  );
  return checkLedgerEntries(siteId, recent, behind, recount.nowAt);
};
