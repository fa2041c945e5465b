import { bookAppointment } from '../../../../shared/usecases/residents/book-appointment.ts';
import type { Design } from './design.ts';

/** The product: appointment, guard and lane in one transaction (ADR 1). */
export const oneTransaction: Design = {
  name: 'one transaction',
  seatUnits: 2,
  bookingUnits: 6,
  hasLanes: true,
  locksSeats: true,
  book: bookAppointment,
};
