import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { dateIn, formatDistance, formatNearDate, type NearDay, timeIn } from '../../format.ts';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths, readingQuery } from '../../paths.ts';

/** One site in the list. */
export interface SiteEntry {
  readonly siteId: string;
  readonly name: string;
  readonly area: string;
  readonly address: string;
  readonly distanceMeters?: number | undefined;
  readonly services: readonly { name: string; kind: 'vaccination' | 'testing' }[];
  readonly open: boolean;
  readonly remainingToday: number;
  /** start of the next free slot, ISO 8601 */
  readonly nextStart?: string | undefined;
  readonly nextNear?: NearDay;
  readonly rewards: readonly string[];
}

export interface SitesPageProps {
  readonly locale: Locale;
  readonly here: string;
  readonly q: string;
  /** only sites with this service, by its id */
  readonly service: string | undefined;
  /** where the reader is: then the nearest come first */
  readonly place: { readonly lat: number; readonly lng: number } | undefined;
  readonly sites: readonly SiteEntry[];
  /** what to say when there is nothing to choose */
  readonly nothing?: 'nothingFound' | 'none' | 'allFull' | 'allClosed' | undefined;
  readonly moreHref?: string | undefined;
  readonly script: string;
}

/** Sites, nearest first where the place is known, else as found by name, else all. */
export const SitesPage = (props: SitesPageProps) => {
  const { locale, here, q, service, place, sites, nothing, moreHref, script } = props;
  const t = locale.messages.sites;
  const reading = readingQuery(locale);
  return (
    <Layout locale={locale} title={t.title} here={here} script={script}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <form id="nearby" action={paths.sites} hidden>
        <input type="hidden" name="lat" />
        <input type="hidden" name="lng" />
        <HiddenFields values={{ q: q || undefined, service, ...reading }} />
        <button type="submit">{t.nearby}</button>
      </form>
      <p class="notice" id="no-place" role="status" hidden>
        {t.noPlace}
      </p>
      <form action={paths.sites}>
        <label>
          {t.search}
          <input id="q" name="q" type="search" value={q} maxlength={100} enterkeyhint="search" />
        </label>
        <HiddenFields values={{ service, ...place, ...reading }} />
        <button class="second" type="submit">
          {t.searchButton}
        </button>
      </form>
      {nothing && <NothingNotice locale={locale} nothing={nothing} q={q} />}
      {place && sites.length > 0 && <p class="muted">{t.nearestFirst}</p>}
      {sites.map((site) => (
        <SiteCard locale={locale} site={site} service={service} />
      ))}
      {moreHref && (
        <a class="button second" href={moreHref}>
          {t.more}
        </a>
      )}
      {q !== '' && (
        <a class="button second" href={linkTo(locale, paths.sites, {}, { service, ...place })}>
          {locale.messages.common.allSites}
        </a>
      )}
    </Layout>
  );
};

const NothingNotice = ({ locale, nothing, q }: Pick<SitesPageProps, 'locale' | 'q'> & { nothing: Nothing }) => {
  const t = locale.messages.sites;
  const title = nothing === 'nothingFound' ? t.nothingFound(q) : t[nothing];
  return <Notice title={title} advice={t[`${nothing}Advice`]} />;
};
type Nothing = NonNullable<SitesPageProps['nothing']>;

const SiteCard = ({ locale, site, service }: Pick<SitesPageProps, 'locale' | 'service'> & { site: SiteEntry }) => {
  const { common, sites: t } = locale.messages;
  const where = site.distanceMeters === undefined ? site.area : formatDistance(locale, site.distanceMeters);
  const today = site.remainingToday > 0 ? t.remainingToday(site.remainingToday) : t.noneToday;
  return (
    <article class="card">
      <h2>{site.name}</h2>
      <p>{common.join(site.services.map(({ kind, name }) => common.service(kind, name)))}</p>
      <p class="muted">
        {where}
        <br />
        {site.address}
      </p>
      <p>
        <b>{site.open ? today : t.closed}</b>
        {site.open && site.nextStart && <br />}
        {site.open && site.nextStart && <NextFree locale={locale} start={site.nextStart} near={site.nextNear} />}
      </p>
      {site.rewards.map((reward) => (
        <p class="muted">{common.labelled(common.rewards, reward)}</p>
      ))}
      <a
        class={site.open ? 'button' : 'button second'}
        href={linkTo(locale, paths.site, { siteId: site.siteId }, { service })}
        aria-label={common.labelled(t.choose, site.name)}
      >
        {t.choose}
      </a>
    </article>
  );
};

const NextFree = ({ locale, start, near }: { locale: Locale; start: string; near: NearDay }) => (
  <span>
    {locale.messages.common.labelled(
      locale.messages.sites.next,
      `${formatNearDate(locale, dateIn(start), near)} ${timeIn(start)}`,
    )}
  </span>
);
