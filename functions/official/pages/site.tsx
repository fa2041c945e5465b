import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import { sitePatch } from '../../../shared/domain/requests/officials.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import type { SiteValues } from '../../../web/pages/official/site-fields.tsx';
import { SitePage, type SitePageProps } from '../../../web/pages/official/site-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import {
  againHidden,
  freshHidden,
  officeSitePage,
  readOfficeForm,
  refusedFacts,
  refusedPage,
  type SiteAsked,
} from './asked.ts';
import {
  sentSite,
  siteChoices,
  siteFieldNames,
  siteFrom,
  siteLabels,
  siteProblems,
  valuesOfSite,
} from './site-fields.ts';
import { changedNames, markOf } from './site-marks.ts';

type PageAsked = SiteAsked<typeof paths.officeSite>;

const purposeOf = ({ site }: PageAsked): string => `site ${site.siteId}`;

/** A site with its facts and the form that changes them. */
export const showSite = officeSitePage<typeof paths.officeSite>((asked) => {
  const saved = (['opened', 'moved', 'saved'] as const).find((each) => each === asked.c.req.query('saved'));
  return sitePage(asked, {
    values: valuesOfSite(asked.site),
    seen: markOf(valuesOfSite(asked.site)),
    hidden: freshHidden(asked, purposeOf(asked)),
    saved,
  });
});

/** Changes what was typed differently from what the form showed, so that nobody undoes what another changed. */
export const submitSite = officeSitePage<typeof paths.officeSite>(async (asked) => {
  const { c, actor, deps, locale, site } = asked;
  const sent = await readOfficeForm(asked, purposeOf(asked), {
    single: [...siteFieldNames, 'seen'],
    multiple: ['services'],
  });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const values = sentSite(sent);
  const seen = String(sent.fields.seen ?? '');
  const changed = await attempt(c, async () => {
    const changes = changesOf(asked, values, seen);
    if (isRefusal(changes)) return changes;
    const input = parse(sitePatch, changes);
    const change = { actor, key: sent.key, siteId: site.siteId, isOneOfAKind: true };
    return isRefusal(input) ? input : changeSite(deps, { ...change, input });
  });
  if (isRefusal(changed)) {
    const hidden = againHidden(asked, purposeOf(asked), sent.key, changed);
    const isStale = changed.refused === 'STALE_VERSION';
    const mark = isStale ? markOf(valuesOfSite(site)) : seen;
    return sitePage(asked, {
      values,
      seen: mark,
      hidden,
      saved: undefined,
      refusal: changed,
      stale: isStale ? seen : undefined,
    });
  }
  return c.redirect(linkTo(locale, paths.officeSite, { siteId: site.siteId }, { saved: 'saved' }), 303);
});

/** The fields that were typed anew; STALE_VERSION when somebody else has given one of them another value meanwhile. */
const changesOf = ({ site }: PageAsked, values: SiteValues, seen: string): Outcome<object> => {
  const typed = changedNames(seen, values).map(requestName);
  const meanwhile = changedNames(seen, valuesOfSite(site)).map(requestName);
  const different = changedNames(markOf(values), valuesOfSite(site)).map(requestName);
  if (typed.some((name) => meanwhile.includes(name) && different.includes(name))) return refuse('STALE_VERSION');
  return Object.fromEntries(Object.entries(siteFrom(values)).filter(([name]) => typed.includes(formName(name))));
};

/** Parts of one thing are changed as one. */
const requestName = (field: string): string => field.split('.')[0]!;

const formName = (name: string): string => (name === 'lat' || name === 'lng' ? 'position' : name);

interface SiteForm extends Pick<SitePageProps, 'values' | 'saved'> {
  /** mark of the values that the official was shown */
  readonly seen: string;
  readonly hidden: Record<string, string>;
  readonly refusal?: Refusal;
  /** mark of the values that somebody else has changed since */
  readonly stale?: string | undefined;
}

const sitePage = (asked: PageAsked, { seen, hidden, refusal, stale, ...shown }: SiteForm): Response => {
  const { c, actor, directory, locale, frame, site } = asked;
  const choices = siteChoices(directory, locale, actor.scope);
  const found = refusal && siteProblems(locale, refusal, shown.values);
  const services = choices.services.filter(({ value }) => site.services.includes(value));
  const page = (
    <SitePage
      {...shown}
      frame={frame}
      site={{
        ...site,
        areaName: directory.areas.get(site.area)?.name ?? site.area,
        services: services.map(({ label }) => label),
      }}
      choices={choices}
      hidden={{ ...hidden, seen }}
      wrong={found?.wrong ?? {}}
      problems={stale === undefined ? found?.problems : [{ message: officialWords(locale).stale }]}
      advice={stale === undefined ? undefined : meanwhileWords(asked, stale)}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

const meanwhileWords = ({ locale, site }: PageAsked, stale: string): string => {
  const labels: Readonly<Record<string, string>> = siteLabels(locale);
  const names = changedNames(stale, valuesOfSite(site)).map((name) => labels[name] ?? name);
  return officialWords(locale).site.changedMeanwhile(locale.messages.common.join(names));
};
