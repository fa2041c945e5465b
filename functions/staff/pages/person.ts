import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { adultAge } from '../../../shared/domain/eligibility.ts';
import { doseOf } from '../../../shared/domain/services.ts';
import { millisecondsPerMinute } from '../../../shared/domain/time.ts';
import type { Locale } from '../../../web/locale.ts';
import type { Cautions, PersonProps } from '../../../web/pages/staff/check-in-page.tsx';

/** A person with the service and dose in words. */
export const personProps = (
  { messages: { common } }: Locale,
  directory: Directory,
  appointment: AppointmentView,
): PersonProps => {
  const service = directory.services.get(appointment.service);
  const dose = service && doseOf(service, appointment.doseNumber);
  const name = service ? common.service(service.kind, service.name) : appointment.service;
  return { appointment, what: dose ? `${name} ${common.dose(dose.doseNumber, dose.name)}` : name };
};

/** What to look at before letting somebody in at `nowAt`: early before the slot's start, late from its end on. */
export const cautionsOf = ({ slot, attendee }: AppointmentView, nowAt: number): Cautions => {
  const [startAt, endAt] = [Date.parse(slot.start), Date.parse(slot.end)];
  return {
    earlyMinutes: nowAt < startAt ? Math.ceil((startAt - nowAt) / millisecondsPerMinute) : undefined,
    lateMinutes: nowAt > endAt ? Math.ceil((nowAt - endAt) / millisecondsPerMinute) : undefined,
    needsGuardian: attendee.age < adultAge,
  };
};
