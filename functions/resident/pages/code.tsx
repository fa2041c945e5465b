import { normaliseCode } from '../../../shared/domain/codes.ts';
import { refuse } from '../../../shared/domain/refusals.ts';
import { CodePage } from '../../../web/pages/resident/code-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import type { PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';

/** What the QR code opens for anybody: the same page for every code, whether there is an appointment or not. */
export const showCode = (c: PageContext<typeof paths.code>): Response => {
  const code = normaliseCode(c.req.param('code'));
  if (!code) return answerRefusalPage(c, refuse('NOT_FOUND'));
  return answerPage(c, <CodePage locale={pageLocale(c)} here={hereOf(c)} code={code} />);
};
