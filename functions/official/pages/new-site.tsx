import { everywhere } from '../../../shared/domain/areas.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusals.ts';
import { siteForm } from '../../../shared/domain/requests/officials.ts';
import { sitesOfArea } from '../../../shared/usecases/officials/area-sites.ts';
import { openSite } from '../../../shared/usecases/officials/open-site.ts';
import { siteToManage } from '../../../shared/usecases/scope.ts';
import { NewSitePage } from '../../../web/pages/official/new-site-page.tsx';
import type { SiteValues } from '../../../web/pages/official/site-fields.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import {
  type Asked,
  againHidden,
  freshHidden,
  officePage,
  readOfficeForm,
  refusedFacts,
  refusedPage,
} from './asked.ts';
import { sentSite, siteChoices, siteFieldNames, siteFrom, siteProblems, valuesOfSite } from './site-fields.ts';

type NewSiteAsked = Asked<typeof paths.officeNewSite>;

const purpose = 'new-site';

const nothingTyped: SiteValues = {
  number: '',
  name: '',
  area: '',
  address: '',
  position: '',
  stages: '',
  'responsible.name': '',
  'responsible.phone': '',
  services: [],
};

/** An empty form, or one filled in like another site: all but its number, which is its own. */
export const showNewSite = officePage<typeof paths.officeNewSite>((asked) => {
  const { c, actor, directory } = asked;
  const copy = c.req.query('copy');
  const copied = copy ? siteToManage(directory, actor, copy) : undefined;
  if (isRefusal(copied)) return refusedPage(asked, copied);
  return newSitePage(asked, {
    values: copied ? { ...valuesOfSite(copied), number: '' } : { ...nothingTyped, area: actor.scope },
    status: 'draft',
    copied,
    hidden: freshHidden(asked, purpose),
  });
});

/** Opens the site, and goes on to its page. */
export const submitNewSite = officePage<typeof paths.officeNewSite>(async (asked) => {
  const { c, actor, deps, locale } = asked;
  const sent = await readOfficeForm(asked, purpose, { single: [...siteFieldNames, 'status'], multiple: ['services'] });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const values = sentSite(sent);
  const status = String(sent.fields.status ?? '');
  const input = parse(siteForm, { ...siteFrom(values), status });
  const opened = isRefusal(input)
    ? input
    : await attempt(c, () => openSite(deps, { actor, key: sent.key, input, isOneOfAKind: true }));
  if (isRefusal(opened)) {
    const hidden = againHidden(asked, purpose, sent.key, opened);
    return newSitePage(asked, { values, status, copied: undefined, hidden, refusal: opened });
  }
  const saved = values.position.trim() === '' ? 'moved' : 'opened';
  return c.redirect(linkTo(locale, paths.officeSite, { siteId: opened.siteId }, { saved }), 303);
});

interface NewSiteShown {
  readonly values: SiteValues;
  readonly status: string;
  readonly copied: { readonly siteId: string; readonly name: string } | undefined;
  readonly hidden: Record<string, string>;
  readonly refusal?: Refusal;
}

const newSitePage = (asked: NewSiteAsked, { refusal, ...shown }: NewSiteShown): Response => {
  const { c, actor, directory, locale, frame } = asked;
  const sites = sitesOfArea(directory, actor, actor.scope);
  if (isRefusal(sites)) return refusedPage(asked, sites);
  const found = refusal && siteProblems(locale, refusal, shown.values);
  const choices = siteChoices(directory, locale, actor.scope);
  const noneYet = { value: '', label: locale.messages.book.choose };
  const page = (
    <NewSitePage
      {...shown}
      frame={frame}
      wrong={found?.wrong ?? {}}
      problems={found?.problems}
      choices={actor.scope === everywhere ? { ...choices, areas: [noneYet, ...choices.areas] } : choices}
      sites={actor.scope === everywhere ? [] : sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};
