import { programmeBody, stockBody } from '../../shared/domain/requests/officials.ts';
import { listProgrammes } from '../../shared/usecases/officials/list-programmes.ts';
import { putProgramme } from '../../shared/usecases/officials/put-programme.ts';
import { recordStock } from '../../shared/usecases/officials/record-stock.ts';
import { viewStock } from '../../shared/usecases/officials/view-stock.ts';
import { route } from '../http/route.ts';
import { siteScope } from '../http/site-scope.ts';
import { programme, programmes, stock } from './answers.ts';
import { programmeExample } from './examples.ts';

export const rewardRoutes = [
  route({
    method: 'PUT',
    path: '/api/official/programmes/{programmeId}',
    summary: 'Creates a reward programme or replaces its rules',
    access: 'official',
    key: 'optional',
    body: programmeBody,
    answer: programme,
    refusals: ['NOT_FOUND', 'STALE_VERSION', 'KEY_REUSED'],
    example: programmeExample,
    handle: ({ deps, actor, key, params, body }) =>
      putProgramme(deps, { actor, key, programmeId: params.programmeId, input: body }),
  }),
  route({
    method: 'GET',
    path: '/api/official/programmes',
    summary: 'The reward programmes that concern the official',
    access: 'official',
    key: 'none',
    answer: programmes,
    refusals: [],
    handle: ({ deps, actor }) => listProgrammes(deps, { actor }),
  }),
  route({
    method: 'POST',
    path: '/api/official/sites/{siteId}/stock',
    summary: 'Records goods received, written off, sent, come or counted',
    access: 'official',
    key: 'required',
    body: stockBody,
    answer: stock,
    status: 201,
    refusals: ['NOT_FOUND', 'OUT_OF_STOCK', 'KEY_REUSED'],
    example: { itemId: 'eggs', kind: 'receipt', quantity: 3000, donor: '街道办' },
    scope: siteScope,
    handle: ({ deps, actor, key, params, body }) =>
      recordStock(deps, { actor, key, siteId: params.siteId, input: body }),
  }),
  route({
    method: 'GET',
    path: '/api/official/sites/{siteId}/stock',
    summary: "A site's stock and its ledger, newest first",
    access: 'official',
    key: 'none',
    answer: stock,
    refusals: ['NOT_FOUND'],
    scope: siteScope,
    handle: ({ deps, actor, params }) => viewStock(deps, { actor, siteId: params.siteId }),
  }),
];
