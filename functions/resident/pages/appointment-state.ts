import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { doseOf, type Service } from '../../../shared/domain/services.ts';
import { addDays } from '../../../shared/domain/time.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { listSlots } from '../../../shared/usecases/residents/list-slots.ts';
import type { Locale } from '../../../web/locale.ts';
import type { AppointmentPageProps, AppointmentState } from '../../../web/pages/resident/appointment-page.tsx';

/** True while the resident can still cancel or move it. */
export const canChange = (appointment: AppointmentView, nowAt: number): boolean =>
  appointment.status === 'booked' && Date.parse(appointment.slot.end) > nowAt;

/** How the appointment stands for its owner. */
export const stateOf = (appointment: AppointmentView, nowAt: number): AppointmentState => {
  if (appointment.status !== 'booked') return appointment.status;
  if (!canChange(appointment, nowAt)) return 'past';
  return appointment.history.at(-1)?.what === 'moved' ? 'moved' : 'booked';
};

/** What stands in the way of an appointment that is still to come: its site or its slot is not open any more. */
export const troubleOf = async (
  deps: Dependencies,
  { site: { siteId }, slot }: AppointmentView,
): Promise<AppointmentPageProps['trouble']> => {
  const day = await listSlots(deps, { siteId, localDate: slot.start.slice(0, 10) });
  if (isRefusal(day)) return 'closed';
  const status = day.slots.find(({ slotId }) => slotId === slot.slotId)?.status;
  return status === 'paused' || status === 'closed' ? status : undefined;
};

/** The dose after one that was given, and the first date on which it may follow. */
export const nextDoseOf = (
  { messages }: Locale,
  service: Service | undefined,
  { status, doseNumber, slot }: AppointmentView,
): AppointmentPageProps['nextDose'] => {
  const next = status === 'fulfilled' && doseNumber !== undefined && service && doseOf(service, doseNumber + 1);
  if (!next) return undefined;
  return {
    name: messages.common.dose(next.doseNumber, next.name),
    possibleFrom: addDays(slot.start.slice(0, 10), next.minDaysAfterPrevious ?? 0),
  };
};
