import type { Refusal } from '../../shared/domain/refusals.ts';
import { answerRefusal } from './answers.ts';
import type { EdgeContext } from './edge.ts';
import { answerRefusalPage } from './refusal-page.tsx';

/** Addresses that programs ask for; all others are pages that people look at. */
const forPrograms = /^\/(api(\/|$)|openapi\.json$|healthz$)/;

/** Refuses before or beside any handler, in the form that fits whoever asked: JSON or a page. */
export const refuseRequest = (c: EdgeContext, refusal: Refusal, headers: Record<string, string> = {}): Response =>
  forPrograms.test(c.req.path) ? answerRefusal(c, refusal, headers) : answerRefusalPage(c, refusal, { headers });
