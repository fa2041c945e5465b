import type { Child } from 'hono/jsx';
import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { Table } from '../../components/table.tsx';
import { dateIn, formatDate, formatWindow } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';

export interface AffectedProps {
  readonly locale: Locale;
  readonly siteId: string;
  readonly days: readonly { readonly date: string; readonly booked: number }[];
  readonly booked: number;
  /** people who are checked in and not done */
  readonly inside: number;
  /** a page of those booked */
  readonly people: readonly AppointmentView[];
  readonly nextHref: string | undefined;
  /** stands before the list, which may be long */
  readonly children?: Child;
}

/** Where the list begins, for a link to it on the same page. */
export const affectedId = 'affected';

const noBreak = '\u00a0';

/**
 * Who is booked and not here yet, what becomes of them, and how they can be reached. Printed is only what stands within:
 * a notice is posted for everybody to read, and a code with the end of a phone number opens a booking.
 */
export const Affected = (props: AffectedProps) => {
  const { locale, siteId, booked, inside, people, nextHref, children } = props;
  const t = officialWords(locale).affected;
  return (
    <section>
      <div class="screen">
        <h2 id={affectedId}>{t.title}</h2>
        {booked === 0 ? <p>{t.none}</p> : <WhatHappens {...props} />}
        {inside > 0 && <p>{t.inside(inside)}</p>}
      </div>
      {children}
      {booked > 0 && (
        <div class="screen">
          <Table
            caption={t.caption}
            columns={[t.code, t.time, t.person].map((words) => ({ words, isOneLine: true }))}
            rows={people.map(({ appointmentCode: code, slot, attendee }) => [
              <a href={linkTo(locale, paths.deskAppointment, { siteId, code })}>{code}</a>,
              <>
                {formatDate(locale.language, dateIn(slot.start)).replaceAll(' ', noBreak)}
                <br />
                {formatWindow(slot)}
              </>,
              <>
                {attendee.maskedName}
                <br />
                {attendee.phoneTail}
              </>,
            ])}
          />
        </div>
      )}
      {nextHref && (
        <a class="button second" href={nextHref}>
          {t.next}
        </a>
      )}
    </section>
  );
};

const WhatHappens = ({ locale, days, booked }: AffectedProps) => {
  const t = officialWords(locale).affected;
  const perDay = days.map(({ date, booked: count }) => t.day(formatDate(locale.language, date), count));
  return (
    <>
      <p>
        <b>{t.count(booked)}</b>
        {days.length > 1 && ` (${locale.messages.common.join(perDay)})`}
      </p>
      <ul>
        {t.happens.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      <p>{t.reach}</p>
    </>
  );
};
