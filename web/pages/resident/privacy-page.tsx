import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';
import { TitledList } from './titled-list.tsx';

export interface PrivacyPageProps {
  readonly locale: Locale;
  readonly here: string;
  readonly appointmentDays: number;
  readonly guardDays: number;
  readonly backupDays: number;
}

/** What is kept, until when, and who sees it. */
export const PrivacyPage = ({ locale, here, appointmentDays, guardDays, backupDays }: PrivacyPageProps) => {
  const t = locale.messages.privacy;
  return (
    <Layout locale={locale} title={t.title} here={here}>
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <TitledList title={t.kept} items={t.keptItems} />
      <TitledList
        title={t.until}
        items={[
          t.untilAppointment(appointmentDays),
          t.untilGuard(guardDays),
          locale.messages.erase.backups(backupDays),
        ]}
      />
      <TitledList title={t.who} items={t.whoItems} />
      <TitledList title={t.rights} items={t.rightsItems} />
      <p>{t.staysAfterErasure}</p>
      <a class="button second" href={linkTo(locale, paths.find, {})}>
        {locale.messages.common.find}
      </a>
      <p>{t.cookies}</p>
    </Layout>
  );
};
