import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';

export interface PrivacyPageProps {
  readonly locale: Locale;
  readonly here: string;
  readonly appointmentDays: number;
  readonly guardDays: number;
}

/** What is kept, until when, and who sees it. */
export const PrivacyPage = ({ locale, here, appointmentDays, guardDays }: PrivacyPageProps) => {
  const t = locale.messages.privacy;
  return (
    <Layout locale={locale} title={t.title} here={here}>
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      <Section title={t.kept} items={t.keptItems} />
      <Section title={t.until} items={[t.untilAppointment(appointmentDays), t.untilGuard(guardDays)]} />
      <Section title={t.who} items={t.whoItems} />
      <Section title={t.rights} items={t.rightsItems} />
      <p>{t.cookies}</p>
    </Layout>
  );
};

const Section = ({ title, items }: { title: string; items: readonly string[] }) => (
  <section>
    <h2>{title}</h2>
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </section>
);
