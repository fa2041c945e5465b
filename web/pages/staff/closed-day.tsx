import { Table } from '../../components/table.tsx';
import { dateIn, formatDate, timeIn } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { type CountProps, CountTable } from './count-table.tsx';

interface HandedOutProps {
  readonly locale: Locale;
  readonly handedOut: readonly { readonly name: string; readonly quantity: number }[];
}

export interface ClosedDayProps extends HandedOutProps {
  readonly closed: { readonly at: string; readonly by: string; readonly counts: readonly CountProps[] };
}

/** The record of the closing: who, when, the count with its differences, what was handed out. */
export const ClosedDay = ({ locale, closed, handedOut }: ClosedDayProps) => {
  const t = staffWords(locale).closeDay;
  return (
    <>
      <section class="card">
        <h2>
          <span aria-hidden="true">✓</span> {t.closed}
        </h2>
        <p>{t.closedBy(`${formatDate(locale.language, dateIn(closed.at))} ${timeIn(closed.at)}`, closed.by)}</p>
      </section>
      {closed.counts.length > 0 ? <CountTable locale={locale} counts={closed.counts} /> : <p>{t.noCounts}</p>}
      <HandedOut locale={locale} handedOut={handedOut} />
    </>
  );
};

/** What was handed out on the day. */
export const HandedOut = ({ locale, handedOut }: HandedOutProps) => {
  const t = staffWords(locale).closeDay;
  if (handedOut.length === 0) return <p>{t.handedOutNone}</p>;
  const columns = [{ words: t.item }, { words: t.quantity, isNumber: true }];
  const rows = handedOut.map(({ name, quantity }) => [name, quantity]);
  return <Table caption={t.handedOut} columns={columns} rows={rows} />;
};
