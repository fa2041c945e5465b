import { placementOf } from '../../domain/appointments.ts';
import { keys } from '../../store/keys.ts';
import { type Difference, differenceUnless } from './difference.ts';
import { type Facts, whereIs } from './facts.ts';

/** I8 and I9: the ledger adds up to what is on hand, every hand-out has its entry, no person got more than theirs. */
export const checkStock = (facts: Facts): Difference[] => [
  ...checkBalances(facts),
  ...checkHandOuts(facts),
  ...checkRewards(facts),
];

const checkBalances = (facts: Facts): Difference[] => {
  const sites = new Set([...facts.balances.keys(), ...facts.ledgers.keys()]);
  return [...sites].flatMap((siteId) => {
    const onHand = facts.balances.get(siteId)?.onHand ?? new Map<string, number>();
    const recounted = recount(facts, siteId);
    return [...new Set([...onHand.keys(), ...recounted.keys()])].flatMap((itemId) => {
      const [stored, counted] = [onHand.get(itemId) ?? 0, recounted.get(itemId) ?? 0];
      const says = `${itemId}: ${stored} on hand, the ledger says ${counted}`;
      return differenceUnless(stored === counted && stored >= 0, 'I8', `S#${siteId}`, says);
    });
  });
};

const recount = (facts: Facts, siteId: string): Map<string, number> => {
  const counted = new Map<string, number>();
  for (const { itemId, change } of facts.ledgers.get(siteId)?.flatMap(({ lines }) => lines) ?? []) {
    counted.set(itemId, (counted.get(itemId) ?? 0) + change);
  }
  return counted;
};

/** The ledger outlives appointments, so it is asked only about those that can still be read. */
const checkHandOuts = (facts: Facts): Difference[] => {
  const entries = [...facts.ledgers.values()].flat().filter(({ kind }) => kind === 'handOut');
  const times = new Map<string, number>();
  for (const { appointmentCode = '' } of entries) times.set(appointmentCode, (times.get(appointmentCode) ?? 0) + 1);
  return [...facts.appointments.values()].flatMap(({ appointmentCode: code, history }) => {
    const given = history.filter(({ what }) => what === 'handedOut').length;
    const booked = times.get(code) ?? 0;
    const says = `${given} hand-outs in its history, ${booked} in the ledger`;
    return differenceUnless(given === booked && given <= 1, 'I9', code, says);
  });
};

const checkRewards = (facts: Facts): Difference[] => {
  const given = new Map<string, { times: number; atMost: number }>();
  for (const appointment of facts.appointments.values()) {
    const { programme } = placementOf(appointment);
    if (!programme || !appointment.history.some(({ what }) => what === 'handedOut')) continue;
    const where = whereIs(keys.rewardGiven(appointment.personKey, programme.programmeId));
    given.set(where, { times: (given.get(where)?.times ?? 0) + 1, atMost: programme.perPerson });
  }
  return [...given].flatMap(([where, { times, atMost }]) => {
    const counted = facts.rewards.get(where) ?? 0;
    const says = `counts ${counted} rewards, appointments show ${times} of at most ${atMost}`;
    return differenceUnless(counted >= times && counted <= atMost, 'I9', where, says);
  });
};
