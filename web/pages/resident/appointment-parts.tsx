import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { displayCode } from '../../../shared/domain/codes.ts';
import { adultAge } from '../../../shared/domain/eligibility.ts';
import { Facts } from '../../components/facts.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { dateIn, formatDate, formatWindow } from '../../format.ts';
import type { Locale } from '../../locale.ts';

/** What the parts show, which stand on the page of an appointment and on its card. */
export interface AppointmentPartProps {
  readonly locale: Locale;
  readonly appointment: AppointmentView;
  /** the service and the dose in words */
  readonly what: string;
  /** the text of the QR code */
  readonly qrText: string;
  /** minutes for which the person is watched afterwards; 0 when there is nothing to watch for */
  readonly observationMinutes: number;
}

/** The code in large letters, and as a QR code. */
export const Code = ({ locale, appointment, qrText }: AppointmentPartProps) => (
  <section class="card">
    <h2>{locale.messages.appointment.code}</h2>
    <p class="code">{displayCode(appointment.appointmentCode)}</p>
    <QrCode text={qrText} label={locale.messages.appointment.qr} />
  </section>
);

/** When, where, who and what for; at the site also how far it is. */
export const WhenAndWhere = ({ locale, appointment, what, observationMinutes }: AppointmentPartProps) => {
  const { common, book, appointment: t } = locale.messages;
  const { site, slot, attendee, needs, stage } = appointment;
  const facts = [
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
    { name: t.who, value: attendee.maskedName + common.aside(t.ageAndPhone(attendee.age, attendee.phoneTail)) },
    { name: t.what, value: what },
    needs.length > 0 && { name: t.needs, value: common.join(needs.map((need) => book.need[need])) },
    stage !== null && appointment.status === 'checkedIn' && { name: t.stage, value: <b>{stage}</b> },
    observationMinutes > 0 && { name: t.observation, value: t.observationMinutes(observationMinutes) },
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
};

/** What to bring, in words. */
export const bringItems = ({ messages }: Locale, { doseNumber, attendee }: AppointmentView): string[] => {
  const t = messages.appointment;
  const items = [
    t.bringId,
    t.bringCode,
    (doseNumber ?? 1) > 1 && t.bringRecord,
    attendee.age < adultAge && t.bringGuardian,
  ];
  return items.filter((item) => item !== false);
};

/** What to bring. */
export const Bring = ({ locale, appointment }: AppointmentPartProps) => (
  <section>
    <h2>{locale.messages.appointment.bring}</h2>
    <ul>
      {bringItems(locale, appointment).map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </section>
);

/** What the person is entitled to, and what they have had of it. */
export const Entitlement = ({ locale, appointment }: AppointmentPartProps) => {
  const { common, appointment: t } = locale.messages;
  const { entitlement, handedOut, rewardChoice } = appointment;
  if (entitlement.length === 0) return null;
  const nameOf = (itemId: string) => entitlement.find((item) => item.itemId === itemId)?.name ?? itemId;
  const given = handedOut.map(({ itemId, quantity }) => common.quantity(nameOf(itemId), quantity));
  return (
    <section>
      <h2>{t.entitlement}</h2>
      {given.length > 0 ? (
        <p>
          <b>✓ {common.labelled(t.handedOut, common.join(given))}</b>
        </p>
      ) : (
        <>
          <p>{entitlement[0]?.oneOf ? t.entitlementOne : t.entitlementAll}</p>
          <ul>
            {entitlement.map(({ itemId, name, quantity }) => (
              <li>
                {common.quantity(name, quantity)}
                {itemId === rewardChoice && common.aside(t.chosen)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
