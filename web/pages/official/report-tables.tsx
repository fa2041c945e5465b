import { Table } from '../../components/table.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import {
  arrivedOf,
  expectedOf,
  type Figures,
  givenOf,
  hasHappened,
  type ItemShown,
  onHandOf,
  type SiteFigures,
} from './report-figures.ts';

export interface ReportTablesProps {
  readonly locale: Locale;
  readonly date: string;
  /** today, by which a day is over, under way or still to come */
  readonly today: string;
  readonly sites: readonly SiteFigures[];
  readonly total: Figures;
  /** items that were handed out or are on hand somewhere */
  readonly items: readonly ItemShown[];
}

interface DayEndProps {
  readonly site: SiteFigures;
}

/** Rows of a table; more make the page heavy, and nobody reads them. */
const mostRows = 60;

/** Who was booked and who came, site by site. */
export const CountsTable = ({ locale, date, today, sites, total }: ReportTablesProps) => {
  const t = officialWords(locale).report;
  const busy = sites.filter(hasHappened);
  const numbers = [t.capacity, t.booked, t.walkIns, t.arrived, t.fulfilled, t.noShow, t.expected, t.cancelled];
  return (
    <>
      <Table
        caption={t.counts}
        columns={[
          { words: t.site },
          ...numbers.map((words) => ({ words, isNumber: true })),
          { words: t.closed, isOneLine: true },
        ]}
        rows={[
          ...busy
            .slice(0, mostRows)
            .map((site) => [
              <a href={linkTo(locale, paths.deskDay, { siteId: site.siteId }, { date })}>{site.name}</a>,
              ...cellsOf(site),
              <DayEnd locale={locale} date={date} today={today} site={site} />,
            ]),
          [t.total, ...cellsOf(total), ''],
        ]}
      />
      <More locale={locale} count={busy.length - mostRows} />
      {busy.length < sites.length && <p class="muted">{t.idle(sites.length - busy.length)}</p>}
      <p class="muted screen">{t.countsHint}</p>
    </>
  );
};

/** Whether a site has closed the day; where it has not, the way to do it. Nothing is to be closed before the day. */
const DayEnd = ({ locale, date, today, site }: Omit<ReportTablesProps, 'sites' | 'total' | 'items'> & DayEndProps) => {
  const t = officialWords(locale).report;
  if (site.closed) return <>● {t.isClosed}</>;
  if (date > today) return null;
  return <a href={linkTo(locale, paths.deskCloseDay, { siteId: site.siteId }, { date })}>○ {t.isOpen}</a>;
};

const cellsOf = (figures: Figures): number[] => [
  figures.capacity,
  figures.booked,
  figures.walkIns,
  arrivedOf(figures),
  figures.fulfilled,
  figures.noShow,
  expectedOf(figures),
  figures.cancelled,
];

/** What was handed out and what is left, site by site. */
export const GoodsTable = ({ locale, sites, total, items }: ReportTablesProps) => {
  const t = officialWords(locale).report;
  const cell = (figures: Figures, of: readonly SiteFigures[], itemId: string) =>
    `${givenOf(figures, itemId)} / ${onHandOf(of, itemId)}`;
  if (items.length === 0) return null;
  return (
    <>
      <Table
        caption={t.goods}
        columns={[{ words: t.site }, ...items.map(({ name }) => ({ words: name, isNumber: true }))]}
        rows={[
          ...sites
            .slice(0, mostRows)
            .map((site) => [
              <a href={linkTo(locale, paths.officeStock, { siteId: site.siteId })}>{site.name}</a>,
              ...items.map(({ itemId }) => cell(site, [site], itemId)),
            ]),
          [t.total, ...items.map(({ itemId }) => cell(total, sites, itemId))],
        ]}
      />
      <More locale={locale} count={sites.length - mostRows} />
      <p class="muted">
        {t.goodsHint} <span class="screen">{t.goodsLinks}</span>
      </p>
    </>
  );
};

const More = ({ locale, count }: { readonly locale: Locale; readonly count: number }) =>
  count > 0 ? <p>{officialWords(locale).report.more(count)}</p> : null;
