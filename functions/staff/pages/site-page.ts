import type { StaffActor } from '../../../shared/domain/accounts.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, refusalStatus, refuse } from '../../../shared/domain/refusals.ts';
import { dayQuery } from '../../../shared/domain/requests/staff.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { siteInScope } from '../../../shared/usecases/scope.ts';
import type { DeskFrame } from '../../../web/desk-layout.tsx';
import type { Locale } from '../../../web/locale.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { linkTo, paths } from '../../../web/paths.ts';
import type { PageFacts } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf } from '../../http/forms.ts';
import type { PageContext } from '../../http/page-context.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { purposeOf, staffPage } from '../../http/page-sign-in.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { deskFrame } from './frame.ts';

/** A request for a page about one site, and what every such page starts from. */
export interface SiteAsked<P extends string = string> {
  readonly c: PageContext<P>;
  readonly actor: StaffActor;
  readonly deps: Dependencies;
  readonly directory: Directory;
  readonly site: Site;
  readonly locale: Locale;
  readonly frame: DeskFrame;
}

/** A page of staff about the site that its address names; outside their scope there is none. */
export const sitePage = <P extends `${string}:siteId${string}`>(
  page: (asked: SiteAsked<P>) => Response | Promise<Response>,
) =>
  staffPage<P>(async (c, actor) => {
    const { deps } = c.get('edge');
    const directory = await deps.directory.current();
    const site = siteInScope(directory, actor, siteIdIn(c));
    const locale = pageLocale(c);
    if (!isRefusal(site)) return page({ c, actor, deps, directory, site, locale, frame: deskFrame(c, actor, site) });
    const { frame } = staffWords(locale);
    const wayOn = { href: linkTo(locale, paths.desk, {}), words: frame.ownSite, isOnly: true };
    return answerRefusalPage(c, site, { wayOn, advice: frame.otherSite });
  });

const siteIdIn = (c: EdgeContext): string => c.req.param('siteId') ?? '';

/** A refusal as a page of its own, from which the way leads back to the site's day. */
export const refusedPage = <P extends string>({ c, locale, site }: SiteAsked<P>, refusal: Refusal): Response => {
  const href = linkTo(locale, paths.deskDay, { siteId: site.siteId });
  const { frame, desk } = staffWords(locale);
  const advice = refusal.refused === 'NOT_FOUND' ? desk.search.gone : undefined;
  return answerRefusalPage(c, refusal, { wayOn: { href, words: frame.today, isOnly: true }, advice });
};

/** Status and headers of a page that is shown again with a refusal, which the log then names. */
export const refusedFacts = <P extends string>({ c }: SiteAsked<P>, refusal: Refusal): PageFacts => {
  c.set('refusal', refusal);
  return { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) };
};

/** The day that a page is about: today, unless the address names another. DATE_FORMAT for what is no date. */
export const dateAsked = <P extends string>({ c, deps }: SiteAsked<P>): Outcome<string> => {
  const asked = c.req.query('date');
  const query = parse(dayQuery, asked ? { date: asked } : {});
  return isRefusal(query) ? refuse('DATE_FORMAT') : (query.date ?? localDateOf(deps.clock()));
};

/** The hidden fields of a form of this person's that is shown for the first time. */
export const freshHidden = <P extends string>({ actor, deps }: SiteAsked<P>, form: string): Record<string, string> =>
  hiddenOf(issueFormToken(deps, purposeOf(form, actor)));

/** Those of a form that is shown again: still the same request, unless its key was used for something else. */
export const againHidden = <P extends string>(
  asked: SiteAsked<P>,
  form: string,
  key: string,
  refusal?: Refusal,
): Record<string, string> =>
  refusal?.refused === 'KEY_REUSED'
    ? freshHidden(asked, form)
    : hiddenOf(signFormToken(asked.deps, purposeOf(form, asked.actor), key));
