import { type Act, type Appointment, acts, asOfEntry } from '../../domain/appointments.ts';
import { appointmentRetentionDays, expiryOf } from '../../domain/retention.ts';
import { setExpiry, setStatus } from '../../store/repair-records.ts';
import { slotOf } from '../booking/places.ts';
import { type Finding, findingUnless, needsPerson, repair } from './difference.ts';

/** The state that the history leads to: the record by which everything else about the appointment is judged. */
export const recorded = (appointment: Appointment): Appointment =>
  asOfEntry(appointment, appointment.history.length - 1);

/**
 * I6, I7, I10 and I12 of one record: each act starts from a state it may start from, once per key, has an actor and a
 * time, and the last one leads to the state; the record goes when its slot's date says so.
 */
export const checkHistory = (appointment: Appointment): Finding[] => [
  ...checkSteps(appointment),
  ...checkKeys(appointment),
  ...checkEnd(appointment),
  ...checkExpiry(appointment),
];

const byHand = needsPerson('find out who changed the record beside Doorstep; restore it from before that');

/** True when every step of the history is one that Doorstep takes: otherwise it decides nothing. */
export const isLegal = (appointment: Appointment): boolean => checkSteps(appointment).length === 0;

const checkSteps = (appointment: Appointment): Finding[] =>
  appointment.history.flatMap((entry, index) =>
    findingUnless(isLegalStep(appointment, index), () => ({
      invariant: 'I7',
      where: appointment.appointmentCode,
      rule: `entry ${index}`,
      says: index === 0 ? `begins with ${entry.what}` : `${entry.what} after ${stateBefore(appointment, index)}`,
      remedy: byHand,
    })),
  );

const stateBefore = (appointment: Appointment, index: number) => asOfEntry(appointment, index - 1).status;

const isLegalStep = (appointment: Appointment, index: number): boolean => {
  const { history } = appointment;
  const entry = history[index]!;
  if (index === 0) return (entry.what === 'booked' || entry.what === 'walkIn') && entry.by !== '';
  const act = Object.values(acts).find(({ what }) => what === entry.what) as (typeof acts)[Act] | undefined;
  const mayFollow = (act?.from as readonly string[] | undefined)?.includes(stateBefore(appointment, index)) ?? false;
  return mayFollow && entry.at >= history[index - 1]!.at && entry.by !== '';
};

const checkKeys = ({ appointmentCode, history }: Appointment): Finding[] => {
  const used = new Set(history.map(({ keyHash }) => Buffer.from(keyHash).toString('base64url')));
  return findingUnless(used.size === history.length, () => ({
    invariant: 'I6',
    where: appointmentCode,
    rule: 'keys',
    says: `${history.length} entries under ${used.size} keys`,
    remedy: byHand,
  }));
};

const checkEnd = (appointment: Appointment): Finding[] => {
  const { status } = recorded(appointment);
  return findingUnless(status === appointment.status, () => ({
    invariant: 'I10',
    where: appointment.appointmentCode,
    rule: 'status',
    says: `is ${appointment.status}, its history leads to ${status}`,
    remedy: isLegal(appointment) ? repair(`set its state to ${status}`, setStatus(appointment, status)) : byHand,
  }));
};

const checkExpiry = (appointment: Appointment): Finding[] => {
  const expected = expiryOf(slotOf(appointment).localDate, appointmentRetentionDays);
  return findingUnless(expected === appointment.expireAt, () => ({
    invariant: appointment.expireAt > expected ? 'I12' : 'I4',
    where: appointment.appointmentCode,
    rule: 'expiry',
    says: `is kept until ${appointment.expireAt}, by its slot's date until ${expected}`,
    remedy: repair(`keep it until ${expected}`, setExpiry(appointment, expected)),
  }));
};
