import type { Handler } from 'hono';
import { accepts } from 'hono/accepts';
import { parse } from '../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, refuse } from '../../shared/domain/refusals.ts';
import { emptyBody } from '../../shared/domain/requests/residents.ts';
import { answer, answerJson, answerRefusal, noStore } from './answers.ts';
import { clientOf } from './client.ts';
import type { EdgeContext, EdgeEnv } from './edge.ts';
import { type ParsedBody, parseJsonObject } from './json.ts';
import { languageOf } from './language.ts';
import { parseQuery } from './query.ts';
import { isIdempotencyKey, whyNotJson } from './request-rules.ts';
import type { Route, Sent } from './route.ts';
import { admit, bearerOf } from './sign-in.ts';

/** Serves a declared route: sign-in, scope, key, content type and syntax, fields, then the use case. */
export const serveRoute =
  (route: Route): Handler<EdgeEnv> =>
  async (c) => {
    const outcome = await judge(route, c);
    return isRefusal(outcome) ? answerRefusal(c, outcome) : answerOutcome(route, c, outcome);
  };

const judge = async (route: Route, c: EdgeContext): Promise<Outcome<unknown>> => {
  const bearer = bearerOf(c);
  const actor = route.access === 'public' ? undefined : await admit(c, bearer, route.access);
  if (isRefusal(actor)) return actor;
  const { deps } = c.get('edge');
  const caller = { c, deps, params: c.req.param(), actor, bearer, client: clientOf(c) };
  const sent = readSent(route, c);
  if (isRefusal(sent)) return (await route.scope?.(caller)) ?? sent;
  return route.handle({ ...caller, ...sent });
};

const readSent = (route: Route, c: EdgeContext): Outcome<Sent> => {
  const key = route.key === 'none' ? undefined : c.req.header('idempotency-key');
  const isKeyGood = key === undefined ? route.key !== 'required' : isIdempotencyKey(key);
  if (!isKeyGood) return refuse('KEY_REQUIRED');
  const content = readContent(route, c);
  if (isRefusal(content)) return content;
  const address = parseQuery(c.req.raw.url);
  if (isRefusal(address)) return address;
  const query = parse(route.query, address.query);
  if (isRefusal(query)) return query;
  const body = parse(route.body, content.json);
  return isRefusal(body) ? body : { key, query, body };
};

/** The JSON of a request. An act that needs no words may come without a body; then no content type is needed either. */
const readContent = (route: Route, c: EdgeContext): Outcome<ParsedBody> => {
  if (route.method === 'GET') return { json: {} };
  const body = c.get('body');
  const contentType = c.req.header('content-type');
  const isWordless = route.body === emptyBody && body.byteLength === 0;
  if (isWordless && contentType === undefined) return { json: {} };
  const whyNot = whyNotJson(contentType);
  if (whyNot) return whyNot;
  return isWordless ? { json: {} } : parseJsonObject(body);
};

const json = 'application/json';

const answerOutcome = (route: Route, c: EdgeContext, outcome: unknown): Response => {
  const facts = { status: route.status ?? 200, cacheControl: route.cacheControl ?? noStore };
  const { alternative } = route;
  if (!alternative) return answerJson(c, outcome, facts);
  const headers = { vary: 'Accept, Accept-Language' };
  const type = accepts(c, { header: 'Accept', supports: [json, alternative.type], default: json });
  return type === json
    ? answerJson(c, outcome, { ...facts, headers })
    : answer(c, alternative.render(outcome, languageOf(c)), { ...facts, headers, type: `${type}; charset=utf-8` });
};
