import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import { type Site, siteStatuses } from '../../../shared/domain/sites.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { scheduledDays } from '../../../shared/usecases/officials/plan-schedules.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { type StatusChoice, StatusPage } from '../../../web/pages/official/status-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import { scriptPath } from '../../http/public-files.ts';
import { sentText } from '../../http/sent-text.ts';
import { affectedBy, noticeFacts } from './affected-props.ts';
import {
  againHidden,
  freshHidden,
  officeMessage,
  officeSitePage,
  readOfficeForm,
  refusedFacts,
  refusedPage,
  type SiteAsked,
} from './asked.ts';

type StatusAsked = SiteAsked<typeof paths.officeStatus>;

const fieldNames = ['to', 'from', 'reason'] as const;

const purposeOf = ({ site }: StatusAsked): string => `status ${site.siteId}`;

const choiceOf = (text: string | undefined): StatusChoice | undefined =>
  text === 'open' || text === 'paused' || text === 'closed' ? text : undefined;

/** Offers what the site can be changed to; with `to`, what that means and who is booked. */
export const showStatus = officeSitePage<typeof paths.officeStatus>((asked) => {
  const { c, site } = asked;
  const to = choiceOf(c.req.query('to'));
  const was = siteStatuses.find((status) => status === c.req.query('was'));
  return statusPage(asked, {
    to: to === site.status ? undefined : to,
    was: was === site.status ? undefined : was,
    hidden: freshHidden(asked, purposeOf(asked)),
  });
});

/** Changes the status, if the site still has the one that the official saw. */
export const submitStatus = officeSitePage<typeof paths.officeStatus>(async (asked) => {
  const { c, actor, deps, locale, site } = asked;
  const sent = await readOfficeForm(asked, purposeOf(asked), { single: fieldNames });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const { from, to: wanted, reason } = sentText(sent, fieldNames);
  const to = choiceOf(wanted);
  if (!to) return refusedPage(asked, refuse('FIELD_INVALID'));
  const changed = await attempt(c, () => {
    const isStale = site.status !== from && site.status !== to;
    if (isStale) return Promise.resolve(refuse('STALE_VERSION'));
    return changeSite(deps, { actor, key: sent.key, siteId: site.siteId, input: { status: to } });
  });
  if (!isRefusal(changed)) {
    return c.redirect(linkTo(locale, paths.officeStatus, { siteId: site.siteId }, { was: from, reason }), 303);
  }
  const hidden = againHidden(asked, purposeOf(asked), sent.key, changed);
  return statusPage(asked, { to, was: undefined, hidden, refusal: changed });
});

interface StatusShown {
  readonly to: StatusChoice | undefined;
  readonly was: Site['status'] | undefined;
  readonly hidden: Record<string, string>;
  readonly refusal?: Refusal;
}

const statusPage = async (asked: StatusAsked, { to, was, hidden, refusal }: StatusShown): Promise<Response> => {
  const { c, deps, locale, frame, site } = asked;
  const kind = newsOf(to ?? site.status, to ? site.status : was);
  const affected = kind && (await affectedBy(asked));
  if (isRefusal(affected)) return refusedPage(asked, affected);
  const nextHref =
    affected?.cursor &&
    linkTo(locale, paths.officeStatus, { siteId: site.siteId }, { to, was, after: affected.cursor });
  const page = (
    <StatusPage
      {...{ frame, site, to, was }}
      script={scriptPath('copy')}
      hidden={{ ...hidden, from: site.status }}
      affected={affected && kind !== 'open' ? { ...affected, nextHref } : undefined}
      notice={
        affected &&
        noticeFacts(
          asked,
          kind,
          affected.days.map(({ date }) => date),
        )
      }
      hasSlots={to !== 'open' || (await scheduledDays(deps, site.siteId)).length > 0}
      problem={refusal && problemOf(asked, refusal)}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

/** What residents must be told: that a site is paused or closed, and that it goes on after that; nothing of a first opening. */
const newsOf = (status: Site['status'], before: Site['status'] | undefined): StatusChoice | undefined => {
  if (status === 'draft') return undefined;
  const goesOn = before === 'paused' || before === 'closed';
  return status === 'open' && !goesOn ? undefined : status;
};

const problemOf = ({ locale, site }: StatusAsked, refusal: Refusal) => {
  const { status: t, siteStatus } = officialWords(locale);
  return {
    message: officeMessage(locale, refusal),
    advice: refusal.refused === 'STALE_VERSION' ? t.changedMeanwhile(siteStatus[site.status]) : undefined,
  };
};
