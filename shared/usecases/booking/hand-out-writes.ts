import { type Appointment, placementOf } from '../../domain/appointments.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { expiryOf, guardRetentionDays } from '../../domain/retention.ts';
import type { Portion } from '../../domain/reward-choice.ts';
import type { OnHand } from '../../domain/stock.ts';
import { formatInstant, localDateOf } from '../../domain/time.ts';
import { countReward } from '../../store/rewards-given.ts';
import { takeFromStock } from '../../store/stock.ts';
import type { ConditionFailure, Write } from '../../store/transaction.ts';
import type { ActPlan } from './perform-act.ts';

/** A hand-out that is ready to be written. */
export interface HandOut {
  readonly appointment: Appointment;
  readonly portions: readonly Portion[];
  /** what the site had when it was last read */
  readonly onHand: OnHand;
  readonly keyHash: Uint8Array;
  readonly by: string;
  readonly nowAt: number;
}

/** The writes of a hand-out beside the appointment itself: the person's count, the stock, the ledger. */
export const handOutWrites = (giving: HandOut): ActPlan => {
  const { appointment, portions, onHand, nowAt } = giving;
  const { site } = placementOf(appointment);
  const person = personWrites(giving);
  const act = { at: nowAt, by: giving.by, appointmentCode: appointment.appointmentCode, keyHash: giving.keyHash };
  return {
    entry: {
      items: portions.map(({ itemId, quantity }) => ({
        itemId,
        quantity,
        onHand: Math.max(0, (onHand.get(itemId) ?? 0) - quantity),
      })),
    },
    writes: [...person, ...takeFromStock(site.siteId, localDateOf(nowAt), portions, act)],
    meaning: (index, { old }) => {
      if (index < person.length) return refuseAgain(old);
      return index === person.length ? refuse('OUT_OF_STOCK') : 'again';
    },
  };
};

const personWrites = ({ appointment, nowAt }: HandOut): Write[] => {
  const { programme } = placementOf(appointment);
  if (!programme) return [];
  const expireAt = expiryOf(localDateOf(nowAt), guardRetentionDays);
  return [countReward({ ...programme, personKey: appointment.personKey }, nowAt, expireAt)];
};

/** The person had it with another appointment. */
const refuseAgain = (old: ConditionFailure['old']): Refusal =>
  refuse('ALREADY_HANDED_OUT', { at: formatInstant(Number(old?.lastAt)) });
