import { type Refusal, refusalStatus } from '../../shared/domain/refusals.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';
import { ErrorPage } from '../../web/pages/resident/error-page.tsx';
import { answerPage } from './answer-page.ts';
import { retryHeaders } from './answers.ts';
import type { EdgeContext } from './edge.ts';
import { formAgain } from './form-again.ts';
import { hereOf, pageLocale } from './page-locale.ts';

/** Where a refusal leads on, beside the first page. */
export interface WayOn {
  readonly href: string;
  readonly words: string;
  /** leaves this page open, so that it can be sent again */
  readonly isNewPage?: boolean;
  /** for staff and officials, who have no use for the pages of residents */
  readonly isOnly?: boolean;
}

/** A refusal as a page of its own: what is the matter, and what to do next, in words of the caller or the general ones. */
export const answerRefusalPage = (
  c: EdgeContext,
  refusal: Refusal,
  {
    headers = {},
    wayOn,
    advice,
  }: { headers?: Record<string, string>; wayOn?: WayOn; advice?: string | undefined } = {},
): Response => {
  c.set('refusal', refusal);
  const locale = pageLocale(c);
  const general = locale.messages.errors.advice;
  const byCode: Partial<Record<string, string>> = general;
  const again = refusal.refused === 'TRY_AGAIN' ? formAgain(c) : undefined;
  const page = (
    <ErrorPage
      locale={locale}
      here={c.req.method === 'GET' ? hereOf(c) : undefined}
      message={refusalMessage(locale.language, refusal)}
      advice={again ? locale.messages.errors.pressAgain : (advice ?? byCode[refusal.refused] ?? general.other)}
      again={again}
      requestId={c.get('requestId')}
      wayOn={wayOn}
    />
  );
  return answerPage(c, page, {
    status: refusalStatus[refusal.refused],
    headers: { ...retryHeaders(refusal), ...headers },
  });
};
