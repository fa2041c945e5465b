import { isRefusal, type Refusal, refusalStatus } from '../../../shared/domain/refusals.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { FindPage } from '../../../web/pages/resident/find-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import { clientOf } from '../../http/client.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm, type SentForm } from '../../http/forms.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { findOwn } from '../own-appointment.ts';

type FindContext = PageContext<typeof paths.find>;

const purpose = 'find';
const fieldNames = ['code', 'phoneTail'];

/** Shows the two questions; the page behind a QR code fills in the code. */
export const showFind = (c: FindContext): Response => {
  const form = { values: { code: c.req.query('code') ?? '' }, wrong: {} };
  const hidden = hiddenOf(issueFormToken(c.get('edge').deps, purpose));
  return answerPage(c, <FindPage locale={pageLocale(c)} here={hereOf(c)} form={form} hidden={hidden} />);
};

/** Opens the manage link of the appointment. Unknown, foreign and wrong are the same page. */
export const submitFind = async (c: FindContext): Promise<Response> => {
  const sent = await readForm(c, { purpose });
  if (isRefusal(sent)) return answerRefusalPage(c, sent);
  const edge = c.get('edge');
  const values = textValues(sent);
  const found = await attempt(c, () =>
    findOwn({ edge, client: clientOf(c), ...values, phoneTail: tailOf(values.phoneTail) }),
  );
  if (isRefusal(found)) return showAgain(c, sent.key, values, found);
  const params = { code: found.appointment.appointmentCode, token: found.manageToken };
  return c.redirect(linkTo(pageLocale(c), paths.appointment, params), 303);
};

/** Nobody who typed the whole number is sent away for it: only its end is compared. */
const tailOf = (typed: string): string => typed.normalize('NFKC').replaceAll(/\D/g, '').slice(-4);

const textValues = ({ fields }: SentForm) => {
  const [code = '', phoneTail = ''] = fieldNames.map((name) => String(fields[name] ?? ''));
  return { code, phoneTail };
};

const showAgain = (
  c: FindContext,
  key: string,
  values: Readonly<Record<string, string>>,
  refusal: Refusal,
): Response => {
  c.set('refusal', refusal);
  const locale = pageLocale(c);
  const { find, errors } = locale.messages;
  const isNotFound = refusal.refused === 'NOT_FOUND';
  return answerPage(
    c,
    <FindPage
      locale={locale}
      form={{ values, wrong: {} }}
      hidden={hiddenOf(signFormToken(c.get('edge').deps, purpose, key))}
      problems={[{ message: refusalMessage(locale.language, refusal) }]}
      advice={
        isNotFound
          ? find.notFoundAdvice
          : errors.advice[refusal.refused === 'RATE_LIMITED' ? 'RATE_LIMITED' : 'TRY_AGAIN']
      }
    />,
    { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) },
  );
};
