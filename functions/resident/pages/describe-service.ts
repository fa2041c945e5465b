import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { doseOf } from '../../../shared/domain/services.ts';
import type { Locale } from '../../../web/locale.ts';

/** The service and the dose of an appointment in words. */
export const describeService = ({ messages }: Locale, directory: Directory, appointment: AppointmentView): string => {
  const service = directory.services.get(appointment.service);
  if (!service) return appointment.service;
  const dose = doseOf(service, appointment.doseNumber);
  const name = messages.common.service(service.kind, service.name);
  return dose ? `${name} ${messages.common.dose(dose.doseNumber, dose.name)}` : name;
};
