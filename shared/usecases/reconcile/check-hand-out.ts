import { type Appointment, type HistoryEntry, placementOf } from '../../domain/appointments.ts';
import { expiryOf, guardRetentionDays } from '../../domain/retention.ts';
import type { LedgerEntry } from '../../domain/stock.ts';
import { localDateOf } from '../../domain/time.ts';
import { type ItemKey, keys } from '../../store/keys.ts';
import { putLedgerEntry } from '../../store/ledger.ts';
import { setRewardsGiven } from '../../store/repair-persons.ts';
import { sameHistory } from '../../store/repair-records.ts';
import type { RawItem } from '../../store/transaction.ts';
import { type Finding, findingUnless, needsPerson, repair } from './difference.ts';
import { whereIs } from './records.ts';

/** A hand-out as its appointment tells it. */
export interface GivenReward {
  readonly appointment: Appointment;
  readonly entry: HistoryEntry;
  readonly siteId: string;
  /** where the person's count lies, if the reward came from a programme, and how often it gives at most */
  readonly counter: { readonly key: ItemKey; readonly perPerson: number } | undefined;
}

/** The last hand-out of an appointment, if there was any. */
export const givenIn = (appointment: Appointment): GivenReward | undefined => {
  const entry = appointment.history.findLast(({ what }) => what === 'handedOut');
  if (!entry) return undefined;
  const { programme, site } = placementOf(appointment);
  const counter = programme && {
    key: keys.rewardGiven(appointment.personKey, programme.programmeId),
    perPerson: programme.perPerson,
  };
  return { appointment, entry, siteId: site.siteId, counter };
};

/** Where its ledger entry lies when both clocks were read in the same millisecond, as they mostly are. */
export const ledgerKeyOf = ({ siteId, entry }: GivenReward): ItemKey =>
  keys.ledger(siteId, entry.at, Buffer.from(entry.keyHash).toString('base64url'));

/** The clock is read for the ledger just before it is read for the history: never so long before. */
export const longestPlanMilliseconds = 60_000;

/** What was found of a hand-out beside its appointment. */
export interface HandOutTraces {
  readonly ledger: LedgerEntry | undefined;
  /** how many rewards of the programme the person got, and the last of them (epoch milliseconds) */
  readonly given: number | undefined;
  readonly lastAt: number | undefined;
}

/** I9: one reward per appointment, in the ledger, and counted for its person as often as the programme says at most. */
export const checkHandOut = (reward: GivenReward, traces: HandOutTraces): Finding[] => [
  ...checkOnce(reward),
  ...checkEntry(reward, traces),
  ...checkCount(reward, traces),
];

const checkOnce = ({ appointment, siteId }: GivenReward): Finding[] => {
  const times = appointment.history.filter(({ what }) => what === 'handedOut').length;
  return findingUnless(times === 1, () => ({
    invariant: 'I9',
    where: appointment.appointmentCode,
    rule: 'once',
    says: `${times} hand-outs in its history`,
    remedy: needsPerson('find out what was given; count the stock and enter the count'),
    siteId,
  }));
};

const checkEntry = (reward: GivenReward, { ledger }: HandOutTraces): Finding[] => {
  const { appointment, entry, siteId } = reward;
  const lines = (entry.items ?? []).map(({ itemId, quantity }) => ({ itemId, quantity, change: -quantity }));
  const about = { invariant: 'I9', where: appointment.appointmentCode, siteId } as const;
  if (!ledger) {
    const { at, by } = entry;
    const facts = { at, by, kind: 'handOut', lines, appointmentCode: appointment.appointmentCode } as const;
    const says = 'a hand-out in its history, none in the ledger';
    const write = putLedgerEntry(siteId, facts, entry.keyHash);
    const remedy = repair('enter it in the ledger as its history tells it', write, sameHistory(appointment));
    return [{ ...about, rule: 'ledger', says, remedy }];
  }
  const isSame = JSON.stringify(ledger.lines) === JSON.stringify(lines);
  const says = 'its history and the ledger tell of other items';
  const remedy = needsPerson('find out what was given; count the stock and enter the count');
  return findingUnless(isSame, () => ({ ...about, rule: 'items', says, remedy }));
};

/** Only the person's last hand-out can tell whether there were too many: a programme may give more often later. */
const checkCount = ({ appointment, entry, siteId, counter }: GivenReward, { given, lastAt }: HandOutTraces) => {
  if (!counter) return [];
  const about = { invariant: 'I9', where: whereIs(counter.key), siteId } as const;
  const isLast = lastAt !== undefined && lastAt <= entry.at && entry.at - lastAt < longestPlanMilliseconds;
  return [
    ...findingUnless((given ?? 0) >= 1, () => ({
      ...about,
      rule: 'counted',
      says: `counts ${given ?? 0} rewards, ${appointment.appointmentCode} got one`,
      remedy: counting(counter.key, given, 1, entry.at),
    })),
    ...findingUnless(!isLast || (given ?? 0) <= counter.perPerson, () => ({
      ...about,
      rule: 'at most',
      says: `counts ${given} rewards of at most ${counter.perPerson}`,
      remedy: needsPerson('the person got more than the programme gives, or the count was changed by hand'),
    })),
  ];
};

const counting = (key: ItemKey, was: number | undefined, given: number, lastAt: number) => {
  const expireAt = expiryOf(localDateOf(lastAt), guardRetentionDays);
  return repair(`count ${given}`, setRewardsGiven(key, was, { given, lastAt, expireAt }));
};

/** How often each person got a reward of a programme that gives more than once, and when the last time was. */
export type Tally = Map<string, { readonly key: ItemKey; readonly times: number; readonly lastAt: number }>;

/** Counts a hand-out of a programme that gives more than once; all others are known by their own appointment. */
export const tallyUp = (tally: Tally, { counter, entry }: GivenReward): void => {
  if (!counter || counter.perPerson < 2) return;
  const where = whereIs(counter.key);
  const { times = 0, lastAt = 0 } = tally.get(where) ?? {};
  tally.set(where, { key: counter.key, times: times + 1, lastAt: Math.max(lastAt, entry.at) });
};

/** I9 for those who got more than one. */
export const checkTally = (tally: Tally, items: ReadonlyMap<string, RawItem>): Finding[] =>
  [...tally].flatMap(([where, { key, times, lastAt }]) => {
    const given = items.get(where)?.given as number | undefined;
    return findingUnless((given ?? 0) >= times, () => ({
      invariant: 'I9',
      where,
      rule: 'tally',
      says: `counts ${given ?? 0} rewards, appointments show ${times}`,
      remedy: counting(key, given, times, lastAt),
    }));
  });
