import {
  officialSlotsQuery,
  scheduleBody,
  siteBody,
  sitePatch,
  slotPatch,
} from '../../shared/domain/requests/officials.ts';
import { changeSite } from '../../shared/usecases/officials/change-site.ts';
import { changeSlot } from '../../shared/usecases/officials/change-slot.ts';
import { createSchedules } from '../../shared/usecases/officials/create-schedules.ts';
import { openSite } from '../../shared/usecases/officials/open-site.ts';
import { viewSlots } from '../../shared/usecases/officials/view-slots.ts';
import { route } from '../http/route.ts';
import { siteScope } from '../http/site-scope.ts';
import { schedules, site, slot, slots } from './answers.ts';
import { scheduleExample, siteExample } from './examples.ts';

export const siteRoutes = [
  route({
    method: 'POST',
    path: '/api/official/sites',
    summary: 'Opens a site',
    access: 'official',
    key: 'required',
    body: siteBody,
    answer: site,
    status: 201,
    refusals: ['NOT_FOUND', 'KEY_REUSED'],
    example: siteExample,
    handle: ({ deps, actor, key, body }) => openSite(deps, { actor, key, input: body }),
  }),
  route({
    method: 'PATCH',
    path: '/api/official/sites/{siteId}',
    summary: 'Changes the given fields of a site, its status too',
    access: 'official',
    key: 'optional',
    body: sitePatch,
    answer: site,
    refusals: ['NOT_FOUND', 'KEY_REUSED'],
    example: { status: 'paused' },
    scope: siteScope,
    handle: ({ deps, actor, key, params, body }) =>
      changeSite(deps, { actor, key, siteId: params.siteId, input: body }),
  }),
  route({
    method: 'POST',
    path: '/api/official/sites/{siteId}/schedules',
    summary: 'Cuts days into slots; existing slots are left alone',
    access: 'official',
    key: 'required',
    body: scheduleBody,
    answer: schedules,
    status: 201,
    refusals: ['NOT_FOUND', 'DAY_CLOSED', 'KEY_REUSED'],
    example: scheduleExample,
    scope: siteScope,
    handle: ({ deps, actor, key, params, body }) =>
      createSchedules(deps, { actor, key, siteId: params.siteId, input: body }),
  }),
  route({
    method: 'GET',
    path: '/api/official/sites/{siteId}/slots',
    summary: 'The slots of a day with both pools and their versions',
    access: 'official',
    key: 'none',
    query: officialSlotsQuery,
    answer: slots,
    refusals: ['NOT_FOUND'],
    scope: siteScope,
    handle: ({ deps, actor, params, query }) => viewSlots(deps, { actor, siteId: params.siteId, ...query }),
  }),
  route({
    method: 'PATCH',
    path: '/api/official/sites/{siteId}/slots/{slotId}',
    summary: 'Changes capacity or status of a slot',
    access: 'official',
    key: 'optional',
    body: slotPatch,
    answer: slot,
    refusals: ['NOT_FOUND', 'SLOT_NOT_FOUND', 'DAY_CLOSED', 'CAPACITY_BELOW_BOOKED', 'STALE_VERSION', 'KEY_REUSED'],
    example: { capacity: 40, version: 1 },
    scope: siteScope,
    handle: ({ deps, actor, key, params, body }) => changeSlot(deps, { actor, key, ...params, input: body }),
  }),
];
