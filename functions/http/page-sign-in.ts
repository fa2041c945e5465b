import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { StaffActor } from '../../shared/domain/accounts.ts';
import { isRefusal, type Outcome } from '../../shared/domain/refusals.ts';
import { staffWords } from '../../web/messages/staff/words.ts';
import { linkTo, paths } from '../../web/paths.ts';
import type { EdgeContext } from './edge.ts';
import type { PageContext } from './page-context.ts';
import { hereOf, pageLocale } from './page-locale.ts';
import { answerRefusalPage } from './refusal-page.tsx';
import { type Access, admit } from './sign-in.ts';

const isSecure = (c: EdgeContext): boolean => c.get('edge').origins.allHttps;

/** The prefix binds the cookie to this host, and needs https, which a laptop does not have. */
const cookieName = (c: EdgeContext): string => (isSecure(c) ? '__Host-doorstep' : 'doorstep');

/**
 * Where a browser keeps who is signed in: out of reach of scripts. `Lax`, because staff open `/C/CODE` from the scan of
 * another app and must then be signed in; forms carry a token of their own.
 */
const cookieOptions = (c: EdgeContext): CookieOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax',
  secure: isSecure(c),
});

/** Keeps a sign-in in the browser until it ends. */
export const keepSignIn = (c: EdgeContext, { token, expiresAt }: { token: string; expiresAt: string }): void =>
  setCookie(c, cookieName(c), token, { ...cookieOptions(c), expires: new Date(expiresAt) });

/** Forgets the sign-in in this browser. */
export const forgetSignIn = (c: EdgeContext): void => {
  deleteCookie(c, cookieName(c), cookieOptions(c));
};

/** Who is signed in in this browser: SIGN_IN_REQUIRED, or FORBIDDEN for a role that may not see such pages. */
export const signedIn = (c: EdgeContext, access: Exclude<Access, 'public'>): Promise<Outcome<StaffActor>> =>
  admit(c, getCookie(c, cookieName(c)), access);

type Page<P extends string> = (c: PageContext<P>, actor: StaffActor) => Response | Promise<Response>;

const signInPage =
  (access: Exclude<Access, 'public'>) =>
  <P extends string>(page: Page<P>) =>
  async (c: PageContext<P>): Promise<Response> => {
    const actor = await signedIn(c, access);
    if (!isRefusal(actor)) return page(c, actor);
    const locale = pageLocale(c);
    const next = c.req.method === 'GET' ? hereOf(c) : undefined;
    const href = linkTo(locale, paths.signIn, {}, { next });
    if (actor.refused === 'SIGN_IN_REQUIRED' && next !== undefined) return c.redirect(href, 303);
    if (actor.refused !== 'FORBIDDEN') {
      const words = locale.messages.common.signIn;
      const isNewPage = actor.refused === 'SIGN_IN_REQUIRED';
      return answerRefusalPage(c, actor, { wayOn: { href, words, isNewPage, isOnly: isNewPage } });
    }
    const { ownSite, forbidden, accountEnded } = staffWords(locale).frame;
    if (access === 'staff' || isRefusal(await signedIn(c, 'staff'))) {
      const wayOn = { href, words: locale.messages.common.signIn, isOnly: true };
      return answerRefusalPage(c, actor, { wayOn, advice: accountEnded });
    }
    const wayOn = { href: linkTo(locale, paths.desk, {}), words: ownSite, isOnly: true };
    return answerRefusalPage(c, actor, { wayOn, advice: forbidden });
  };

/**
 * A page of staff. Whoever is not signed in is led to the sign-in and comes back; who sent a form meanwhile is told to
 * sign in beside this page, which then sends the same form again when it is reloaded. Who may not see the page is led
 * back to their site, and to the sign-in when it is the account that was dismissed or is past its last day.
 */
export const staffPage = signInPage('staff');

/** A page of officials and administrators; see `staffPage`. */
export const officialPage = signInPage('official');

/** What the token of a signed-in person's form is for: nobody else's is good for it. */
export const purposeOf = (form: string, { username }: StaffActor): string => `${form} ${username}`;
