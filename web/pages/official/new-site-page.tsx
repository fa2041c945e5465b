import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { type Option, RadioField, SelectField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths, readingQuery } from '../../paths.ts';
import { SiteFields, type SiteFieldsProps } from './site-fields.tsx';

export interface NewSitePageProps extends Omit<SiteFieldsProps, 'locale'> {
  readonly frame: DeskFrame;
  readonly status: string;
  readonly hidden: Hidden;
  /** sites that may be copied, and the one that was */
  readonly sites: readonly Option[];
  readonly copied: { readonly siteId: string; readonly name: string } | undefined;
  readonly problems?: readonly Problem[] | undefined;
}

/** Opens a site, from nothing or like one that is there. */
export const NewSitePage = (props: NewSitePageProps) => {
  const { frame, status, hidden, copied, problems, wrong } = props;
  const { locale } = frame;
  const t = officialWords(locale).site;
  const statuses = [
    { value: 'draft', label: t.asDraft },
    { value: 'open', label: t.asOpen },
  ];
  return (
    <DeskLayout frame={frame} title={problems?.[0]?.message ?? t.openTitle} isError={problems !== undefined}>
      {problems && <ErrorSummary title={locale.messages.common.errorSummary} problems={problems} />}
      <h1>{t.openTitle}</h1>
      <p>{copied ? t.copyOf(copied.name) : t.openLead}</p>
      {!problems && <CopyFrom {...props} />}
      <form method="post" action={linkTo(locale, paths.officeNewSite, {})} novalidate>
        <HiddenFields values={hidden} />
        <SiteFields {...props} locale={locale} />
        <RadioField form={{ values: { status }, wrong }} name="status" label={t.statusField} options={statuses} />
        <button type="submit">{t.submit}</button>
      </form>
    </DeskLayout>
  );
};

const CopyFrom = ({ frame: { locale }, sites, copied }: NewSitePageProps) => {
  const t = officialWords(locale).site;
  if (sites.length === 0) return null;
  return (
    <form class="row" method="get" action={paths.officeNewSite}>
      <HiddenFields values={readingQuery(locale)} />
      <SelectField
        form={{ values: { copy: copied?.siteId ?? '' }, wrong: {} }}
        name="copy"
        label={t.copyFrom}
        options={sites}
      />
      <button class="second" type="submit">
        {t.copyButton}
      </button>
    </form>
  );
};
