import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { type FormState, TextField } from '../../components/fields.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

export interface FindPageProps {
  readonly locale: Locale;
  readonly here?: string;
  readonly form: FormState;
  readonly hidden: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[] | undefined;
  readonly advice?: string | undefined;
}

/** Finds an appointment by its code and the end of a phone number. */
export const FindPage = ({ locale, here, form, hidden, problems, advice }: FindPageProps) => {
  const { common, find: t } = locale.messages;
  return (
    <Layout
      locale={locale}
      title={problems?.[0]?.message ?? t.title}
      isError={problems !== undefined}
      {...(here && { here })}
    >
      {problems && (
        <ErrorSummary title={common.errorSummary} problems={problems}>
          {advice && <p>{advice}</p>}
        </ErrorSummary>
      )}
      <h1>{t.title}</h1>
      <form method="post" action={linkTo(locale, paths.find, {})} novalidate>
        <HiddenFields values={hidden} />
        <TextField form={form} name="code" label={t.code} hint={t.codeHint} maxlength={20} required />
        <TextField
          form={form}
          name="phoneTail"
          label={t.phoneTail}
          hint={t.phoneTailHint}
          inputmode="numeric"
          maxlength={20}
          required
        />
        <button type="submit">{t.submit}</button>
      </form>
      <h2>{t.lost}</h2>
      <p>{t.lostAdvice}</p>
      <a class="button second" href={linkTo(locale, paths.sites, {})}>
        {common.allSites}
      </a>
    </Layout>
  );
};
