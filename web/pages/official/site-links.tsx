import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';

/** Pages about a site, in the order in which they are needed. */
const pages = [
  ['facts', paths.officeSite],
  ['schedule', paths.officeSchedule],
  ['status', paths.officeStatus],
  ['stock', paths.officeStock],
  ['desk', paths.deskDay],
  ['resident', paths.site],
] as const;

export interface SiteLinksProps {
  readonly locale: Locale;
  readonly siteId: string;
  /** the page that they stand on */
  readonly current: string;
}

/** From one page about a site to the others, to its desk, and to what residents see. */
export const SiteLinks = ({ locale, siteId, current }: SiteLinksProps) => {
  const { site: t, nav } = officialWords(locale);
  return (
    <nav aria-label={t.links}>
      {pages.map(([words, path]) => (
        <a href={linkTo(locale, path, { siteId })} aria-current={path === current ? 'page' : undefined}>
          {t[words]}
        </a>
      ))}
      <a href={linkTo(locale, paths.officeAccounts, {}, { place: `staff:${siteId}` })}>{nav.accounts}</a>
      <a href={linkTo(locale, paths.officeNewSite, {}, { copy: siteId })}>{t.copy}</a>
    </nav>
  );
};
