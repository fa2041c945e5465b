import type { StaffActor } from '../../../shared/domain/accounts.ts';
import type { Outcome } from '../../../shared/domain/refusals.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { moveAppointment } from '../../../shared/usecases/residents/move-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { undoCheckIn } from '../../../shared/usecases/staff/undo-check-in.ts';
import { admin } from '../../support/world.ts';
import type { Request } from '../model/operations.ts';
import { programmeSite } from '../model/rewards.ts';
import { siteOf } from '../model/state.ts';
import { answerText } from './answer-text.ts';
import { bookingInput } from './bookings.ts';
import { codeOf } from './names.ts';

/** Asks the real use case, and puts its answer into the model's words. Throws what it throws. */
export const perform = async (deps: Dependencies, request: Request): Promise<string> =>
  answerText(request, await ask(deps, request));

/** Asks the real use case. */
export const ask = (deps: Dependencies, request: Request): Promise<Outcome<unknown>> => {
  const { key } = request;
  if (request.do === 'book') return bookAppointment(deps, { key, input: bookingInput(request) });
  if (request.do === 'changeSlot') {
    const { slot: slotId, capacity, status, version } = request;
    const input = { version, ...(capacity !== undefined && { capacity }), ...(status !== undefined && { status }) };
    return changeSlot(deps, { actor: admin, key, siteId: siteOf(slotId), slotId, input });
  }
  if (request.do === 'receive') {
    const input = { itemId: request.item, kind: 'receipt', quantity: request.quantity } as const;
    return recordStock(deps, { actor: admin, key, siteId: programmeSite, input });
  }
  const code = codeOf(request.appointment);
  if (request.do === 'cancel' || request.do === 'move') {
    const own = { key, code, token: deps.secrets.manageToken(code) };
    if (request.do === 'cancel') return cancelAppointment(deps, own);
    return moveAppointment(deps, { ...own, siteId: siteOf(request.slot), slotId: request.slot });
  }
  return askAtDesk(deps, { key, code, actor: staffOf(request.site) }, request);
};

const staffOf = (site: string): StaffActor => ({ username: `staff-${site}`, role: 'staff', scope: site });

const askAtDesk = (
  deps: Dependencies,
  asked: { key: string; code: string; actor: StaffActor },
  request: Extract<Request, { do: 'checkIn' | 'undoCheckIn' | 'complete' | 'handOut' }>,
): Promise<Outcome<unknown>> => {
  switch (request.do) {
    case 'checkIn':
      return checkIn(deps, { ...asked, siteId: request.site });
    case 'undoCheckIn':
      return undoCheckIn(deps, asked);
    case 'complete':
      return completeAppointment(deps, asked);
    case 'handOut':
      return handOut(deps, asked);
  }
};
