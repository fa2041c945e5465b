import { type Appointment, lastEntry, placementOf } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { portionsOf } from '../../domain/reward-choice.ts';
import type { OnHand } from '../../domain/stock.ts';
import { formatInstant } from '../../domain/time.ts';
import { readForHandOut } from '../../store/hand-outs.ts';
import { readBalance } from '../../store/stock-balance.ts';
import { handOutWrites } from '../booking/hand-out-writes.ts';
import { type ActPlan, type ActRequest, momentAfter, type PerformedAct } from '../booking/perform-act.ts';
import type { Dependencies } from '../dependencies.ts';
import { performStaffAct, type StaffRequest } from './staff-act.ts';

/** What was given, and what was then left of it at the site. */
export interface HandOutAnswer {
  readonly handedOut: readonly { itemId: string; quantity: number; at: string }[];
  readonly stock: readonly { itemId: string; name: string; onHand: number }[];
}

interface HandOutRequest extends StaffRequest {
  /** what the person chose, where the rule gives a choice */
  readonly itemIds?: readonly string[] | undefined;
}

/**
 * Hands out what the appointment is entitled to: once per appointment, and as often as the programme says per person;
 * stock, ledger and both limits are one write. Refuses with NOT_COMPLETED, ALREADY_HANDED_OUT (with `at`),
 * OUT_OF_STOCK, CHOICE_REQUIRED, NOT_ENTITLED, FIELD_INVALID for an item that the person is not entitled to.
 */
export const handOut = async (deps: Dependencies, asked: HandOutRequest): Promise<Outcome<HandOutAnswer>> => {
  const directory = await deps.directory.current();
  const known = await readWithStock(deps, asked);
  const plan: ActRequest['plan'] = async (appointment, { keyHash }): Promise<Outcome<ActPlan>> => {
    const whyNot = whyNotHandOut(appointment);
    if (whyNot) return whyNot;
    const { entitlement, site } = placementOf(appointment);
    const portions = portionsOf(entitlement, asked.itemIds, appointment.rewardChoice);
    if (isRefusal(portions)) return portions;
    const onHand = known?.onHand ?? (await readBalance(deps.table, site.siteId)).onHand;
    return handOutWrites({
      appointment,
      portions,
      onHand,
      keyHash,
      by: asked.actor.username,
      nowAt: momentAfter(appointment, deps.clock()),
    });
  };
  const input = { itemIds: asked.itemIds };
  const performed = await performStaffAct(deps, asked, { act: 'handOut', input, plan, read: known?.appointment });
  return isRefusal(performed) ? performed : answerHandOut(directory, performed);
};

/** Staff of one site mostly hand out at that site: its stock is read in the same call as the appointment. */
const readWithStock = async (
  deps: Dependencies,
  { actor, code: typed }: HandOutRequest,
): Promise<{ appointment: Promise<Appointment | undefined>; onHand: OnHand } | undefined> => {
  const code = normaliseCode(typed);
  if (actor.role !== 'staff' || !code) return undefined;
  const { appointment, balance } = await readForHandOut(deps.table, code, actor.scope, deps.clock());
  return { appointment: Promise.resolve(appointment), onHand: balance.onHand };
};

const whyNotHandOut = (appointment: Appointment) => {
  if (appointment.status !== 'fulfilled') return refuse('NOT_COMPLETED');
  const given = lastEntry(appointment, 'handedOut');
  return given && refuse('ALREADY_HANDED_OUT', { at: formatInstant(given.at) });
};

const answerHandOut = (directory: Directory, { appointment, entryIndex }: PerformedAct): HandOutAnswer => {
  const { at, items = [] } = appointment.history[entryIndex]!;
  return {
    handedOut: items.map(({ itemId, quantity }) => ({ itemId, quantity, at: formatInstant(at) })),
    stock: items.map(({ itemId, onHand }) => ({ itemId, name: directory.items.get(itemId)?.name ?? itemId, onHand })),
  };
};
