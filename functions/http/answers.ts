import { type Refusal, refusalStatus } from '../../shared/domain/refusals.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';
import type { EdgeContext } from './edge.ts';
import { languageOf } from './language.ts';
import { securityHeaders } from './security-headers.ts';

/** Seconds after which a request whose outcome is unknown may be sent again. */
const tryAgainSeconds = 2;

export const noStore = 'no-store';

/**
 * For figures that are the same for everybody and change every second: a cache in front asks once a second and hands out
 * the last answer meanwhile (RFC 5861), a browser asks every time.
 */
export const forASecond = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1';

/** The shape of an answer that is not built yet. */
export interface AnswerFacts {
  readonly status: number;
  readonly type: string;
  /** `no-store` unless said otherwise: most of what we know is personal */
  readonly cacheControl?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with the headers of every answer, in one object: nothing is added to it later, so it stays fast. */
export const answer = (c: EdgeContext, body: string | Uint8Array<ArrayBuffer>, facts: AnswerFacts): Response => {
  c.set('isComplete', true);
  return new Response(body, {
    status: facts.status,
    headers: {
      ...securityHeaders(c.get('edge').origins.allHttps),
      'x-request-id': c.get('requestId'),
      'cache-control': facts.cacheControl ?? noStore,
      'content-type': facts.type,
      ...facts.headers,
    },
  });
};

/** A JSON answer. */
export const answerJson = (c: EdgeContext, value: unknown, facts: Omit<AnswerFacts, 'type'>): Response =>
  answer(c, JSON.stringify(value), { ...facts, type: 'application/json' });

/** `Retry-After` where waiting helps. */
export const retryHeaders = ({ refused, retryAfterSeconds }: Refusal): Record<string, string> => {
  const seconds = retryAfterSeconds ?? (refused === 'TRY_AGAIN' ? tryAgainSeconds : undefined);
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
};

/** A refusal as every API route answers it: code, words in the client's language, request id and details. */
export const answerRefusal = (c: EdgeContext, refusal: Refusal, headers: Record<string, string> = {}): Response => {
  c.set('refusal', refusal);
  const { refused: code, what: _what, retryAfterSeconds: _asHeader, ...details } = refusal;
  const body = {
    code,
    message: refusalMessage(languageOf(c), refusal),
    requestId: c.get('requestId'),
    ...details,
  };
  return answerJson(c, body, {
    status: refusalStatus[code],
    headers: { vary: 'Accept-Language', ...retryHeaders(refusal), ...headers },
  });
};
