import type { StaffActor } from '../../../shared/domain/accounts.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refusalStatus, refuse } from '../../../shared/domain/refusals.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { viewSite } from '../../../shared/usecases/officials/view-site.ts';
import type { DeskFrame } from '../../../web/desk-layout.tsx';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { linkTo, paths } from '../../../web/paths.ts';
import type { PageFacts } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm, type SentForm } from '../../http/forms.ts';
import type { PageContext } from '../../http/page-context.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { officialPage, purposeOf } from '../../http/page-sign-in.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { officeFrame } from './frame.ts';

/** A request for a page of officials, and what every such page starts from. */
export interface Asked<P extends string = string> {
  readonly c: PageContext<P>;
  readonly actor: StaffActor;
  readonly deps: Dependencies;
  readonly directory: Directory;
  readonly locale: Locale;
  readonly frame: DeskFrame;
}

/** The same about a site that the official may change. */
export interface SiteAsked<P extends string = string> extends Asked<P> {
  readonly site: Site;
}

type Answer = Response | Promise<Response>;

/** A page of officials. */
export const officePage = <P extends string>(page: (asked: Asked<P>) => Answer) =>
  officialPage<P>(async (c, actor) => {
    const { deps } = c.get('edge');
    const directory = await deps.directory.current();
    const frame = officeFrame(c, actor, directory);
    return page({ c, actor, deps, directory, locale: pageLocale(c), frame });
  });

/** A page about the site that its address names; outside the official's area there is none. */
export const officeSitePage = <P extends `${string}:siteId${string}`>(page: (asked: SiteAsked<P>) => Answer) =>
  officePage<P>(async (asked) => {
    const site = await viewSite(asked.deps, { actor: asked.actor, siteId: siteIdIn(asked.c) });
    return isRefusal(site) ? refusedPage(asked, site) : page({ ...asked, site });
  });

const siteIdIn = (c: EdgeContext): string => c.req.param('siteId') ?? '';

/** A refusal as a page of its own, from which the way leads back to the day's screen. */
export const refusedPage = <P extends string>({ c, locale }: Asked<P>, refusal: Refusal): Response =>
  answerRefusalPage(c, refusal, {
    wayOn: { href: linkTo(locale, paths.office, {}), words: officialWords(locale).slot.back },
  });

/** Status and headers of a page that is shown again with a refusal, which the log then names. */
export const refusedFacts = <P extends string>({ c }: Asked<P>, refusal: Refusal): PageFacts => {
  c.set('refusal', refusal);
  return { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) };
};

/** A refusal on a page that shows its form again: nothing is to be refreshed where what was typed would be lost. */
export const officeMessage = (locale: Locale, refusal: Refusal): string =>
  refusal.refused === 'STALE_VERSION' ? officialWords(locale).stale : refusalMessage(locale.language, refusal);

/** The hidden fields of a form that is shown for the first time. */
export const freshHidden = <P extends string>({ actor, deps }: Asked<P>, form: string): Record<string, string> =>
  hiddenOf(issueFormToken(deps, purposeOf(form, actor)));

/** Those of a form that is shown again: the same request still, unless its key was used for something else. */
export const againHidden = <P extends string>(
  asked: Asked<P>,
  form: string,
  key: string,
  refusal?: Refusal,
): Record<string, string> =>
  refusal?.refused === 'KEY_REUSED'
    ? freshHidden(asked, form)
    : hiddenOf(signFormToken(asked.deps, purposeOf(form, asked.actor), key));

/** Names of a form's fields: those that come once, and those that may come more often. */
export interface FieldNames {
  readonly single: readonly string[];
  readonly multiple?: readonly string[];
}

/** Reads a form of the official's own; UNKNOWN_FIELD for what the page did not ask. */
export const readOfficeForm = async <P extends string>(
  { c, actor }: Asked<P>,
  form: string,
  { single, multiple = [] }: FieldNames,
): Promise<Outcome<SentForm>> => {
  const sent = await readForm(c, { purpose: purposeOf(form, actor), multiple });
  if (isRefusal(sent)) return sent;
  const known = [...single, ...multiple];
  return Object.keys(sent.fields).every((name) => known.includes(name)) ? sent : refuse('UNKNOWN_FIELD');
};

/** The values of a field that may come more than once. */
export const sentList = ({ fields }: SentForm, name: string): string[] => [fields[name] ?? []].flat();
