import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal, type Outcome } from '../../../shared/domain/refusals.ts';
import type { OfficialSlotView } from '../../../shared/usecases/officials/slot-view.ts';
import type { SiteStock } from '../../../shared/usecases/officials/stock-view.ts';
import type { ManagedAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import type { CheckInAnswer } from '../../../shared/usecases/staff/check-in.ts';
import type { HandOutAnswer } from '../../../shared/usecases/staff/hand-out.ts';
import type { Request } from '../model/operations.ts';
import { nameOf } from './names.ts';

/** The answer of a use case in the words of the model: all of it but instants, names and addresses. */
export const answerText = (request: Request, outcome: Outcome<unknown>): string => {
  if (isRefusal(outcome)) return [outcome.refused, outcome.booked].filter((part) => part !== undefined).join(' ');
  switch (request.do) {
    case 'book':
      return viewText(request.key, (outcome as ManagedAppointment).appointment);
    case 'cancel':
    case 'move':
      return viewText(request.appointment, (outcome as ManagedAppointment).appointment);
    case 'checkIn':
      return `${(outcome as CheckInAnswer).already ? 'already ' : ''}${viewText(request.appointment, outcome as CheckInAnswer)}`;
    case 'undoCheckIn':
    case 'complete':
      return viewText(request.appointment, outcome as AppointmentView);
    case 'handOut':
      return handOutText(outcome as HandOutAnswer);
    case 'changeSlot':
      return slotText(outcome as OfficialSlotView);
    case 'receive':
      return stockText(request.item, outcome as SiteStock);
  }
};

const viewText = (name: string, { appointmentCode, status, slot, history }: AppointmentView): string => {
  const own = nameOf(appointmentCode) === name ? '' : `(${nameOf(appointmentCode)}) `;
  return `${own}${status} ${slot.slotId} [${history.map(({ what }) => what).join(' ')}]`;
};

const handOutText = ({ handedOut, stock }: HandOutAnswer): string =>
  handedOut.map(({ itemId, quantity }, index) => `${quantity} ${itemId}, ${stock[index]!.onHand} left`).join('; ');

const slotText = ({ booked, capacity, status, version }: OfficialSlotView): string =>
  `${booked} of ${capacity}, ${status}, version ${version}`;

const stockText = (item: string, { stock }: SiteStock): string =>
  `${stock.find(({ itemId }) => itemId === item)?.onHand} ${item}`;
