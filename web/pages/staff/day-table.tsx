import { Table } from '../../components/table.tsx';
import { formatWindow } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';

/** A slot in figures: people, and walk-in places that can still be given out. Instants are ISO 8601 with +08:00. */
export interface DayRowProps {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly state: 'now' | 'over' | 'paused' | 'closed' | 'toCome';
  readonly capacity: number;
  readonly booked: number;
  readonly arrived: number;
  readonly done: number;
  readonly missing: number;
  readonly walkInsLeft: number;
}

export interface DayTableProps {
  readonly locale: Locale;
  readonly siteId: string;
  readonly date: string;
  readonly caption: string;
  readonly rows: readonly DayRowProps[];
  /** the slots that are added up in the last line; without them there is none */
  readonly addedUp?: readonly DayRowProps[] | undefined;
  /** tells this table from another on the page while both are kept fresh */
  readonly liveId: string;
}

const shapes = { now: '▶', over: '✓', paused: '‖', closed: '✕' } as const;

/** The slots of a day with their figures, first those that are acted upon; a slot's time leads to its people. */
export const DayTable = ({ locale, siteId, date, caption, rows, addedUp, liveId }: DayTableProps) => {
  const t = staffWords(locale).desk.day;
  const figures = [t.booked, t.arrived, t.missing, t.walkIns, t.done].map((words) => ({ words, isNumber: true }));
  const sum = (name: 'booked' | 'capacity' | 'arrived' | 'done' | 'missing' | 'walkInsLeft') =>
    addedUp?.reduce((total, row) => total + row[name], 0);
  const cells = rows.map((row) => [
    <>
      <a href={linkTo(locale, paths.deskDay, { siteId }, { date, slot: row.slotId })}>{formatWindow(row)}</a>
      {row.state !== 'toCome' && <SlotState state={row.state} words={t[row.state]} />}
    </>,
    `${row.booked}/${row.capacity}`,
    row.arrived,
    row.missing,
    row.walkInsLeft,
    row.done,
  ]);
  const totals = [
    t.total,
    `${sum('booked')}/${sum('capacity')}`,
    sum('arrived'),
    sum('missing'),
    sum('walkInsLeft'),
    sum('done'),
  ];
  const columns = [{ words: t.time }, ...figures];
  return <Table liveId={liveId} caption={caption} columns={columns} rows={addedUp ? [...cells, totals] : cells} />;
};

const SlotState = ({ state, words }: { readonly state: keyof typeof shapes; readonly words: string }) => (
  <>
    <br />
    <span aria-hidden="true">{shapes[state]}</span> {words}
  </>
);
