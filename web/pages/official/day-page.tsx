import { DaySwitcher } from '../../components/day-switcher.tsx';
import type { Option } from '../../components/fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refresh } from '../../components/refresh.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatDate, timeIn } from '../../format.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths, type Query } from '../../paths.ts';
import { AreaDayForm } from './area-day-form.tsx';
import { DayTable, type RowProps } from './day-table.tsx';

export interface DayPageProps {
  readonly frame: DeskFrame;
  readonly script: string;
  /** seconds, where the reader asked for that */
  readonly refreshSeconds: number | undefined;
  readonly date: string;
  readonly previousDay: string;
  readonly nextDay: string;
  /** the area shown, and all that may be chosen; fewer than two leave no choice */
  readonly area: string;
  readonly areaName: string;
  readonly areas: readonly Option[];
  readonly rows: readonly RowProps[];
  /** ISO 8601 with +08:00 */
  readonly now: string;
  readonly siteCount: number;
  readonly first: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

/** The day's screen: sites as rows, slots as columns, every figure in sight and a press away from being changed. */
export const DayPage = (props: DayPageProps) => {
  const { frame, script, refreshSeconds, date, areaName, rows, now } = props;
  const { locale } = frame;
  const t = officialWords(locale).day;
  const hrefOf = (query: Query) => linkTo(locale, paths.office, {}, { date, area: props.area, ...query });
  return (
    <DeskLayout frame={frame} title={`${areaName} ${t.title}`} script={script} refreshSeconds={refreshSeconds}>
      <h1>
        {areaName} {formatDate(locale.language, date)}
      </h1>
      <DaySwitcher
        locale={locale}
        previousDay={props.previousDay}
        nextDay={props.nextDay}
        hrefOf={(other) => hrefOf({ date: other })}
      />
      <AreaDayForm locale={locale} path={paths.office} {...props} />
      {rows.length === 0 ? (
        <Notice title={t.none} advice={t.noneAdvice} />
      ) : (
        <>
          <DayTable locale={locale} date={date} rows={rows} now={now} />
          <p id="as-of" data-live>
            {t.asOf(timeIn(now))}
          </p>
          <p class="muted">{t.legend}</p>
          <Pages {...props} hrefOf={hrefOf} />
          {frame.here && <Refresh locale={locale} here={frame.here} isOn={refreshSeconds !== undefined} />}
        </>
      )}
    </DeskLayout>
  );
};

const Pages = (props: DayPageProps & { readonly hrefOf: (query: Query) => string }) => {
  const { frame, rows, siteCount, first, previous, next, hrefOf } = props;
  const t = officialWords(frame.locale).day;
  if (previous === undefined && next === undefined) return null;
  return (
    <div class="row screen">
      <span>{t.page(first + 1, first + rows.length, siteCount)}</span>
      {previous !== undefined && (
        <a class="button second" href={hrefOf({ first: previous })}>
          {t.previous}
        </a>
      )}
      {next !== undefined && (
        <a class="button second" href={hrefOf({ first: next })}>
          {t.next}
        </a>
      )}
    </div>
  );
};
