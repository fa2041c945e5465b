import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { AppointmentPartProps } from '../../../web/pages/resident/appointment-parts.tsx';
import { fillPath, paths } from '../../../web/paths.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { originOf } from '../../http/origins.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { describeService } from './describe-service.ts';

/** What the page of an appointment and its card show alike. The QR code holds the address that staff scan. */
export const partProps = (c: EdgeContext, directory: Directory, appointment: AppointmentView): AppointmentPartProps => {
  const locale = pageLocale(c);
  const isToCome = appointment.status === 'booked' || appointment.status === 'checkedIn';
  const { observationMinutes = 0 } = directory.services.get(appointment.service) ?? {};
  return {
    locale,
    appointment,
    what: describeService(locale, directory, appointment),
    qrText: (originOf(c) + fillPath(paths.code, { code: appointment.appointmentCode })).toUpperCase(),
    observationMinutes: isToCome ? observationMinutes : 0,
  };
};
