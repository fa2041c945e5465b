import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { Layout } from '../../layout.tsx';
import type { Locale } from '../../locale.ts';
import { linkTo, paths } from '../../paths.ts';

export interface ErrorPageProps {
  readonly locale: Locale;
  readonly here: string | undefined;
  readonly message: string;
  /** what to do next */
  readonly advice: string;
  readonly requestId: string;
  /** a form that was sent and may be sent once more as it was */
  readonly again?: { readonly action: string; readonly fields: Hidden } | undefined;
  /** where to go on, if there is a better place than the first page */
  readonly wayOn?:
    | { readonly href: string; readonly words: string; readonly isNewPage?: boolean; readonly isOnly?: boolean }
    | undefined;
}

/** A refusal that has no page of its own. */
export const ErrorPage = ({ locale, here, message, advice, requestId, again, wayOn }: ErrorPageProps) => {
  const { common, errors } = locale.messages;
  return (
    <Layout locale={locale} here={here} title={message} isError>
      <h1>{message}</h1>
      <p>{advice}</p>
      {again && (
        <form method="post" action={again.action}>
          <HiddenFields values={again.fields} />
          <button type="submit">{errors.again}</button>
        </form>
      )}
      {wayOn && (
        <a class={again ? 'button second' : 'button'} href={wayOn.href} target={wayOn.isNewPage ? '_blank' : undefined}>
          {wayOn.words}
        </a>
      )}
      {!wayOn?.isOnly && (
        <>
          <a class={wayOn || again ? 'button second' : 'button'} href={linkTo(locale, paths.sites, {})}>
            {errors.home}
          </a>
          <a class="button second" href={linkTo(locale, paths.find, {})}>
            {common.find}
          </a>
        </>
      )}
      <p class="muted">{common.labelled(errors.number, requestId)}</p>
    </Layout>
  );
};
