import type { AppointmentStatus } from '../../../shared/domain/appointments.ts';
import { dateOf, type ModelAppointment, type State, today } from '../model/state.ts';
import type { Dice } from './dice.ts';
import type { Theme } from './themes.ts';

const vaccinationSlots = [
  'puli-20261124-0830-30',
  'puli-20261124-0900-30',
  'puli-20261125-0830-30',
  'weilai-20261124-1400-20',
];
const testSlots = ['weilai-20261124-1400-20', 'weilai-20261124-1420-20', 'weilai-20261125-1400-20'];

/** The slots of a history, two or three on two dates; the first is today's. */
export const slotsFor = (dice: Dice, isTest: boolean): string[] => {
  if (isTest) return testSlots.slice(0, dice.between(2, 3));
  const [first, ...others] = vaccinationSlots;
  const left = dice.chance(0.5) ? others : others.toReversed();
  return [first!, ...left.slice(0, dice.between(1, 2))];
};

/** How an appointment came to a state. */
const paths: Readonly<Partial<Record<AppointmentStatus, readonly string[]>>> = {
  booked: ['booked'],
  checkedIn: ['booked', 'checkedIn'],
  fulfilled: ['booked', 'checkedIn', 'fulfilled'],
};

const appointmentFor = (
  person: number,
  dose: ModelAppointment['dose'],
  slot: string,
  status: AppointmentStatus,
): ModelAppointment => ({ person, dose, slot, status, history: paths[status]! });

/** Who has come how far before the history begins: each person at most once, but for the doses of who waits for rewards. */
const appointmentsBefore = (dice: Dice, { before }: Theme, slots: readonly string[], isTest: boolean) => {
  const dose = isTest ? undefined : 1;
  const [here] = slots;
  if (before === 'none') return [];
  if (before === 'few') {
    const slot = dice.oneOf(slots);
    return dice.chance(0.6) ? [appointmentFor(1, dose, slot, 'booked')] : [];
  }
  if (before === 'rewards') {
    const person = dice.oneOf([1, 2]);
    return [
      appointmentFor(person, 1, here!, 'fulfilled'),
      appointmentFor(person, 2, here!, dice.oneOf(['fulfilled', 'fulfilled', 'fulfilled', 'checkedIn'])),
      appointmentFor(dice.oneOf([3, 4]), 1, here!, dice.oneOf(['fulfilled', 'checkedIn'])),
    ];
  }
  const todays = slots.filter((slot) => dateOf(slot) === today);
  return [1, 2].map((person) =>
    appointmentFor(person, dose, dice.oneOf(todays), dice.oneOf(['booked', 'booked', 'checkedIn', 'fulfilled'])),
  );
};

/** What is there before the history begins. There are never more appointments than seats. */
export const startFor = (dice: Dice, theme: Theme, isTest: boolean): State => {
  const slots = slotsFor(dice, isTest);
  const before = appointmentsBefore(dice, theme, slots, isTest);
  const seatsOf = (slot: string) =>
    Math.max(dice.between(...theme.seats), before.filter((one) => one.slot === slot).length);
  return {
    slots: Object.fromEntries(slots.map((slot) => [slot, { capacity: seatsOf(slot), status: 'open', version: 1 }])),
    appointments: Object.fromEntries(before.map((appointment, index) => [`old${index + 1}`, appointment])),
    stock: { eggs: 10 * dice.between(0, 3), masks: 3, 'library-card': dice.between(0, 3) },
    answered: {},
  };
};
