import { formatDate } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
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

/** What the text is made of. */
export interface ReportTextFacts {
  readonly areaName: string;
  readonly date: string;
  readonly today: string;
  /** HH:MM */
  readonly time: string;
  readonly sites: readonly SiteFigures[];
  readonly total: Figures;
  readonly notClosed: readonly string[];
  readonly items: readonly ItemShown[];
}

/** Sites that the text names; a message in a chat may not be longer than people read. */
const mostSites = 30;

/** The daily report as a street office sends it to a chat: plain text, one line a heading. */
export const reportText = (locale: Locale, facts: ReportTextFacts): string => {
  const { areaName, date, today, time, sites, total, items } = facts;
  const t = officialWords(locale).reportText;
  const busy = sites.filter(hasHappened);
  const head = t.head(areaName, formatDate(locale.language, date), date === today ? time : undefined);
  const stock = itemsText(locale, items, (itemId) => onHandOf(sites, itemId));
  if (busy.length === 0) return [head, t.none].join('\n');
  return [
    head,
    t.booked(busy.length, total.capacity, total.booked, total.walkIns, total.cancelled),
    date > today
      ? t.notYet
      : t.arrived(arrivedOf(total), total.fulfilled, total.checkedIn, total.noShow, expectedOf(total)),
    t.handedOut(itemsText(locale, items, (itemId) => givenOf(total, itemId))),
    t.stock(stock),
    ...(busy.length > 1 ? siteLines(locale, busy, items) : []),
    ...notClosedLines(locale, facts),
  ].join('\n');
};

const itemsText = (locale: Locale, items: readonly ItemShown[], quantityOf: (itemId: string) => number): string => {
  const t = officialWords(locale).reportText;
  return t.join(
    items
      .map(({ itemId, name, unit }) => ({ name, unit, quantity: quantityOf(itemId) }))
      .filter(({ quantity }) => quantity > 0)
      .map(({ name, unit, quantity }) => t.item(name, quantity, unit)),
  );
};

const siteLines = (locale: Locale, busy: readonly SiteFigures[], items: readonly ItemShown[]): string[] => {
  const t = officialWords(locale).reportText;
  const lines = busy.slice(0, mostSites).map((site, index) => {
    const given = itemsText(locale, items, (itemId) => givenOf(site, itemId));
    return t.site(index + 1, site.name, site.booked, arrivedOf(site), site.fulfilled, given);
  });
  return [t.sites, ...lines, ...(busy.length > mostSites ? [t.more(busy.length - mostSites)] : [])];
};

/** Whose figures may still change; nobody's of a day that has not come. */
const notClosedLines = (locale: Locale, { date, today, sites, notClosed }: ReportTextFacts): string[] => {
  const t = officialWords(locale).reportText;
  const names = sites.filter(({ siteId }) => notClosed.includes(siteId)).map(({ name }) => name);
  if (date > today || names.length === 0) return [];
  return [t.notClosed(t.join(names.slice(0, mostSites)), names.length - mostSites)];
};
