import type { Done } from './apply.ts';
import type { DeskAct } from './operations.ts';
import { givenFrom, portionsFor, programmeSite } from './rewards.ts';
import { afterAct, dateOf, type ModelAppointment, refuseUnless, type State, siteOf, today, viewOf } from './state.ts';

/** An appointment at another site is none. */
const atDesk = (state: State, { appointment: name, site }: DeskAct): ModelAppointment | undefined => {
  const appointment = state.appointments[name];
  return appointment && siteOf(appointment.slot) === site ? appointment : undefined;
};

/** Who is in already is let in again; a person of another day or site is told so. */
export const checkIn = (state: State, act: DeskAct): Done => {
  const appointment = state.appointments[act.appointment];
  if (appointment && siteOf(appointment.slot) !== act.site) return 'WRONG_SITE';
  if (appointment?.status === 'checkedIn') return `already ${viewOf(appointment)}`;
  const refused = refuseUnless(['booked'], appointment);
  if (refused) return refused;
  if (dateOf(appointment!.slot) !== today) return 'WRONG_DAY';
  return afterAct(state, act.appointment, 'checkedIn', { status: 'checkedIn' });
};

export const undoCheckIn = (state: State, act: DeskAct): Done =>
  refuseUnless(['checkedIn'], atDesk(state, act)) ??
  afterAct(state, act.appointment, 'checkInUndone', { status: 'booked' });

export const complete = (state: State, act: DeskAct): Done =>
  refuseUnless(['checkedIn'], atDesk(state, act)) ??
  afterAct(state, act.appointment, 'fulfilled', { status: 'fulfilled' });

/** Once per appointment, once per person in the programme, and only what is there. */
export const handOut = (state: State, act: DeskAct, seen = state): Done => {
  const appointment = atDesk(state, act);
  if (!appointment) return 'NOT_FOUND';
  if (appointment.status !== 'fulfilled') return 'NOT_COMPLETED';
  if (wasGiven(appointment)) return 'ALREADY_HANDED_OUT';
  if (act.site !== programmeSite) return 'NOT_ENTITLED';
  const hasTheirs = Object.values(state.appointments).some(
    (other) => other.person === appointment.person && wasGiven(other),
  );
  if (hasTheirs) return 'ALREADY_HANDED_OUT';
  const portions = portionsFor(appointment.person);
  if (portions.some(({ itemId, quantity }) => (state.stock[itemId] ?? 0) < quantity)) return 'OUT_OF_STOCK';
  const taken = portions.map(({ itemId, quantity }) => [itemId, state.stock[itemId]! - quantity] as const);
  const given = givenFrom(seen.stock, appointment.person);
  const { state: after } = afterAct(state, act.appointment, 'handedOut', {});
  return { state: { ...after, stock: { ...state.stock, ...Object.fromEntries(taken) } }, answer: given.join('; ') };
};

const wasGiven = ({ history }: ModelAppointment) => history.includes('handedOut');
