import { stringify } from 'csv-stringify/sync';
import type { DailyReport } from '../../shared/usecases/officials/daily-report.ts';
import { figures, type ReportTotal, type SiteReport } from '../../shared/usecases/officials/report-counts.ts';
import type { Language } from '../../web/locale.ts';

type Row = Record<string, string | number>;

const headings = {
  'zh-CN': {
    date: '日期',
    site: '服务点',
    capacity: '名额',
    booked: '已约',
    checkedIn: '在办',
    fulfilled: '已完成',
    noShow: '未到',
    cancelled: '已取消',
    walkIns: '现场登记',
    handedOut: '发放',
    onHand: '库存',
    closed: '已日结',
    total: '合计',
    yes: '是',
    no: '否',
  },
  en: {
    date: 'Date',
    site: 'Site',
    capacity: 'Capacity',
    booked: 'Booked',
    checkedIn: 'In progress',
    fulfilled: 'Completed',
    noShow: 'No-show',
    cancelled: 'Cancelled',
    walkIns: 'Walk-ins',
    handedOut: 'Handed out',
    onHand: 'On hand',
    closed: 'Day closed',
    total: 'Total',
    yes: 'yes',
    no: 'no',
  },
} as const satisfies Record<Language, Record<string, string>>;

/**
 * The daily report as CSV: a line per site and one for the total, two columns per reward item. It opens in Excel as it
 * is (byte-order mark, CRLF), and no cell of it can act as a formula there.
 */
export const dailyReportCsv = (report: DailyReport, language: Language = 'zh-CN'): string => {
  const words = headings[language];
  const rows = [...report.sites.map((site) => siteRow(report, site, language)), totalRow(report, language)];
  const columns = [
    words.date,
    words.site,
    ...figures.map((figure) => words[figure]),
    ...itemColumns(report, language),
    words.closed,
  ];
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
};

/** All sites show the same items, so the first one names them. */
const itemsOf = ({ sites }: DailyReport) => sites[0]?.stock ?? [];

const itemColumns = (report: DailyReport, language: Language): string[] =>
  itemsOf(report).flatMap(({ name }) => [handedOutColumn(name, language), onHandColumn(name, language)]);

const handedOutColumn = (name: string, language: Language) => `${headings[language].handedOut}: ${name}`;
const onHandColumn = (name: string, language: Language) => `${headings[language].onHand}: ${name}`;

const siteRow = (report: DailyReport, site: SiteReport, language: Language): Row => {
  const words = headings[language];
  return {
    ...figuresRow(report, site, language),
    [words.site]: site.name,
    ...Object.fromEntries(site.stock.map(({ name, onHand }) => [onHandColumn(name, language), onHand])),
    [words.closed]: site.closed ? words.yes : words.no,
  };
};

const totalRow = (report: DailyReport, language: Language): Row => {
  const words = headings[language];
  const onHand = itemsOf(report).map(({ itemId, name }) => [onHandColumn(name, language), onHandIn(report, itemId)]);
  return {
    ...figuresRow(report, report.total, language),
    [words.site]: words.total,
    ...Object.fromEntries(onHand),
  };
};

const onHandIn = ({ sites }: DailyReport, itemId: string): number =>
  sites
    .flatMap(({ stock }) => stock.filter((item) => item.itemId === itemId))
    .reduce((sum, item) => sum + item.onHand, 0);

const figuresRow = (report: DailyReport, counts: ReportTotal, language: Language): Row => {
  const words = headings[language];
  const handedOut = new Map(counts.handedOut.map(({ itemId, quantity }) => [itemId, quantity]));
  return {
    [words.date]: report.date,
    ...Object.fromEntries(figures.map((figure) => [words[figure], counts[figure]])),
    ...Object.fromEntries(
      itemsOf(report).map(({ itemId, name }) => [handedOutColumn(name, language), handedOut.get(itemId) ?? 0]),
    ),
  };
};
