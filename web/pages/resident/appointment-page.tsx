import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { displayCode } from '../../../shared/domain/codes.ts';
import { adultAge } from '../../../shared/domain/eligibility.ts';
import { Facts } from '../../components/facts.tsx';
import { PhoneLink } from '../../components/phone-link.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { dateIn, formatDate, formatWindow } from '../../format.ts';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

export interface AppointmentPageProps {
  readonly locale: Locale;
  readonly here: string;
  readonly appointment: AppointmentView;
  /** the service and the dose in words */
  readonly what: string;
  /** the text of the QR code */
  readonly qrText: string;
  readonly token: string;
  /** booked, but the time is over */
  readonly isPast: boolean;
}

/** The appointment behind its manage link: what to show at the site, what to bring, and what can still be changed. */
export const AppointmentPage = (props: AppointmentPageProps) => {
  const { locale, here, appointment, isPast } = props;
  const t = locale.messages.appointment;
  const title = isPast ? t.past : t.title[appointment.status];
  const canChange = appointment.status === 'booked' && !isPast;
  return (
    <Layout locale={locale} title={title} here={here}>
      <h1>{title}</h1>
      <p>{isPast ? t.advice.past : t.advice[appointment.status]}</p>
      {appointment.status === 'cancelled' ? (
        <p class="muted">{displayCode(appointment.appointmentCode)}</p>
      ) : (
        <Code {...props} />
      )}
      <Facts facts={whenAndWhere(props)} />
      {canChange && <Bring {...props} />}
      {appointment.status !== 'cancelled' && <Entitlement {...props} />}
      {canChange ? <Changes {...props} /> : <BookAgain locale={locale} />}
      <PhoneLink locale={locale} phone={appointment.site.phone} />
      {canChange && <p class="muted">{t.keep}</p>}
    </Layout>
  );
};

const Code = ({ locale, appointment, qrText }: AppointmentPageProps) => (
  <section class="card">
    <h2>{locale.messages.appointment.code}</h2>
    <p class="code">{displayCode(appointment.appointmentCode)}</p>
    <QrCode text={qrText} label={locale.messages.appointment.qr} />
  </section>
);

const whenAndWhere = ({ locale, appointment, what }: AppointmentPageProps) => {
  const t = locale.messages.appointment;
  const { site, slot, attendee } = appointment;
  return [
    {
      name: t.when,
      value: (
        <b>
          {formatDate(locale.language, dateIn(slot.start))} {formatWindow(slot)}
        </b>
      ),
    },
    {
      name: t.where,
      value: (
        <>
          <b>{site.name}</b>
          <br />
          {site.address}
        </>
      ),
    },
    { name: t.who, value: `${attendee.maskedName} (${t.age(attendee.age)}, ${t.phoneTail(attendee.phoneTail)})` },
    { name: t.what, value: what },
  ];
};

const Bring = ({ locale, appointment }: AppointmentPageProps) => {
  const t = locale.messages.appointment;
  return (
    <section>
      <h2>{t.bring}</h2>
      <ul>
        <li>{t.bringId}</li>
        <li>{t.bringCode}</li>
        {(appointment.doseNumber ?? 1) > 1 && <li>{t.bringRecord}</li>}
        {appointment.attendee.age < adultAge && <li>{t.bringGuardian}</li>}
      </ul>
    </section>
  );
};

const Entitlement = ({ locale, appointment }: AppointmentPageProps) => {
  const { common, appointment: t } = locale.messages;
  const { entitlement, handedOut, rewardChoice } = appointment;
  if (entitlement.length === 0) return null;
  const nameOf = (itemId: string) => entitlement.find((item) => item.itemId === itemId)?.name ?? itemId;
  const given = handedOut.map(({ itemId, quantity }) => common.quantity(nameOf(itemId), quantity));
  return (
    <section>
      <h2>{t.entitlement}</h2>
      <p>{entitlement[0]?.oneOf ? t.entitlementOne : t.entitlementAll}</p>
      <ul>
        {entitlement.map(({ itemId, name, quantity }) => (
          <li>
            {common.quantity(name, quantity)}
            {itemId === rewardChoice && ' ✓'}
          </li>
        ))}
      </ul>
      {given.length > 0 && (
        <p>
          <b>
            {t.handedOut}: {common.join(given)}
          </b>
        </p>
      )}
    </section>
  );
};

const Changes = ({ locale, appointment, token }: AppointmentPageProps) => {
  const t = locale.messages.appointment;
  const params = { code: appointment.appointmentCode, token };
  return (
    <>
      <a class="button second" href={linkTo(locale, paths.move, params)}>
        {t.move}
      </a>
      <a class="button second" href={linkTo(locale, paths.cancel, params)}>
        {t.cancel}
      </a>
    </>
  );
};

const BookAgain = ({ locale }: { locale: Locale }) => (
  <a class="button" href={linkTo(locale, paths.sites, {})}>
    {locale.messages.appointment.bookAgain}
  </a>
);
