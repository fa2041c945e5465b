import { isRefusal, type Refusal, type RefusalCode } from '../../shared/domain/refusals.ts';
import {
  appointmentQuery,
  bookingBody,
  moveBody,
  sitesQuery,
  slotsQuery,
} from '../../shared/domain/requests/residents.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../shared/usecases/residents/cancel-appointment.ts';
import { listSites } from '../../shared/usecases/residents/list-sites.ts';
import { listSlots } from '../../shared/usecases/residents/list-slots.ts';
import { moveAppointment } from '../../shared/usecases/residents/move-appointment.ts';
import { fillPath, paths } from '../../web/paths.ts';
import { forASecond } from '../http/answers.ts';
import { originOf } from '../http/origins.ts';
import { type Caller, route } from '../http/route.ts';
import { appointment, newAppointment, siteList, slotList } from './answers.ts';
import { bookingExample } from './examples.ts';
import { findOwn, type OwnCaller, whyNotOwner } from './own-appointment.ts';

const ownCaller = ({ c, client, params, bearer }: Caller<'code'>): OwnCaller => ({
  edge: c.get('edge'),
  client,
  code: params.code,
  token: bearer,
});

const ownerOnly = (caller: Caller<'code'>): Promise<Refusal | undefined> => whyNotOwner(ownCaller(caller));

/** A move is refused for the same reasons: the new day may be too early for the person, or their own already. */
const whyNotBooked = [
  'SLOT_NOT_FOUND',
  'SLOT_CLOSED',
  'SLOT_FULL',
  'ALREADY_BOOKED',
  'NOT_POSSIBLE',
  'TOO_YOUNG',
  'DOSE_TOO_EARLY',
  'GUARDIAN_REQUIRED',
  'KEY_REUSED',
] as const satisfies RefusalCode[];

export const residentRoutes = [
  route({
    method: 'GET',
    path: '/api/sites',
    summary: 'Sites, nearest first when a place is given, else by name',
    access: 'public',
    key: 'none',
    query: sitesQuery,
    answer: siteList,
    refusals: [],
    cacheControl: forASecond,
    handle: ({ deps, query: { date, lat, lng, ...search } }) =>
      listSites(deps, {
        ...search,
        localDate: date,
        ...(lat !== undefined && lng !== undefined && { place: { lat, lng } }),
      }),
  }),
  route({
    method: 'GET',
    path: '/api/sites/{siteId}/slots',
    summary: 'The slots of a day that can be booked online',
    access: 'public',
    key: 'none',
    query: slotsQuery,
    answer: slotList,
    refusals: ['NOT_FOUND'],
    cacheControl: forASecond,
    handle: ({ deps, params, query: { date, service } }) =>
      listSlots(deps, { siteId: params.siteId, service, localDate: date }),
  }),
  route({
    method: 'POST',
    path: '/api/appointments',
    summary: 'Books a seat',
    access: 'public',
    key: 'required',
    body: bookingBody,
    answer: newAppointment,
    status: 201,
    refusals: [...whyNotBooked, 'RATE_LIMITED'],
    example: bookingExample,
    handle: async ({ c, deps, client, key, body }) => {
      const edge = c.get('edge');
      const limited = await edge.limits.bookings({ client, phone: body.attendee.phone });
      const booked = limited ?? (await bookAppointment(deps, { key, input: body }));
      if (isRefusal(booked)) return booked;
      const { manageToken: token } = booked;
      const path = fillPath(paths.appointment, { code: booked.appointment.appointmentCode, token });
      return { ...booked.appointment, manageUrl: originOf(c) + path, manageToken: token };
    },
  }),
  route({
    method: 'GET',
    path: '/api/appointments/{code}',
    summary: 'An appointment, for the bearer of its token or who knows the last four digits of its phone',
    access: 'public',
    key: 'none',
    query: appointmentQuery,
    answer: appointment,
    refusals: ['NOT_FOUND', 'RATE_LIMITED'],
    handle: async (asked) => {
      const found = await findOwn({ ...ownCaller(asked), phoneTail: asked.query.phoneTail });
      return isRefusal(found) ? found : found.appointment;
    },
  }),
  route({
    method: 'POST',
    path: '/api/appointments/{code}/cancel',
    summary: 'Cancels an appointment, for the bearer of its token',
    access: 'public',
    key: 'required',
    answer: appointment,
    refusals: ['NOT_FOUND', 'WRONG_STATE', 'SLOT_CLOSED', 'KEY_REUSED', 'RATE_LIMITED'],
    scope: ownerOnly,
    handle: async (asked) => {
      const refusal = await ownerOnly(asked);
      const { deps, key, params, bearer = '' } = asked;
      const cancelled = refusal ?? (await cancelAppointment(deps, { key, code: params.code, token: bearer }));
      return isRefusal(cancelled) ? cancelled : cancelled.appointment;
    },
  }),
  route({
    method: 'POST',
    path: '/api/appointments/{code}/move',
    summary: 'Moves an appointment to another slot of the same service, for the bearer of its token',
    access: 'public',
    key: 'required',
    body: moveBody,
    answer: appointment,
    refusals: [...whyNotBooked, 'NOT_FOUND', 'WRONG_STATE', 'RATE_LIMITED'],
    example: { siteId: 'puli', slotId: 'puli-20261123-0900-30' },
    scope: ownerOnly,
    handle: async (asked) => {
      const refusal = await ownerOnly(asked);
      const { deps, key, params, bearer = '', body } = asked;
      const moved = refusal ?? (await moveAppointment(deps, { key, code: params.code, token: bearer, ...body }));
      return isRefusal(moved) ? moved : moved.appointment;
    },
  }),
];
