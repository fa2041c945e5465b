import type { StaffActor } from '../../shared/domain/accounts.ts';
import type { Refusal, RefusalCode } from '../../shared/domain/refusals.ts';
import { walkInBody } from '../../shared/domain/requests/residents.ts';
import {
  checkInBody,
  closeDayBody,
  dayQuery,
  handOutBody,
  signInBody,
  stageBody,
} from '../../shared/domain/requests/staff.ts';
import { admitWalkIn } from '../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../shared/usecases/staff/hand-out.ts';
import { markNoShow } from '../../shared/usecases/staff/mark-no-show.ts';
import { moveToStage } from '../../shared/usecases/staff/move-to-stage.ts';
import { undoCheckIn } from '../../shared/usecases/staff/undo-check-in.ts';
import { viewDay } from '../../shared/usecases/staff/view-day.ts';
import { whyOutsideScope } from '../../shared/usecases/staff/why-outside-scope.ts';
import { type Caller, route } from '../http/route.ts';
import { siteScope } from '../http/site-scope.ts';
import { appointment } from '../resident/answers.ts';
import { walkInExample } from '../resident/examples.ts';
import { checkedIn, closedDay, day, handedOut, signedIn } from './answers.ts';

type AtAppointment = Caller<'code', StaffActor>;

const appointmentScope = ({ deps, actor, params }: AtAppointment): Promise<Refusal | undefined> =>
  whyOutsideScope(deps, { actor, code: params.code });

/** What every act on an appointment by staff has in common. */
const act = {
  method: 'POST',
  access: 'staff',
  key: 'required',
  scope: appointmentScope,
} as const;

const actRefusals = ['NOT_FOUND', 'WRONG_STATE', 'KEY_REUSED'] as const satisfies RefusalCode[];

export const staffRoutes = [
  route({
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Signs an account in for twelve hours',
    access: 'public',
    key: 'none',
    body: signInBody,
    answer: signedIn,
    refusals: ['SIGN_IN_FAILED', 'RATE_LIMITED'],
    example: { username: 'staff-puli', password: 'doorstep-demo' },
    handle: ({ c, body, client }) => c.get('edge').limits.signIn({ ...body, client }),
  }),
  route({
    method: 'GET',
    path: '/api/staff/sites/{siteId}/day',
    summary: "A site's day: slots with their figures, and who has a seat",
    access: 'staff',
    key: 'none',
    query: dayQuery,
    answer: day,
    refusals: ['NOT_FOUND', 'SLOT_NOT_FOUND'],
    scope: siteScope,
    handle: ({ deps, actor, params, query }) => viewDay(deps, { actor, siteId: params.siteId, input: query }),
  }),
  route({
    method: 'POST',
    path: '/api/staff/sites/{siteId}/check-ins',
    summary: 'Checks a person in',
    access: 'staff',
    key: 'required',
    body: checkInBody,
    answer: checkedIn,
    refusals: ['NOT_FOUND', 'WRONG_SITE', 'WRONG_DAY', 'WRONG_STATE', 'KEY_REUSED'],
    example: { appointmentCode: 'K7M3P9QX' },
    scope: siteScope,
    handle: ({ deps, actor, params, key, body }) =>
      checkIn(deps, { key, actor, siteId: params.siteId, code: body.appointmentCode }),
  }),
  route({
    method: 'POST',
    path: '/api/staff/sites/{siteId}/walk-ins',
    summary: 'Admits a person without an appointment, checked in at once',
    access: 'staff',
    key: 'required',
    body: walkInBody,
    answer: appointment,
    status: 201,
    refusals: [
      'NOT_FOUND',
      'SLOT_NOT_FOUND',
      'SLOT_FULL',
      'SLOT_CLOSED',
      'ALREADY_BOOKED',
      'NOT_POSSIBLE',
      'TOO_YOUNG',
      'DOSE_TOO_EARLY',
      'GUARDIAN_REQUIRED',
      'KEY_REUSED',
    ],
    example: walkInExample,
    scope: siteScope,
    handle: ({ deps, actor, params, key, body }) =>
      admitWalkIn(deps, { key, actor, siteId: params.siteId, input: body }),
  }),
  route({
    ...act,
    path: '/api/staff/appointments/{code}/stage',
    summary: 'Moves a checked-in person to a stage of the site',
    body: stageBody,
    answer: appointment,
    refusals: actRefusals,
    example: { stage: '接种区' },
    handle: ({ deps, actor, params, key, body }) => moveToStage(deps, { key, actor, code: params.code, ...body }),
  }),
  route({
    ...act,
    path: '/api/staff/appointments/{code}/complete',
    summary: 'Records that the service was given',
    answer: appointment,
    refusals: actRefusals,
    handle: ({ deps, actor, params, key }) => completeAppointment(deps, { key, actor, code: params.code }),
  }),
  route({
    ...act,
    path: '/api/staff/appointments/{code}/undo-check-in',
    summary: 'Takes a check-in back',
    answer: appointment,
    refusals: actRefusals,
    handle: ({ deps, actor, params, key }) => undoCheckIn(deps, { key, actor, code: params.code }),
  }),
  route({
    ...act,
    path: '/api/staff/appointments/{code}/no-show',
    summary: 'Records that the person did not come',
    answer: appointment,
    refusals: actRefusals,
    handle: ({ deps, actor, params, key }) => markNoShow(deps, { key, actor, code: params.code }),
  }),
  route({
    ...act,
    path: '/api/staff/appointments/{code}/hand-outs',
    summary: 'Hands out the reward',
    body: handOutBody,
    answer: handedOut,
    refusals: [
      'NOT_FOUND',
      'NOT_COMPLETED',
      'ALREADY_HANDED_OUT',
      'OUT_OF_STOCK',
      'NOT_ENTITLED',
      'CHOICE_REQUIRED',
      'KEY_REUSED',
    ],
    example: { itemIds: ['library-card'] },
    handle: ({ deps, actor, params, key, body }) =>
      handOut(deps, { key, actor, code: params.code, itemIds: body.itemIds }),
  }),
  route({
    method: 'POST',
    path: '/api/staff/sites/{siteId}/close-day',
    summary: 'Closes the day with the counted stock',
    access: 'staff',
    key: 'required',
    body: closeDayBody,
    answer: closedDay,
    refusals: ['NOT_FOUND', 'DAY_OPEN', 'DAY_CLOSED', 'KEY_REUSED'],
    example: { date: '2026-11-22', counts: [{ itemId: 'eggs', counted: 2990 }] },
    scope: siteScope,
    handle: ({ deps, actor, params, key, body }) => closeDay(deps, { key, actor, siteId: params.siteId, input: body }),
  }),
];
