import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { displayCode } from '../../../shared/domain/codes.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { Table } from '../../components/table.tsx';
import { formatWindow } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';

export interface SlotPeopleProps {
  readonly locale: Locale;
  readonly siteId: string;
  readonly date: string;
  readonly slot: { readonly slotId: string; readonly start: string; readonly end: string };
  readonly people: readonly AppointmentView[];
  /** leads behind the last one, when there are more */
  readonly cursor?: string | undefined;
  /** true when the list does not begin with the first one */
  readonly isContinued: boolean;
}

/** The people of a slot; a name leads to the person's page. */
export const SlotPeople = ({ locale, siteId, date, slot, people, cursor, isContinued }: SlotPeopleProps) => {
  const t = staffWords(locale).desk.day;
  const title = t.people(formatWindow(slot));
  const pageOf = (after: string | undefined) =>
    linkTo(locale, paths.deskDay, { siteId }, { date, slot: slot.slotId, after });
  const rows = people.map(({ appointmentCode: code, attendee, status, stage }) => [
    <>
      <a href={linkTo(locale, paths.deskAppointment, { siteId, code })}>{attendee.maskedName}</a>
      <br />
      <StateMark locale={locale} state={status} />
      {status === 'checkedIn' && stage && ` · ${stage}`}
    </>,
    attendee.phoneTail,
    displayCode(code),
  ]);
  const columns = [t.name, t.tail, t.code].map((words) => ({ words }));
  return (
    <section>
      <h2>{title}</h2>
      {people.length === 0 ? (
        <p>{t.noPeople}</p>
      ) : (
        <Table liveId="people" caption={title} columns={columns} rows={rows} />
      )}
      {cursor && (
        <a class="button second" href={pageOf(cursor)}>
          {t.nextPage}
        </a>
      )}
      {isContinued && (
        <a class="button second" href={pageOf(undefined)}>
          {t.firstPage}
        </a>
      )}
    </section>
  );
};
