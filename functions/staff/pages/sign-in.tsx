import { parse } from '../../../shared/domain/parsing.ts';
import { type FieldRefusal, isRefusal, type Refusal, refusalStatus, refuse } from '../../../shared/domain/refusals.ts';
import { signInBody } from '../../../shared/domain/requests/staff.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { SignInPage } from '../../../web/pages/staff/sign-in-page.tsx';
import { linkTo, paths, withReading } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import { clientOf } from '../../http/client.ts';
import { formProblems } from '../../http/form-problems.ts';
import { issueFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm } from '../../http/forms.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { forgetSignIn, keepSignIn, purposeOf, staffPage } from '../../http/page-sign-in.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { sentText } from '../../http/sent-text.ts';

type SignInContext = PageContext<typeof paths.signIn>;

const purpose = 'sign-in';

/** Asks for user name and password. */
export const showSignIn = (c: SignInContext): Response => {
  const hidden = { ...hiddenOf(issueFormToken(c.get('edge').deps, purpose)), next: localPath(c.req.query('next')) };
  const form = { values: {}, wrong: {} };
  return answerPage(c, <SignInPage locale={pageLocale(c)} here={hereOf(c)} form={form} hidden={hidden} />);
};

/** Signs in, and leads on to the page that was asked for before, else to the first page of the role. */
export const submitSignIn = async (c: SignInContext): Promise<Response> => {
  const sent = await readForm(c, { purpose });
  if (isRefusal(sent)) return answerRefusalPage(c, sent);
  const values = sentText(sent, ['username', 'password', 'next']);
  const signedIn = await attempt(c, async () => {
    const missing = (['username', 'password'] as const).filter((field) => values[field] === '');
    if (missing.length > 0) return refuse('FIELD_REQUIRED', { fields: missing.map(required) });
    const body = parse(signInBody, { username: values.username, password: values.password });
    return isRefusal(body) ? body : c.get('edge').limits.signIn({ ...body, client: clientOf(c) });
  });
  if (isRefusal(signedIn)) return showAgain(c, values, signedIn);
  keepSignIn(c, signedIn);
  const first = signedIn.role === 'staff' ? paths.desk : paths.office;
  return c.redirect(withReading(localPath(values.next) ?? first, pageLocale(c)), 303);
};

const required = (field: string): FieldRefusal => ({ field, code: 'FIELD_REQUIRED' });

/** The form with the user name as typed; a password is never sent back. */
const showAgain = (
  c: SignInContext,
  { username, next }: Record<'username' | 'next', string>,
  refusal: Refusal,
): Response => {
  c.set('refusal', refusal);
  const locale = pageLocale(c);
  const t = staffWords(locale).signIn;
  const { wrong, problems } = formProblems(locale, refusal, { username: t.username, password: t.password });
  const hidden = { ...hiddenOf(issueFormToken(c.get('edge').deps, purpose)), next: localPath(next) };
  const page = (
    <SignInPage locale={locale} form={{ values: { username }, wrong }} hidden={hidden} problems={problems} />
  );
  return answerPage(c, page, { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) });
};

/** A path of ours that somebody may be led on to, or nothing: an address of another site must never come in this way. */
const localPath = (next: string | undefined): string | undefined => {
  const here = 'https://here.invalid';
  const url = next ? URL.parse(next, here) : null;
  return url?.origin === here && next?.startsWith('/') ? url.pathname + url.search : undefined;
};

/** Ends the sign-in in this browser. */
export const submitSignOut = staffPage<typeof paths.signOut>(async (c, actor) => {
  const sent = await readForm(c, { purpose: purposeOf(paths.signOut, actor) });
  if (isRefusal(sent)) return answerRefusalPage(c, sent);
  forgetSignIn(c);
  return c.redirect(linkTo(pageLocale(c), paths.signIn, {}), 303);
});
