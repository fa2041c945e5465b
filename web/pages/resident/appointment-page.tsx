import type { AppointmentStatus } from '../../../shared/domain/appointments.ts';
import { displayCode } from '../../../shared/domain/codes.ts';
import { PhoneLink } from '../../components/phone-link.tsx';
import { dateIn, formatDate } from '../../format.ts';
import { Layout } from '../../layout.tsx';
import { linkTo, paths } from '../../paths.ts';
import { type AppointmentPartProps, Bring, Code, Entitlement, WhenAndWhere } from './appointment-parts.tsx';

/** How an appointment stands for its owner: `moved` is booked after a move, `past` booked with its time over. */
export type AppointmentState = AppointmentStatus | 'moved' | 'past';

export interface AppointmentPageProps extends AppointmentPartProps {
  readonly here: string;
  readonly token: string;
  readonly state: AppointmentState;
  /** set when the site or the slot is not open any more */
  readonly trouble?: 'paused' | 'closed' | undefined;
  /** the next dose in words, and from which local date it is possible */
  readonly nextDose?: { readonly name: string; readonly possibleFrom: string } | undefined;
  /** last local date on which anybody can see the appointment */
  readonly keptUntil: string;
}

/** The appointment behind its manage link: what to show at the site, what to bring, and what can still be changed. */
export const AppointmentPage = (props: AppointmentPageProps) => {
  const { locale, here, appointment, state, trouble, nextDose } = props;
  const t = locale.messages.appointment;
  const canChange = state === 'booked' || state === 'moved';
  const isOver = state === 'cancelled' || state === 'noShow';
  return (
    <Layout locale={locale} title={trouble ? t.trouble[trouble] : t.title[state]} here={here}>
      {/* "Please come" and "it may not take place" never stand together: who reads only the first line stays at home. */}
      <h1>{trouble ? t.trouble[trouble] : t.title[state]}</h1>
      <p class={trouble && 'notice'}>{trouble ? t.troubleAdvice : t.advice[state]}</p>
      {nextDose && (
        <p class="notice">{t.nextDose(nextDose.name, formatDate(locale.language, nextDose.possibleFrom))}</p>
      )}
      {isOver ? <p class="muted">{displayCode(appointment.appointmentCode)}</p> : <Code {...props} />}
      <WhenAndWhere {...props} />
      {canChange && <Bring {...props} />}
      {!isOver && <Entitlement {...props} />}
      {canChange ? <Changes {...props} /> : <BookAgain {...props} />}
      <PhoneLink locale={locale} phone={appointment.site.phone} />
      {canChange && <p class="muted">{t.keep}</p>}
      <Kept {...props} />
    </Layout>
  );
};

const Changes = ({ locale, appointment, token }: AppointmentPageProps) => {
  const t = locale.messages.appointment;
  const { site, slot } = appointment;
  const params = { code: appointment.appointmentCode, token };
  return (
    <>
      <a class="button second" href={linkTo(locale, paths.card, params)}>
        {t.card}
      </a>
      <a class="button second" href={linkTo(locale, paths.calendar, params)}>
        {t.calendar}
      </a>
      <p class="muted">{t.calendarHint}</p>
      <a class="button second" href={linkTo(locale, paths.move, params)}>
        {t.move}
      </a>
      <a class="button second" href={linkTo(locale, paths.cancel, params)}>
        {t.cancel}
      </a>
      <a class="button second" href={linkTo(locale, paths.site, { siteId: site.siteId }, { date: dateIn(slot.start) })}>
        {t.another}
      </a>
    </>
  );
};

const BookAgain = ({ locale, appointment, token, state }: AppointmentPageProps) => {
  const t = locale.messages.appointment;
  const params = { code: appointment.appointmentCode, token };
  return (
    <>
      {state !== 'checkedIn' && (
        <a class="button" href={linkTo(locale, paths.sites, {})}>
          {t.bookAgain}
        </a>
      )}
      {state === 'cancelled' && (
        <a class="button second" href={linkTo(locale, paths.calendar, params)}>
          {t.calendarCancelled}
        </a>
      )}
    </>
  );
};

/** What is kept and until when, and the way to have it deleted now. */
const Kept = ({ locale, appointment, token, keptUntil }: AppointmentPageProps) => {
  const t = locale.messages.appointment;
  return (
    <>
      <p class="muted">{t.keptUntil(formatDate(locale.language, keptUntil))}</p>
      <a class="button second" href={linkTo(locale, paths.erase, { code: appointment.appointmentCode, token })}>
        {t.erase}
      </a>
    </>
  );
};
