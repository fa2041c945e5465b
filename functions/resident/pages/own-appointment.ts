import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import type { Outcome } from '../../../shared/domain/refusals.ts';
import type { ManagedAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { clientOf } from '../../http/client.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { findOwn } from '../own-appointment.ts';

/** The appointment that a manage link opens; NOT_FOUND, and counted against the client, when the link is wrong. */
export const openManageLink = (
  c: EdgeContext,
  { code, token }: { code: string; token: string },
): Promise<Outcome<ManagedAppointment>> => {
  const edge = c.get('edge');
  return findOwn({ edge, client: clientOf(c), code, token });
};

/** True while the resident can still cancel or move it. */
export const canChange = (appointment: AppointmentView, nowAt: number): boolean =>
  appointment.status === 'booked' && Date.parse(appointment.slot.end) > nowAt;
