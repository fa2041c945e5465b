import type { Child } from 'hono/jsx';
import { Notice } from '../../components/notice.tsx';
import { StatusMark } from '../../components/status-mark.tsx';
import { Table } from '../../components/table.tsx';
import { dateIn, formatDate, timeIn } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';

/** A slot in figures; instants are ISO 8601 with +08:00. */
export interface CellProps {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly status: 'open' | 'paused' | 'closed';
  readonly capacity: number;
  readonly booked: number;
  readonly walkIn: { readonly capacity: number; readonly booked: number };
  /** people of both pools who came */
  readonly arrived: number;
}

/** One site and its slots of the day. */
export interface RowProps {
  readonly siteId: string;
  readonly number: string;
  readonly name: string;
  readonly status: 'draft' | 'open' | 'paused' | 'closed';
  readonly isDayClosed: boolean;
  readonly slots: readonly CellProps[];
}

export interface DayTableProps {
  readonly locale: Locale;
  readonly date: string;
  readonly rows: readonly RowProps[];
  /** ISO 8601 with +08:00, as slots have it */
  readonly now: string;
}

/** Sites by start times of the day. The totals stand first, where a phone shows them without scrolling. */
export const DayTable = ({ locale, date, rows, now }: DayTableProps) => {
  const t = officialWords(locale).day;
  const slots = rows.flatMap((row) => row.slots);
  const times = [...new Set(slots.map(({ start }) => timeIn(start)))].toSorted();
  const running = slots.filter(({ start, end }) => start <= now && now < end).map(({ start }) => timeIn(start));
  const current = running.toSorted().at(-1);
  const heads = times.map((time) => (time === current ? <span id="now">{t.now(time)}</span> : time));
  const columns = [t.site, t.total, ...heads].map((words) => ({ words }));
  const totalOf = (time: string) => <Figures locale={locale} {...addUp(slots.filter(startsAt(time)))} />;
  const totals = [t.total, <Figures locale={locale} {...addUp(slots)} />, ...times.map(totalOf)];
  return (
    <>
      <div id="none" data-live>
        {slots.length === 0 && (
          <Notice title={t.noSlotsAnywhere} advice={date < dateIn(now) ? t.noSlotsThen : t.noSlotsAdvice} />
        )}
      </div>
      {current && (
        <div class="row screen">
          <a class="button second" href="#now">
            {t.toNow}
          </a>
        </div>
      )}
      <Table
        liveId="day"
        caption={t.caption(formatDate(locale.language, date))}
        columns={columns}
        rows={[...rows.map((row) => cellsOf(locale, row, times)), totals]}
      />
    </>
  );
};

const startsAt =
  (time: string) =>
  ({ start }: CellProps) =>
    timeIn(start) === time;

const cellsOf = (locale: Locale, row: RowProps, times: readonly string[]) => [
  <Head locale={locale} row={row} />,
  row.slots.length === 0 ? officialWords(locale).day.noSlots : <Figures locale={locale} {...addUp(row.slots)} />,
  ...times.map((time) => {
    const slot = row.slots.find(startsAt(time));
    return slot ? <Cell locale={locale} siteId={row.siteId} slot={slot} /> : '';
  }),
];

const Head = ({ locale, row }: { readonly locale: Locale; readonly row: RowProps }) => {
  const t = officialWords(locale);
  return (
    <>
      <a href={linkTo(locale, paths.officeSite, { siteId: row.siteId })}>{row.name}</a>
      {row.status !== 'open' && <StatusMark status={row.status} words={t.siteStatus[row.status]} />}{' '}
      {row.isDayClosed && t.day.dayClosed}
    </>
  );
};

interface CellOf {
  readonly locale: Locale;
  readonly siteId: string;
  readonly slot: CellProps;
}

const Cell = ({ locale, siteId, slot }: CellOf) => (
  <a href={linkTo(locale, paths.officeSlot, { siteId, slotId: slot.slotId })}>
    <Figures locale={locale} {...slot} />
  </a>
);

type FiguresProps = Pick<CellProps, 'capacity' | 'booked' | 'walkIn' | 'arrived'> & {
  readonly locale: Locale;
  readonly status?: CellProps['status'];
};

/** Line by line: booked, walk-ins, who came, and what is the matter. */
const Figures = ({ locale, capacity, booked, walkIn, arrived, status }: FiguresProps) => {
  const t = officialWords(locale);
  return (
    <span>
      {booked}/{capacity}
      {walkIn.capacity > 0 && <Line>{t.day.walkIn(walkIn.booked, walkIn.capacity)}</Line>}
      {arrived > 0 && <Line>{t.day.arrived(arrived)}</Line>}
      {status && status !== 'open' && (
        <Line>
          <StatusMark status={status} words={t.slotStatus[status]} />
        </Line>
      )}
      {status === 'open' && booked >= capacity && (
        <Line>
          <b>{t.day.full}</b>
        </Line>
      )}
    </span>
  );
};

const Line = ({ children }: { readonly children: Child }) => (
  <>
    <br />
    {typeof children === 'string' ? children.replaceAll(' ', noBreak) : children}
  </>
);

const noBreak = '\u00a0';

const addUp = (slots: readonly CellProps[]): Omit<FiguresProps, 'locale'> => {
  const sum = (figure: (slot: CellProps) => number) => slots.reduce((total, slot) => total + figure(slot), 0);
  return {
    capacity: sum(({ capacity }) => capacity),
    booked: sum(({ booked }) => booked),
    arrived: sum(({ arrived }) => arrived),
    walkIn: { capacity: sum(({ walkIn }) => walkIn.capacity), booked: sum(({ walkIn }) => walkIn.booked) },
  };
};
