import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { AppointmentSummary } from '../../components/appointment-summary.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

export interface CancelPageProps {
  readonly locale: Locale;
  readonly here?: string;
  readonly appointment: AppointmentView;
  readonly token: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly problem?: string | undefined;
  /** false when there is nothing left to cancel */
  readonly canCancel: boolean;
}

/** Asks once more before the seat is given back. */
export const CancelPage = ({ locale, here, appointment, token, hidden, problem, canCancel }: CancelPageProps) => {
  const { common, cancel: t } = locale.messages;
  const params = { code: appointment.appointmentCode, token };
  return (
    <Layout locale={locale} title={problem ?? t.title} isError={problem !== undefined} {...(here && { here })}>
      {problem && <ErrorSummary title={common.errorSummary} problems={[{ message: problem }]} />}
      <h1>{t.title}</h1>
      <AppointmentSummary locale={locale} appointment={appointment} />
      {canCancel && <p>{t.advice}</p>}
      {canCancel && (
        <form method="post" action={linkTo(locale, paths.cancel, params)}>
          <HiddenFields values={hidden} />
          <button class="danger" type="submit">
            {t.confirm}
          </button>
        </form>
      )}
      <a class="button second" href={linkTo(locale, paths.appointment, params)}>
        {canCancel ? t.keep : common.back}
      </a>
    </Layout>
  );
};
