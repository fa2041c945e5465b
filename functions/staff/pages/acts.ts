import type { Outcome } from '../../../shared/domain/refusals.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { markNoShow } from '../../../shared/usecases/staff/mark-no-show.ts';
import { moveToStage } from '../../../shared/usecases/staff/move-to-stage.ts';
import type { StaffRequest } from '../../../shared/usecases/staff/staff-act.ts';
import { undoCheckIn } from '../../../shared/usecases/staff/undo-check-in.ts';

/** What a button of a person's page asks for. */
export interface ActAsked extends StaffRequest {
  readonly siteId: string;
  /** where to, for `stage` */
  readonly stage: string;
  /** what was chosen, for `handOut`; empty where there is no choice */
  readonly itemId: string;
}

/** The acts of a person's page, by the name that its buttons send. */
export const deskActs = {
  checkIn: (deps, asked) => checkIn(deps, asked),
  stage: (deps, asked) => moveToStage(deps, asked),
  complete: (deps, asked) => completeAppointment(deps, asked),
  handOut: (deps, { itemId, ...asked }) => handOut(deps, { ...asked, ...(itemId !== '' && { itemIds: [itemId] }) }),
  undoCheckIn: (deps, asked) => undoCheckIn(deps, asked),
  noShow: (deps, asked) => markNoShow(deps, asked),
} as const satisfies Record<string, (deps: Dependencies, asked: ActAsked) => Promise<Outcome<object>>>;

export type DeskAct = keyof typeof deskActs;

/** Tells the name of an act from any other text. */
export const isDeskAct = (text: string | undefined): text is DeskAct =>
  text !== undefined && Object.hasOwn(deskActs, text);
