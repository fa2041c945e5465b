import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { AppointmentSummary } from '../../components/appointment-summary.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';
import { TitledList } from './titled-list.tsx';

export interface ErasePageProps {
  readonly locale: Locale;
  readonly here?: string;
  readonly appointment: AppointmentView;
  readonly token: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** what the deletion does besides */
  readonly first?: 'booked' | 'past' | 'notHandedOut' | undefined;
  /** false while the person is being served */
  readonly canErase: boolean;
  readonly backupDays: number;
  readonly problem?: string | undefined;
}

/** Says what is deleted and what stays, before it is done. */
export const ErasePage = (props: ErasePageProps) => {
  const { locale, here, appointment, token, hidden, first, canErase, backupDays, problem } = props;
  const { common, erase: t } = locale.messages;
  const params = { code: appointment.appointmentCode, token };
  return (
    <Layout locale={locale} title={problem ?? t.title} isError={problem !== undefined} {...(here && { here })}>
      {problem && <ErrorSummary title={common.errorSummary} problems={[{ message: problem }]} />}
      <h1>{t.title}</h1>
      <AppointmentSummary locale={locale} appointment={appointment} />
      {!canErase && <p class="notice">{t.wait}</p>}
      {first && <p class="notice">{t.first[first]}</p>}
      <TitledList title={t.gone} items={t.goneItems} />
      <TitledList title={t.stays} items={[...t.staysItems, t.backups(backupDays)]} />
      {canErase && (
        <form method="post" action={linkTo(locale, paths.erase, params)}>
          <p>{t.advice}</p>
          <HiddenFields values={hidden} />
          <button class="danger" type="submit">
            {t.confirm}
          </button>
        </form>
      )}
      <a class="button second" href={linkTo(locale, paths.appointment, params)}>
        {canErase ? t.keep : common.back}
      </a>
    </Layout>
  );
};
