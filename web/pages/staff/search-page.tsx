import { displayCode } from '../../../shared/domain/codes.ts';
import { ActButton } from '../../components/act-button.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatWindow } from '../../format.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import type { PersonProps } from './check-in-page.tsx';
import { SearchBox } from './search-box.tsx';

/** Somebody who was found; who can be checked in has a button for it. */
export interface FoundProps extends PersonProps {
  readonly checkIn?: Hidden | undefined;
}

export interface SearchPageProps {
  readonly frame: DeskFrame;
  readonly siteId: string;
  readonly typed: string;
  /** what is wrong with what was typed */
  readonly wrong?: string | undefined;
  readonly found: readonly FoundProps[];
  /** people who were found; more than these when the list of the day went on */
  readonly total: number;
  readonly isTotalKnown: boolean;
  readonly search: Hidden;
}

/** Whom a phone tail or a name means, one under the other; nobody is checked in by a name alone. */
export const SearchPage = ({ frame, siteId, typed, wrong, found, total, isTotalKnown, search }: SearchPageProps) => {
  const { locale } = frame;
  const t = staffWords(locale).desk.search;
  const lead = found.length === 1 && found[0]?.checkIn ? t.one : (isTotalKnown ? t.found : t.foundMany)(total);
  const isNone = found.length === 0;
  return (
    <DeskLayout frame={frame} title={wrong ?? (isNone ? t.none : t.title)} isError={isNone}>
      <h1>{t.title}</h1>
      {!isNone && <p role="status">{lead}</p>}
      {isNone && wrong === undefined && (
        <div role="alert">
          <Notice title={t.none} advice={t.noneAdvice} />
        </div>
      )}
      {found.map((person) => (
        <Found frame={frame} siteId={siteId} {...person} />
      ))}
      {total > found.length && <p class="notice">{t.more}</p>}
      <SearchBox locale={locale} siteId={siteId} hidden={search} typed={typed} wrong={wrong} />
      <a class="button second" href={linkTo(locale, paths.deskDay, { siteId })}>
        {t.back}
      </a>
      {isNone && (
        <a class="button second" href={linkTo(locale, paths.deskWalkIn, { siteId })}>
          {staffWords(locale).desk.verdict.walkIn}
        </a>
      )}
    </DeskLayout>
  );
};

const Found = ({
  frame: { locale },
  siteId,
  appointment,
  what,
  checkIn,
}: FoundProps & Pick<SearchPageProps, 'frame' | 'siteId'>) => {
  const { desk } = staffWords(locale);
  const { appointmentCode: code, attendee, slot, status } = appointment;
  return (
    <section class="card">
      <h2>{attendee.maskedName}</h2>
      <p>
        {formatWindow(slot)} · <StateMark locale={locale} state={status} />
        <br />
        {what}
        <br />
        {desk.verdict.tail} {attendee.phoneTail} · {desk.verdict.age} {desk.verdict.years(attendee.age)} ·{' '}
        {displayCode(code)}
      </p>
      {checkIn && (
        <ActButton
          action={linkTo(locale, paths.deskCheckIn, { siteId })}
          words={`${desk.verdict.checkIn} ${attendee.maskedName}`}
          hidden={checkIn}
        />
      )}
      <a class="button second" href={linkTo(locale, paths.deskAppointment, { siteId, code })}>
        {desk.verdict.open}
      </a>
    </section>
  );
};
