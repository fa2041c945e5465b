import { normaliseCode } from '../../../shared/domain/codes.ts';
import { refuse } from '../../../shared/domain/refusals.ts';
import { CodePage } from '../../../web/pages/resident/code-page.tsx';
import { fillPath, linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import type { PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';

/**
 * What the QR code opens for anybody who is not signed in: the same page for every code, whether there is an appointment
 * or not.
 */
export const showCode = (c: PageContext<typeof paths.code>): Response => {
  const code = normaliseCode(c.req.param('code'));
  if (!code) return answerRefusalPage(c, refuse('NOT_FOUND'));
  const locale = pageLocale(c);
  const staffHref = linkTo(locale, paths.signIn, {}, { next: fillPath(paths.code, { code }) });
  return answerPage(c, <CodePage locale={locale} here={hereOf(c)} code={code} staffHref={staffHref} />);
};
