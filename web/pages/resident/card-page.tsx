import { displayCode } from '../../../shared/domain/codes.ts';
import { Layout } from '../../layout.tsx';
import { linkTo, paths } from '../../paths.ts';
import { type AppointmentPartProps, Bring, Code, Entitlement, WhenAndWhere } from './appointment-parts.tsx';

export interface CardPageProps extends AppointmentPartProps {
  readonly here: string;
  readonly token: string;
}

/** The appointment as a card for one sheet of paper; what is for the screen only is not printed. */
export const CardPage = (props: CardPageProps) => {
  const { locale, here, appointment, token } = props;
  const { common, card: t } = locale.messages;
  const params = { code: appointment.appointmentCode, token };
  return (
    <Layout locale={locale} title={`${t.title} ${displayCode(appointment.appointmentCode)}`} here={here}>
      <h1>{t.title}</h1>
      <p class="screen">{t.how}</p>
      <Code {...props} />
      <WhenAndWhere {...props} />
      <p>
        <b>{common.labelled(common.phone, appointment.site.phone)}</b>
      </p>
      <Bring {...props} />
      <Entitlement {...props} />
      <a class="button second" href={linkTo(locale, paths.appointment, params)}>
        {t.back}
      </a>
    </Layout>
  );
};
