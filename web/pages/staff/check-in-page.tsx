import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import type { SiteFacts } from '../../../shared/domain/appointments.ts';
import { displayCode } from '../../../shared/domain/codes.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Facts } from '../../components/facts.tsx';
import type { Hidden } from '../../components/hidden-fields.tsx';
import { PhoneLink } from '../../components/phone-link.tsx';
import { Verdict } from '../../components/verdict.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { dateIn, formatDate, formatWindow, timeIn } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { SearchBox } from './search-box.tsx';

/** A person at the desk; `what` is the service with its dose, in words. */
export interface PersonProps {
  readonly appointment: AppointmentView;
  readonly what: string;
}

/** What the desk has to know before it lets somebody in: minutes, or that a guardian must be there. */
export interface Cautions {
  readonly earlyMinutes?: number | undefined;
  readonly lateMinutes?: number | undefined;
  readonly needsGuardian: boolean;
}

/** Why somebody may not come in. */
export type WhyNotIn = 'wrongDay' | 'wrongSite' | 'cancelled' | 'noShow' | 'undone' | 'unknown';

/** The answer to somebody who showed a code, or came without one. */
export type CheckInAnswer =
  | {
      readonly kind: 'yes';
      readonly person: PersonProps;
      readonly cautions: Cautions;
      readonly undo: Hidden;
      readonly isWalkIn: boolean;
    }
  | {
      readonly kind: 'already';
      readonly person: PersonProps;
      readonly at: string;
      /** nobody where the service was given already */
      readonly by?: string | undefined;
    }
  | {
      readonly kind: 'no';
      readonly why: WhyNotIn;
      readonly person?: PersonProps | undefined;
      /** where the appointment is, when it is not here */
      readonly elsewhere?: { readonly site: SiteFacts; readonly slot: AppointmentView['slot'] } | undefined;
      /** lets the person in after all */
      readonly checkIn?: Hidden | undefined;
    }
  | { readonly kind: 'unsure'; readonly again: Hidden };

export interface CheckInPageProps {
  readonly frame: DeskFrame;
  readonly siteId: string;
  readonly answer: CheckInAnswer;
  readonly search: Hidden;
}

/** The answer that fills the screen, and the field for the next person. */
export const CheckInPage = ({ frame, siteId, answer, search }: CheckInPageProps) => {
  const { locale } = frame;
  const t = staffWords(locale).desk.verdict;
  const isError = answer.kind === 'no' || answer.kind === 'unsure';
  const title = answer.kind === 'no' ? `${t.no} ${t.why[answer.why]}` : t[answer.kind];
  return (
    <DeskLayout frame={frame} title={title} isError={isError}>
      <SearchBox locale={locale} siteId={siteId} hidden={search} isNext={answer.kind !== 'unsure'} />
      <Verdict kind={answer.kind === 'unsure' ? 'already' : answer.kind} title={t[answer.kind]}>
        {answer.kind === 'yes' && <Yes locale={locale} siteId={siteId} {...answer} />}
        {answer.kind === 'already' && <Already locale={locale} siteId={siteId} {...answer} />}
        {answer.kind === 'no' && <No locale={locale} siteId={siteId} {...answer} />}
        {answer.kind === 'unsure' && <Unsure locale={locale} siteId={siteId} {...answer} />}
      </Verdict>
    </DeskLayout>
  );
};

interface At {
  readonly locale: Locale;
  readonly siteId: string;
}
type Answer<K extends CheckInAnswer['kind']> = At & Extract<CheckInAnswer, { kind: K }>;

const Yes = ({ locale, siteId, person, cautions, undo, isWalkIn }: Answer<'yes'>) => {
  const t = staffWords(locale).desk.verdict;
  const { appointmentCode: code, stage } = person.appointment;
  return (
    <>
      {isWalkIn && (
        <p>
          {t.readCode}
          <br />
          <span class="code">{displayCode(code)}</span>
        </p>
      )}
      {cautions.needsGuardian && <p class="notice">{t.guardian}</p>}
      {cautions.earlyMinutes !== undefined && <p class="notice">{t.early(cautions.earlyMinutes)}</p>}
      {cautions.lateMinutes !== undefined && <p class="notice">{t.late(cautions.lateMinutes)}</p>}
      <PersonLines locale={locale} {...person} />
      {stage && (
        <p>
          {t.stage} <b>{stage}</b>
        </p>
      )}
      <ActButton
        action={linkTo(locale, paths.deskAppointment, { siteId, code })}
        words={t.undo}
        hidden={undo}
        kind="second"
      />
      <OpenPerson {...{ locale, siteId, code }} />
    </>
  );
};

const Already = ({ locale, siteId, person, at, by }: Answer<'already'>) => {
  const t = staffWords(locale).desk.verdict;
  const isToday = dateIn(at) === dateIn(person.appointment.slot.start);
  const when = isToday ? timeIn(at) : `${formatDate(locale.language, dateIn(at))} ${timeIn(at)}`;
  return (
    <>
      <p>
        <b>{by === undefined ? t.doneAt(when) : t.alreadyAt(when, by)}</b>
      </p>
      <p>{by === undefined ? doneWords(locale, person.appointment) : t.alreadyAdvice}</p>
      <PersonLines locale={locale} {...person} />
      <OpenPerson
        {...{ locale, siteId, code: person.appointment.appointmentCode }}
        words={awaitsReward(person.appointment) ? t.handOut : t.open}
      />
    </>
  );
};

const awaitsReward = ({ status, entitlement, handedOut }: AppointmentView): boolean =>
  status === 'fulfilled' && entitlement.length > 0 && handedOut.length === 0;

/** What is left to do for somebody whose service was given: their reward, or nothing. */
const doneWords = (locale: Locale, appointment: AppointmentView): string => {
  const t = staffWords(locale).desk.verdict;
  if (awaitsReward(appointment)) return t.rewardOpen;
  return appointment.handedOut.length > 0 ? t.rewardGiven : t.doneAdvice;
};

const No = ({ locale, siteId, why, person, elsewhere, checkIn }: Answer<'no'>) => {
  const t = staffWords(locale).desk.verdict;
  return (
    <>
      <p>
        <b>{t.why[why]}</b>
      </p>
      {elsewhere && <Elsewhere locale={locale} {...elsewhere} />}
      <p>{t.advice[why]}</p>
      {person && <PersonLines locale={locale} {...person} />}
      {checkIn && (
        <ActButton action={linkTo(locale, paths.deskCheckIn, { siteId })} words={t.checkIn} hidden={checkIn} />
      )}
      {person && (
        <OpenPerson {...{ locale, siteId, code: person.appointment.appointmentCode }} words={t.see} kind="second" />
      )}
      <a class="button second" href={linkTo(locale, paths.deskWalkIn, { siteId })}>
        {t.walkIn}
      </a>
    </>
  );
};

const Elsewhere = ({ locale, site, slot }: Pick<At, 'locale'> & { site: SiteFacts; slot: AppointmentView['slot'] }) => {
  const t = staffWords(locale).desk.verdict;
  return (
    <>
      <Facts
        facts={[
          { name: t.where, value: `${site.name} ${site.address}` },
          { name: t.when, value: whenOf(locale, slot) },
        ]}
      />
      <PhoneLink locale={locale} phone={site.phone} />
    </>
  );
};

const Unsure = ({ locale, siteId, again }: Answer<'unsure'>) => {
  const t = staffWords(locale).desk.verdict;
  return (
    <>
      <p>{t.unsureAdvice}</p>
      <ActButton action={linkTo(locale, paths.deskCheckIn, { siteId })} words={t.again} hidden={again} />
    </>
  );
};

const whenOf = (locale: Locale, slot: AppointmentView['slot']): string =>
  `${formatDate(locale.language, dateIn(slot.start))} ${formatWindow(slot)}`;

/** Who it is in a few lines, so that the verdict and its buttons fit on a phone's screen. */
const PersonLines = ({ locale, appointment, what }: PersonProps & Pick<At, 'locale'>) => {
  const t = staffWords(locale).desk.verdict;
  const { attendee, slot } = appointment;
  const needed = neededBy(locale, appointment);
  return (
    <p>
      <b>{attendee.maskedName}</b> · {t.tail} {attendee.phoneTail} · {t.age} {t.years(attendee.age)}
      <br />
      {what}
      <br />
      {whenOf(locale, slot)}
      {needed && (
        <>
          <br />
          {t.needs} <b>{needed}</b>
        </>
      )}
    </p>
  );
};

const neededBy = ({ messages: { common, book } }: Locale, { needs }: AppointmentView): string =>
  common.join(needs.map((need) => book.need[need]));

/** Who it is, as far as the desk may see; the name and the number behind it stay masked. */
export const PersonFacts = ({ locale, appointment, what }: PersonProps & Pick<At, 'locale'>) => {
  const t = staffWords(locale).desk.verdict;
  const { attendee, slot, appointmentCode } = appointment;
  const needed = neededBy(locale, appointment);
  return (
    <Facts
      facts={[
        { name: t.who, value: <b>{attendee.maskedName}</b> },
        { name: t.when, value: whenOf(locale, slot) },
        { name: t.what, value: what },
        ...(needed ? [{ name: t.needs, value: <b>{needed}</b> }] : []),
        { name: t.tail, value: attendee.phoneTail },
        { name: t.age, value: t.years(attendee.age) },
        { name: t.code, value: displayCode(appointmentCode) },
      ]}
    />
  );
};

interface OpenPersonProps extends At {
  readonly code: string;
  readonly words?: string;
  readonly kind?: 'second';
}

const OpenPerson = ({ locale, siteId, code, words, kind }: OpenPersonProps) => (
  <a class={kind ? `button ${kind}` : 'button'} href={linkTo(locale, paths.deskAppointment, { siteId, code })}>
    {words ?? staffWords(locale).desk.verdict.open}
  </a>
);
