import type { Child } from 'hono/jsx';
import { ActButton } from '../../../web/components/act-button.tsx';
import { AppointmentSummary } from '../../../web/components/appointment-summary.tsx';
import { CopyText } from '../../../web/components/copy-text.tsx';
import { DaySwitcher } from '../../../web/components/day-switcher.tsx';
import { ErrorSummary } from '../../../web/components/error-summary.tsx';
import { Facts } from '../../../web/components/facts.tsx';
import { HiddenFields } from '../../../web/components/hidden-fields.tsx';
import { Notice } from '../../../web/components/notice.tsx';
import { PhoneLink } from '../../../web/components/phone-link.tsx';
import { QrCode } from '../../../web/components/qr-code.tsx';
import { ReadingSwitches } from '../../../web/components/reading-switches.tsx';
import { Refresh } from '../../../web/components/refresh.tsx';
import { SlotList } from '../../../web/components/slot-list.tsx';
import { StateMark } from '../../../web/components/state-mark.tsx';
import { StatusMark } from '../../../web/components/status-mark.tsx';
import { Table } from '../../../web/components/table.tsx';
import { Verdict } from '../../../web/components/verdict.tsx';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { CheckBoxSpecimens, FieldSpecimens } from './form-specimens.tsx';
import { appointment, slots } from './samples.ts';

const here = '/dev/components';

/** Every file of web/components → what it makes, in all its states, in the words of the real pages. */
export const specimens: Readonly<Record<string, (locale: Locale) => Child>> = {
  'act-button': (locale) => {
    const { desk } = staffWords(locale);
    return (
      <>
        <ActButton action={here} words={desk.person.checkIn} hidden={{}} />
        <ActButton action={here} words={desk.person.undo} hidden={{}} kind="second" />
        <ActButton action={here} words={desk.person.noShow} hidden={{}} kind="danger" />
      </>
    );
  },
  'appointment-summary': (locale) => <AppointmentSummary locale={locale} appointment={appointment} />,
  'check-boxes': (locale) => <CheckBoxSpecimens locale={locale} />,
  'copy-text': (locale) => {
    const t = officialWords(locale).report;
    return (
      <CopyText id="copied" label={t.text} text={appointment.site.name} rows={3} button={t.copy} done={t.copied} />
    );
  },
  'day-switcher': (locale) => (
    <>
      <DaySwitcher locale={locale} previousDay="2026-11-21" nextDay="2026-11-23" hrefOf={() => here} />
      <DaySwitcher locale={locale} previousDay={undefined} nextDay="2026-11-23" hrefOf={() => here} />
    </>
  ),
  'error-summary': (locale) => {
    const { common, book } = locale.messages;
    const problem = (label: string) =>
      common.labelled(label, refusalMessage(locale.language, { refused: 'FIELD_REQUIRED' }));
    const problems = [
      { field: 'name', message: problem(book.name) },
      { field: 'password', message: problem(staffWords(locale).signIn.password) },
    ];
    const only = [{ message: refusalMessage(locale.language, { refused: 'TRY_AGAIN' }) }];
    return (
      <>
        <ErrorSummary title={common.errorSummary} problems={problems} />
        <ErrorSummary title={common.errorSummary} problems={only}>
          <p>{book.pressAgain}</p>
        </ErrorSummary>
      </>
    );
  },
  facts: (locale) => {
    const t = staffWords(locale).desk.verdict;
    return (
      <Facts
        facts={[
          { name: t.who, value: appointment.attendee.maskedName },
          { name: t.tail, value: appointment.attendee.phoneTail },
        ]}
      />
    );
  },
  fields: (locale) => <FieldSpecimens locale={locale} />,
  'hidden-fields': () => (
    <form>
      <HiddenFields values={{ kept: 'unseen', many: ['a', 'b'], none: undefined }} />
    </form>
  ),
  notice: (locale) => <Notice title={locale.messages.site.noSlots} advice={locale.messages.site.noSlotsAdvice} />,
  'phone-link': (locale) => <PhoneLink locale={locale} phone={appointment.site.phone} />,
  'qr-code': (locale) => <QrCode text="HTTPS://DOORSTEP.EXAMPLE/C/K7M3P9QX" label={locale.messages.code.title} />,
  'reading-switches': (locale) => <ReadingSwitches locale={locale} here={here} />,
  refresh: (locale) => (
    <>
      <Refresh locale={locale} here={here} isOn={false} />
      <Refresh locale={locale} here={here} isOn />
    </>
  ),
  'slot-list': (locale) => (
    <>
      <SlotList locale={locale} slots={slots} hrefOf={() => here} />
      <form>
        <SlotList locale={locale} slots={slots} />
      </form>
    </>
  ),
  'state-mark': (locale) => (
    <ul>
      {(['booked', 'checkedIn', 'fulfilled', 'cancelled', 'noShow'] as const).map((state) => (
        <li>
          <StateMark locale={locale} state={state} />
        </li>
      ))}
    </ul>
  ),
  'status-mark': (locale) => (
    <ul>
      {(['draft', 'open', 'paused', 'closed'] as const).map((status) => (
        <li>
          <StatusMark status={status} words={staffWords(locale).desk.sites.status[status]} />
        </li>
      ))}
    </ul>
  ),
  table: (locale) => {
    const { day } = staffWords(locale).desk;
    const columns = [
      { words: day.time },
      { words: day.booked, isNumber: true },
      { words: day.arrived, isNumber: true },
      { words: day.done, isNumber: true },
      { words: day.missing, isNumber: true },
      { words: day.walkIns, isNumber: true },
    ];
    const rows = [
      ['08:30–09:00', '38/40', 30, 21, 8, 2],
      ['09:00–09:30', '40/40', 0, 0, 0, 5],
    ];
    return <Table caption={day.time} columns={columns} rows={rows} />;
  },
  verdict: (locale) => {
    const t = staffWords(locale).desk.verdict;
    return (
      <>
        <Verdict kind="yes" title={t.yes}>
          <p>{appointment.attendee.maskedName}</p>
        </Verdict>
        <Verdict kind="already" title={t.already}>
          <p>{t.alreadyAdvice}</p>
        </Verdict>
        <Verdict kind="no" title={t.no}>
          <p>{t.advice.wrongDay}</p>
        </Verdict>
      </>
    );
  },
};
