import type { AppointmentView } from '../../shared/domain/appointment-view.ts';
import { displayCode } from '../../shared/domain/codes.ts';
import { dateIn, formatDate, formatWindow } from '../format.ts';
import type { Locale } from '../locale.ts';

/** Which appointment is meant: when, where, whose. */
export const AppointmentSummary = ({ locale, appointment }: { locale: Locale; appointment: AppointmentView }) => (
  <p class="card">
    <b>
      {formatDate(locale.language, dateIn(appointment.slot.start))} {formatWindow(appointment.slot)}
    </b>
    <br />
    {appointment.site.name}
    <br />
    {appointment.attendee.maskedName} · {displayCode(appointment.appointmentCode)}
  </p>
);
