import { displayCode } from '../../../shared/domain/codes.ts';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

export interface CodePageProps {
  readonly locale: Locale;
  readonly here: string;
  readonly code: string;
  /** the sign-in, from which staff come back to this code */
  readonly staffHref: string;
}

/** What the QR code opens for somebody who is not signed in: it says nothing that the code did not say. */
export const CodePage = ({ locale, here, code, staffHref }: CodePageProps) => {
  const t = locale.messages.code;
  return (
    <Layout locale={locale} title={t.title} here={here}>
      <h1>{t.title}</h1>
      <p class="code">{displayCode(code)}</p>
      <p>{t.advice}</p>
      <a class="button" href={linkTo(locale, paths.find, {}, { code })}>
        {locale.messages.common.find}
      </a>
      <a class="button second" href={staffHref}>
        {t.staff}
      </a>
    </Layout>
  );
};
