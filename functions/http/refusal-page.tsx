import { type Refusal, refusalStatus } from '../../shared/domain/refusals.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';
import { ErrorPage } from '../../web/pages/resident/error-page.tsx';
import { answerPage } from './answer-page.ts';
import { retryHeaders } from './answers.ts';
import type { EdgeContext } from './edge.ts';
import { hereOf, pageLocale } from './page-locale.ts';

/** Where a refusal leads on, beside the first page. */
export interface WayOn {
  readonly href: string;
  readonly words: string;
  /** leaves this page open, so that it can be sent again */
  readonly isNewPage?: boolean;
}

/** A refusal as a page of its own: what is the matter, and what to do next. */
export const answerRefusalPage = (
  c: EdgeContext,
  refusal: Refusal,
  { headers = {}, wayOn }: { headers?: Record<string, string>; wayOn?: WayOn } = {},
): Response => {
  c.set('refusal', refusal);
  const locale = pageLocale(c);
  const { advice } = locale.messages.errors;
  const own: Partial<Record<string, string>> = advice;
  const page = (
    <ErrorPage
      locale={locale}
      here={c.req.method === 'GET' ? hereOf(c) : undefined}
      message={refusalMessage(locale.language, refusal)}
      advice={own[refusal.refused] ?? advice.other}
      requestId={c.get('requestId')}
      wayOn={wayOn}
    />
  );
  return answerPage(c, page, {
    status: refusalStatus[refusal.refused],
    headers: { ...retryHeaders(refusal), ...headers },
  });
};
