import { activeStatuses } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { guardKey } from '../../store/guards.ts';
import { guardPlaceOf } from '../booking/places.ts';
import { type Difference, differenceUnless } from './difference.ts';
import { type Facts, whereIs } from './facts.ts';

/** I3, from the person's side: whoever is busy is busy with an active appointment of their own. */
export const checkGuards = (facts: Facts, directory: Directory): Difference[] =>
  [...facts.guards.values()].flatMap(({ where, active: code }) => {
    if (code === undefined) return [];
    const appointment = facts.appointments.get(code);
    const isActive = (activeStatuses as readonly string[]).includes(appointment?.status ?? '');
    const isOwn = appointment && whereIs(guardKey(guardPlaceOf(directory, appointment))) === where;
    const says = `is busy with ${code}, which is ${isOwn ? appointment.status : 'not theirs'}`;
    return differenceUnless(isActive && isOwn === true, 'I3', where, says);
  });
