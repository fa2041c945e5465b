import { DaySwitcher } from '../../components/day-switcher.tsx';
import { Notice } from '../../components/notice.tsx';
import { PhoneLink } from '../../components/phone-link.tsx';
import { SlotList, type SlotProps } from '../../components/slot-list.tsx';
import { formatNearDate, type NearDay } from '../../format.ts';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

/** What a page shows of a site. */
export interface SiteProps {
  readonly siteId: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

export interface SitePageProps {
  readonly locale: Locale;
  readonly here: string;
  readonly site: SiteProps;
  /** what is given here */
  readonly services: readonly { readonly name: string; readonly kind: 'vaccination' | 'testing' }[];
  readonly rewards: readonly string[];
  readonly service: string | undefined;
  readonly localDate: string;
  readonly nearDay: NearDay;
  readonly slots: readonly SlotProps[];
  readonly previousDay: string | undefined;
  readonly nextDay: string | undefined;
  /** why nothing can be booked on this day */
  readonly nothing?: 'paused' | 'noSlots' | 'noneFree' | undefined;
}

/** The availability page: a day's slots with the places left. */
export const SitePage = (props: SitePageProps) => {
  const { locale, here, site, rewards, service, localDate, nearDay, slots, nothing } = props;
  const { common, site: t } = locale.messages;
  const dayHref = (date: string) => linkTo(locale, paths.site, { siteId: site.siteId }, { date, service });
  return (
    <Layout locale={locale} title={`${t.title} ${site.name}`} here={here}>
      <h1>{site.name}</h1>
      <p>
        {common.join(props.services.map(({ kind, name }) => common.service(kind, name)))}
        <br />
        {site.address}
      </p>
      <PhoneLink locale={locale} phone={site.phone} />
      {rewards.map((reward) => (
        <p class="muted">{common.labelled(common.rewards, reward)}</p>
      ))}
      <h2>{formatNearDate(locale, localDate, nearDay)}</h2>
      <DaySwitcher {...props} hrefOf={dayHref} />
      {nothing && (
        <Notice title={t[nothing]} advice={t[`${nothing}Advice`]}>
          {nothing === 'noSlots' && !props.previousDay && !props.nextDay && (
            <a class="button second" href={linkTo(locale, paths.site, { siteId: site.siteId }, { service })}>
              {t.firstDay}
            </a>
          )}
          <a class="button second" href={linkTo(locale, paths.sites, {}, { service })}>
            {t.otherSites}
          </a>
        </Notice>
      )}
      <SlotList
        locale={locale}
        slots={slots}
        hrefOf={(slotId) => linkTo(locale, paths.book, { siteId: site.siteId, slotId }, { service })}
      />
      {slots.length > 0 && <DaySwitcher {...props} hrefOf={dayHref} />}
    </Layout>
  );
};
