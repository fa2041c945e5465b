import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

export interface GonePageProps {
  readonly locale: Locale;
  readonly here?: string | undefined;
  readonly why: 'erased' | 'expired';
  readonly retentionDays: number;
}

/** What the owner of a manage link reads when nothing is kept behind it any more. */
export const GonePage = ({ locale, here, why, retentionDays }: GonePageProps) => {
  const { appointment, common, gone: t } = locale.messages;
  return (
    <Layout locale={locale} title={t[why]} here={here}>
      <h1>{t[why]}</h1>
      <p>{why === 'erased' ? t.erasedAdvice : t.expiredAdvice(retentionDays)}</p>
      <a class="button" href={linkTo(locale, paths.sites, {})}>
        {appointment.bookAgain}
      </a>
      <a class="button second" href={linkTo(locale, paths.privacy, {})}>
        {common.privacy}
      </a>
    </Layout>
  );
};
