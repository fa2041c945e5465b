import { DaySwitcher } from '../../components/day-switcher.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refresh } from '../../components/refresh.tsx';
import { type DeskFrame, DeskLayout, type DeskLayoutProps } from '../../desk-layout.tsx';
import { dateIn, formatDate, timeIn } from '../../format.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { DayTable, type DayTableProps } from './day-table.tsx';
import { SearchBox } from './search-box.tsx';
import { SlotPeople, type SlotPeopleProps } from './slot-people.tsx';

export interface DayPageProps
  extends Pick<DeskLayoutProps, 'script' | 'refreshSeconds'>,
    Pick<DayTableProps, 'siteId' | 'date' | 'rows'> {
  readonly frame: DeskFrame;
  readonly today: string;
  readonly previousDay: string;
  readonly nextDay: string;
  /** path and query of this page without language, size and refresh */
  readonly here: string;
  readonly siteStatus: 'draft' | 'open' | 'paused' | 'closed';
  /** when and by whom the day was closed */
  readonly closed?: { readonly at: string; readonly by: string } | undefined;
  /** the slot that was opened */
  readonly people?: Omit<SlotPeopleProps, 'locale' | 'siteId' | 'date'> | undefined;
  readonly search: Hidden;
}

/** A site's day: whom to look for, how far each slot is, and the people of one slot. */
export const DeskDayPage = (props: DayPageProps) => {
  const { frame, siteId, date, today, rows, people, search, script, refreshSeconds } = props;
  const { locale } = frame;
  const t = staffWords(locale).desk.day;
  const title = t.title(formatDate(locale.language, date));
  const folded = date === today ? foldedRows(rows) : [];
  const table = { locale, siteId, date };
  return (
    <DeskLayout frame={frame} title={title} script={script} refreshSeconds={refreshSeconds}>
      <div id="state" data-live>
        <DayState {...props} />
      </div>
      {date === today && <SearchBox locale={locale} siteId={siteId} hidden={search} />}
      {people && <SlotPeople locale={locale} siteId={siteId} date={date} {...people} />}
      <h1>{title}</h1>
      {rows.length === 0 ? (
        <Notice title={t.none} advice={t.noneAdvice} />
      ) : (
        <>
          <DayTable
            {...table}
            liveId="slots"
            caption={t.caption}
            rows={rows.filter((row) => !folded.includes(row))}
            addedUp={rows}
          />
          <p class="hint">{t.missingHint}</p>
          {folded.length === 0 ? (
            <div id="over" data-live />
          ) : (
            <details id="over">
              <summary>{t.overSlots}</summary>
              <DayTable {...table} liveId="over-slots" caption={t.over} rows={folded} />
            </details>
          )}
        </>
      )}
      <Refresh locale={locale} here={props.here} isOn={refreshSeconds !== undefined} />
      <DaySwitcher
        locale={locale}
        previousDay={props.previousDay}
        nextDay={props.nextDay}
        hrefOf={(day) => linkTo(locale, paths.deskDay, { siteId }, { date: day })}
      />
      {date !== today && (
        <a class="button" href={linkTo(locale, paths.deskDay, { siteId })}>
          {t.today}
        </a>
      )}
    </DeskLayout>
  );
};

/**
 * The slots that are over and leave nothing to do: they need not stand before the running one. A slot with somebody still
 * inside stays, and a day that is over altogether is shown whole.
 */
const foldedRows = (rows: DayPageProps['rows']): DayPageProps['rows'] => {
  const folded = rows.filter(({ state, arrived, done }) => state === 'over' && arrived === done);
  return folded.length < rows.length ? folded : [];
};

/** What is out of the ordinary about the day or the site. */
const DayState = ({ frame: { locale }, closed, siteStatus }: DayPageProps) => {
  const t = staffWords(locale).desk.day;
  const closedAt = closed && `${formatDate(locale.language, dateIn(closed.at))} ${timeIn(closed.at)}`;
  return (
    <>
      {closed && closedAt && <Notice title={t.dayClosed} advice={t.dayClosedAdvice(closedAt, closed.by)} />}
      {siteStatus !== 'open' && <Notice title={t.siteState[siteStatus]} advice={t.siteAdvice} />}
    </>
  );
};
