import type { StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../domain/refusals.ts';
import type { CloseDayInput } from '../../domain/requests/staff.ts';
import { slotEndAt, slotIdOf } from '../../domain/slots.ts';
import { afterLines, type LedgerLine, ledgerLine, type StockView, viewStockOf } from '../../domain/stock.ts';
import { formatInstant, localDateOf } from '../../domain/time.ts';
import { closeDayRecord, closeSlot } from '../../store/day-closing.ts';
import { readWholeDayStrongly } from '../../store/days.ts';
import { putLedgerEntry } from '../../store/ledger.ts';
import type { AuditedRequest } from '../../store/requests.ts';
import { groupBySlot, type SlotLanes } from '../../store/slot-lanes.ts';
import { type Balance, readBalance, setCounted } from '../../store/stock-balance.ts';
import { type ConditionFailure, commit } from '../../store/transaction.ts';
import { countClaims } from '../availability/lane-counts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnceInSteps, type Plan } from '../requests/answer-once.ts';
import { siteInScope } from '../scope.ts';

/** A closed day: who closed it, the stock from then on, and where the count differed from the books. */
export interface ClosedDay {
  readonly siteId: string;
  readonly date: string;
  /** ISO 8601 */
  readonly closedAt: string;
  readonly closedBy: string;
  readonly stock: readonly StockView[];
  readonly differences: readonly { itemId: string; expected: number; counted: number }[];
}

interface Command {
  readonly actor: StaffActor;
  readonly key: string;
  readonly siteId: string;
  readonly input: CloseDayInput;
}

/**
 * Closes a site's day: first the slots that have not ended, then, in one transaction, the day, its hand-outs and the
 * counted stock. Items that were not counted stay as they are in the books. Refuses with NOT_FOUND outside the actor's
 * scope, DATE_FORMAT for a day to come, FIELD_INVALID for an item that does not exist or is counted twice, DAY_OPEN
 * with the slots where somebody is still booked or checked in, DAY_CLOSED when somebody closed it before, KEY_REUSED.
 * A booking that slips in before its slot is closed also leads to DAY_OPEN; slots closed by then stay closed.
 */
export const closeDay = async (deps: Dependencies, command: Command): Promise<Outcome<ClosedDay>> => {
  const { actor, key, siteId, input } = command;
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const act = { what: 'closeDay', actor, key, input: { siteId, ...input }, siteId } as const;
  const closed = await answerOnceInSteps(deps, act, async (request) => {
    const refusal = whyNotClose(directory, input, localDateOf(request.at)) ?? (await endDay(deps, siteId, input.date));
    return refusal ?? planClosing(deps, directory, request, command);
  });
  deps.days.forget(siteId, input.date);
  return closed;
};

const whyNotClose = (directory: Directory, { date, counts }: CloseDayInput, today: string): Refusal | undefined => {
  if (date > today) return refuseField('date', 'DATE_FORMAT');
  const itemIds = counts.map(({ itemId }) => itemId);
  const wrong = itemIds.findIndex((itemId, index) => !directory.items.has(itemId) || itemIds.indexOf(itemId) < index);
  return wrong < 0 ? undefined : refuseField(`counts.${wrong}.itemId`);
};

/** Makes sure that nobody is on the way and that nobody can book any more, and looks again after closing slots. */
const endDay = async (deps: Dependencies, siteId: string, localDate: string): Promise<Refusal | undefined> => {
  const { day, lanes } = await readWholeDayStrongly(deps.table, siteId, localDate);
  if (day?.closedAt !== undefined) return refuse('DAY_CLOSED');
  const slots = groupBySlot(lanes);
  const open = stillOpen(slots);
  if (open.length > 0) return refuse('DAY_OPEN', { open });
  const nowAt = deps.clock();
  const running = slots.filter(({ slot, online }) => slotEndAt(slot) > nowAt && online[0]!.status !== 'closed');
  if (running.length === 0) return undefined;
  await Promise.all(running.map((slot) => commit(deps.table, closeSlot(slot))));
  return endDay(deps, siteId, localDate);
};

const stillOpen = (slots: readonly SlotLanes[]) =>
  slots
    .map(({ slot, online, walkIn }) => ({ slotId: slotIdOf(slot), ...countClaims([...online, ...walkIn]) }))
    .filter(({ booked, checkedIn }) => booked + checkedIn > 0)
    .map(({ slotId, booked, checkedIn }) => ({ slotId, booked, checkedIn }));

const planClosing = async (
  deps: Dependencies,
  directory: Directory,
  { at, by, keyHash }: AuditedRequest,
  { siteId, input }: Command,
): Promise<Plan<ClosedDay>> => {
  const balance = await readBalance(deps.table, siteId);
  const lines = input.counts.map(({ itemId, counted }) =>
    ledgerLine('count', itemId, counted, balance.onHand.get(itemId) ?? 0),
  );
  const handedOut = balance.handedOutOn(input.date);
  const counted = setCounted(siteId, balance, lines, input.date);
  return {
    writes: [
      closeDayRecord({ siteId, localDate: input.date, closedAt: at, closedBy: by, handedOut }),
      ...(counted ? [counted] : []),
      ...(lines.length > 0 ? [putLedgerEntry(siteId, { at, by, kind: 'count', lines }, keyHash)] : []),
    ],
    answer: {
      siteId,
      date: input.date,
      closedAt: formatInstant(at),
      closedBy: by,
      stock: viewStockOf(directory.items, afterLines(balance.onHand, lines)),
      differences: differencesIn(balance, lines),
    },
    whyNot,
  };
};

const differencesIn = ({ onHand }: Balance, lines: readonly LedgerLine[]) =>
  lines
    .filter(({ change }) => change !== 0)
    .map(({ itemId, quantity }) => ({ itemId, expected: onHand.get(itemId) ?? 0, counted: quantity }));

/** The day was closed by somebody else, or something was handed out since the balance was read: then it is read again. */
const whyNot = ({ failed }: ConditionFailure): Refusal | undefined => (failed === 0 ? refuse('DAY_CLOSED') : undefined);
