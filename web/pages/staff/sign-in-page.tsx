import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { type FormState, PasswordField, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { ReadingSwitches } from '../../components/reading-switches.tsx';
import { Document } from '../../document.tsx';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';

export interface SignInPageProps {
  readonly locale: Locale;
  readonly here?: string | undefined;
  readonly form: FormState;
  readonly hidden: Hidden;
  readonly problems?: readonly Problem[] | undefined;
}

/** Signs staff and officials in. */
export const SignInPage = ({ locale, here, form, hidden, problems }: SignInPageProps) => {
  const { common } = locale.messages;
  const t = staffWords(locale).signIn;
  return (
    <Document
      locale={locale}
      title={problems?.[0]?.message ?? t.title}
      isError={problems !== undefined}
      style={['base']}
    >
      <header>
        <b>{common.product}</b>
        <ReadingSwitches locale={locale} here={here} />
      </header>
      <main>
        {problems && <ErrorSummary title={common.errorSummary} problems={problems} />}
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <form method="post" action={linkTo(locale, paths.signIn, {})} novalidate>
          <HiddenFields values={hidden} />
          <TextField form={form} name="username" label={t.username} autocomplete="username" maxlength={64} required />
          <PasswordField form={form} name="password" label={t.password} />
          <button type="submit">{t.submit}</button>
        </form>
        <p class="muted">{t.forgotten}</p>
      </main>
      <footer>
        <a href={linkTo(locale, paths.sites, {})}>{t.resident}</a>
      </footer>
    </Document>
  );
};
