import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { displayCode } from '../../../shared/domain/codes.ts';
import { DaySwitcher } from '../../components/day-switcher.tsx';
import { Notice } from '../../components/notice.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatDate, formatWindow } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import type { PersonProps } from './check-in-page.tsx';

export interface ListSlot {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly people: readonly PersonProps[];
}

export interface ListPageProps {
  readonly frame: DeskFrame;
  readonly site: { readonly siteId: string; readonly number: string; readonly name: string };
  readonly date: string;
  readonly previousDay: string;
  readonly nextDay: string;
  /** ISO 8601 */
  readonly printedAt: string;
  readonly script: string;
  readonly slots: readonly ListSlot[];
  /** empty lines for people without an appointment */
  readonly walkInLines: number;
}

/** Columns before the boxes. */
const columnCount = 8;
/** How many of them a person without an appointment takes for name, phone, ID number and dose, written by hand. */
const walkInSpans = [2, 3, 2, 1];

/** The day list for paper. Its head, with site, date and time of printing, is repeated on every sheet. */
export const ListPage = (props: ListPageProps) => {
  const { frame, site, date, previousDay, nextDay, script, slots } = props;
  const { locale } = frame;
  const t = staffWords(locale).list;
  const day = formatDate(locale.language, date);
  const count = slots.reduce((sum, { people }) => sum + people.length, 0);
  return (
    <DeskLayout frame={frame} title={t.title(day)} script={script}>
      <div class="screen">
        <h1>{t.title(day)}</h1>
        <p>
          {t.count(count)} · {t.hint}
        </p>
        <button type="button" id="print" class="slim" hidden>
          {t.print}
        </button>
        <DaySwitcher
          locale={locale}
          previousDay={previousDay}
          nextDay={nextDay}
          hrefOf={(to) => linkTo(locale, paths.deskList, { siteId: site.siteId }, { date: to })}
        />
        {count === 0 && <Notice title={t.none} advice={t.noneAdvice} />}
      </div>
      <section class="scroll" tabindex={0} aria-label={t.title(day)}>
        <table>
          <Head {...props} day={day} count={count} />
          {slots
            .filter(({ people }) => people.length > 0)
            .map((slot) => (
              <SlotRows locale={locale} slot={slot} />
            ))}
          <WalkInRows locale={locale} lines={props.walkInLines} />
        </table>
      </section>
    </DeskLayout>
  );
};

const Head = ({ frame, site, printedAt, day, count }: ListPageProps & { day: string; count: number }) => {
  const t = staffWords(frame.locale).list;
  const columns = [t.code, t.name, t.tail, t.age, t.what, t.needs, t.reward, t.state];
  return (
    <thead>
      <tr>
        <th colspan={columnCount + t.boxes.length}>
          {site.number} {site.name} · {day} · {t.count(count)} · {t.printedAt(printedAt.slice(0, 16).replace('T', ' '))}
        </th>
      </tr>
      <tr>
        {[...columns, ...t.boxes].map((words) => (
          <th scope="col">{words}</th>
        ))}
      </tr>
    </thead>
  );
};

const SlotRows = ({ locale, slot }: { readonly locale: Locale; readonly slot: ListSlot }) => {
  const t = staffWords(locale).list;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colspan={columnCount + t.boxes.length}>
          {formatWindow(slot)} · {t.count(slot.people.length)}
        </th>
      </tr>
      {slot.people.map((person) => (
        <PersonRow locale={locale} {...person} />
      ))}
    </tbody>
  );
};

const PersonRow = ({ locale, appointment, what }: PersonProps & { readonly locale: Locale }) => {
  const { attendee, needs, status, appointmentCode } = appointment;
  const { common, book } = locale.messages;
  return (
    <tr>
      <td>{displayCode(appointmentCode)}</td>
      <td>{attendee.maskedName}</td>
      <td>{attendee.phoneTail}</td>
      <td class="n">{attendee.age}</td>
      <td>{what}</td>
      <td>{common.join(needs.map((need) => book.need[need]))}</td>
      <td>{rewardsOf(locale, appointment)}</td>
      <td>
        <StateMark locale={locale} state={status} />
      </td>
      {boxesOf(appointment).map((isDone) => (
        <td>{isDone ? '☑' : '☐'}</td>
      ))}
    </tr>
  );
};

/** Arrived, done, handed out: what the store knows is ticked already. */
const boxesOf = ({ status, handedOut }: AppointmentView): readonly boolean[] => [
  status === 'checkedIn' || status === 'fulfilled',
  status === 'fulfilled',
  handedOut.length > 0,
];

const rewardsOf = (locale: Locale, { entitlement, rewardChoice }: AppointmentView): string => {
  const { common } = locale.messages;
  const all = entitlement.filter(({ oneOf }) => !oneOf);
  const choices = entitlement.filter(({ oneOf, itemId }) => oneOf && (!rewardChoice || itemId === rewardChoice));
  const named = (items: typeof entitlement) =>
    common.join(items.map((item) => common.quantity(item.name, item.quantity)));
  if (choices.length < 2) return named([...all, ...choices]);
  const oneOf = staffWords(locale).list.oneOf(named(choices));
  return all.length === 0 ? oneOf : common.join([named(all), oneOf]);
};

const WalkInRows = ({ locale, lines }: { readonly locale: Locale; readonly lines: number }) => {
  const t = staffWords(locale).list;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colspan={columnCount + t.boxes.length}>
          {locale.messages.common.labelled(t.walkIns, t.walkInHint)}
        </th>
      </tr>
      <tr>
        {t.walkInColumns.map((words, index) => (
          <td colspan={walkInSpans[index]}>
            <b>{words}</b>
          </td>
        ))}
        {t.boxes.map((words) => (
          <td>
            <b>{words}</b>
          </td>
        ))}
      </tr>
      {Array.from({ length: lines }, () => (
        <tr>
          {walkInSpans.map((span) => (
            <td colspan={span}>&nbsp;</td>
          ))}
          {t.boxes.map(() => (
            <td>☐</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
};
