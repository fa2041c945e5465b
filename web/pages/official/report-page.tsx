import { CopyText } from '../../components/copy-text.tsx';
import { DaySwitcher } from '../../components/day-switcher.tsx';
import type { Option } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatDate } from '../../format.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths, type Query } from '../../paths.ts';
import { AreaDayForm } from './area-day-form.tsx';
import { hasHappened } from './report-figures.ts';
import { CountsTable, GoodsTable, type ReportTablesProps } from './report-tables.tsx';
import { reportText } from './report-text.ts';

export interface ReportPageProps extends Omit<ReportTablesProps, 'locale'> {
  readonly frame: DeskFrame;
  readonly scripts: readonly string[];
  readonly previousDay: string;
  readonly nextDay: string;
  readonly area: string;
  readonly areaName: string;
  readonly areas: readonly Option[];
  /** ids of sites that had something to close and have not */
  readonly notClosed: readonly string[];
  /** HH:MM */
  readonly time: string;
}

/** The daily report: on the screen, on paper, as a text for the chat, and as a table to download. */
export const ReportPage = (props: ReportPageProps) => {
  const { frame, scripts, date, areaName, sites, today, time } = props;
  const { locale } = frame;
  const { report: t, day } = officialWords(locale);
  const isToday = date === today;
  const isBusy = sites.some(hasHappened);
  return (
    <DeskLayout frame={frame} title={t.title(areaName)} script={scripts}>
      <h1>
        {t.title(areaName)}
        <br />
        {formatDate(locale.language, date)} {isToday && t.asOf(time)}
      </h1>
      <div class="screen">
        <DaySwitcher
          locale={locale}
          previousDay={props.previousDay}
          nextDay={props.nextDay}
          hrefOf={(other) => hrefOf(props, { date: other })}
        />
        <AreaDayForm locale={locale} path={paths.officeReport} {...props} />
      </div>
      <p class="paper">{t.printedAt(`${today} ${time}`)}</p>
      {date > today && <Notice title={t.future} advice={t.futureAdvice} />}
      {sites.length === 0 ? (
        <Notice title={day.none} advice={day.noneAdvice} />
      ) : (
        <>
          {isBusy ? <DayEnd {...props} /> : <Notice title={t.nothing} advice={t.nothingAdvice} />}
          {isBusy && <CountsTable locale={locale} {...props} />}
          <GoodsTable locale={locale} {...props} />
          <Text {...props} />
          <p class="muted screen">{t.audit}</p>
        </>
      )}
    </DeskLayout>
  );
};

const hrefOf = ({ frame, date, area }: ReportPageProps, query: Query): string =>
  linkTo(frame.locale, paths.officeReport, {}, { date, area, ...query });

/** What is still to be closed, which an official can do as well; nothing of a day that has not come. */
const DayEnd = ({ frame: { locale }, date, notClosed, today }: ReportPageProps) => {
  const t = officialWords(locale).report;
  if (date > today) return null;
  return notClosed.length === 0 ? (
    <p>✓ {t.allClosed}</p>
  ) : (
    <>
      <div class="screen">
        <Notice title={t.notClosed(notClosed.length)} advice={t.notClosedAdvice} />
      </div>
      <p class="paper">○ {t.notClosed(notClosed.length)}</p>
    </>
  );
};

/** Rows of the field with the text; a longer one is scrolled. */
const mostRows = 20;

const Text = (props: ReportPageProps) => {
  const { locale } = props.frame;
  const t = officialWords(locale).report;
  const text = reportText(locale, props);
  return (
    <section class="screen">
      <CopyText
        id="report-text"
        label={t.text}
        hint={t.textHint}
        text={text}
        rows={Math.min(mostRows, text.split('\n').length + 4)}
        button={t.copy}
        done={t.copied}
      />
      <div class="row">
        <a class="button second" href={hrefOf(props, { format: 'csv' })}>
          {t.csv}
        </a>
        <button type="button" id="print" class="second" hidden>
          {t.print}
        </button>
      </div>
    </section>
  );
};
